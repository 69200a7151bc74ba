package syncfolder

import "djq/internal/event"

// holds reports whether an event of the folder is to take the place of another
// one with the same uid that the history has. self is this machine.
//
// Where both name one machine, its own history and then its own file knows which
// is true: anyone may carry another machine's events, and alter them. Else the
// rule is that of event.Prevails, which asks only the two events, so that all
// machines agree.
func (f *folder) holds(self string, have, found event.Event) bool {
	if have.Machine == found.Machine {
		if have.Machine == self {
			return false
		}
		own := f.own[have.Machine]
		if a, b := own.has(sumOf(have.WithSum())), own.has(sumOf(found.WithSum())); a != b {
			return b
		}
	}
	return found.Prevails(have)
}

// believes reports whether an event counts that stands in the file of a
// machine. One machine may carry what another one wrote, as long as that one's
// own file is not there, or older. What takes back the effect of other events
// is believed from its own machine alone, while that has a file: nobody else
// can then undo, in its name, what it wrote.
func (f *folder) believes(self, carrier string, e event.Summed) bool {
	if e.Machine == carrier {
		return true
	}
	if !takesBack(e.Kind) {
		return true
	}
	own, present := f.own[e.Machine]
	return e.Machine != self && (!present || own.has(sumOf(e)))
}

// takesBack reports whether an event of a kind takes away the effect of others.
func takesBack(k event.Kind) bool {
	switch k {
	case event.Undo, event.Redate, event.Reset:
		return true
	}
	return false
}
