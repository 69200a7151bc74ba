package syncfolder

import "fmt"

// wrongDates says that events of a file have dates that cannot be right.
type wrongDates struct {
	events int
	first  error // what is wrong with the first of them
}

// refuse counts an event that is refused for a reason, nil for none, and
// reports whether it is.
func (w *wrongDates) refuse(reason error) bool {
	if reason == nil {
		return false
	}
	if w.events++; w.first == nil {
		w.first = reason
	}
	return true
}

func (w *wrongDates) Error() string {
	if w.events == 1 {
		return fmt.Sprintf("1 event has a date that cannot be right: %v", w.first)
	}
	return fmt.Sprintf("%d events have dates that cannot be right, the first: %v", w.events, w.first)
}
