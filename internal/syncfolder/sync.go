package syncfolder

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"djq/internal/event"
	"djq/internal/eventfile"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/wholefile"
)

// Result says what a sync did.
type Result struct {
	File        string    // this machine's own file
	Rewritten   bool      // it was there and not whole
	Written     int       // events in it
	Added       int       // events that were new
	BroughtBack int       // of them, those that this history had under an earlier name
	Others      int       // whole files of other machines
	LeftOut     []Problem // files of which nothing was read
	Refused     []Problem // files of which some events were not believed
	Forgotten   []string  // machines whose files were passed over, see history.Store.Forget
	Resets      []Reset   // by other machines, new here
	TakenOut    int       // events that took back others, and that their machine's own file does not have
	// Events that this history had before, by the machines that redated them.
	Moved []history.Moved
	// Of the events that share their uid with another one.
	Conflicts     []history.Conflict
	ConflictCount int // of them, also of those that Conflicts has no room for
}

// Problem says what is wrong with a file.
type Problem struct {
	Path string
	Err  error
}

// Reset says that another machine made cards new again.
type Reset struct {
	Machine string
	Cards   int
	Reviews int // that no longer count
}

// Sync merges the events of all machines' files in a folder and writes this
// machine's own file there. That has its events, and those of other machines
// that their own files do not have, so that the folder always has everything.
// A file that is not whole is left out. A damaged history is refused: the folder
// would lose what it has lost.
func Sync(ctx context.Context, s *history.Store, dir string) (Result, error) {
	if err := s.CheckFile(ctx); err != nil {
		return Result{}, err
	}
	known, err := s.Sums(ctx)
	if err != nil {
		return Result{}, err
	}
	slices.Sort(known)
	f, err := readFolder(ctx, dir, known, s.Now())
	if err != nil {
		return Result{}, err
	}
	machines, err := s.Machines(ctx)
	if err != nil {
		return Result{}, err
	}
	y := &syncing{Result: Result{File: filePath(dir, machines.Self)}, store: s, folder: f, known: known, machines: machines}
	y.sort()
	if err := y.takeOutForged(ctx); err != nil {
		return y.Result, err
	}
	if err := y.merge(ctx); err != nil {
		return y.Result, err
	}
	if err := keepIgnoreFile(dir); err != nil {
		return y.Result, err
	}
	wholefile.ClearTempsOf(y.File)
	if err := y.endFollowed(ctx); err != nil {
		return y.Result, err
	}
	return y.Result, y.write(ctx)
}

// syncing is a sync under way.
type syncing struct {
	Result
	store    *history.Store
	folder   *folder
	known    sums // what the history has before
	machines history.Machines
	resets   map[resetKey]event.Event
}

type resetKey struct{ machine, card string }

// sort puts down what there is to say of the files.
func (y *syncing) sort() {
	for _, file := range y.folder.files {
		switch {
		case file.path == y.File:
			y.Rewritten = file.err != nil
		case file.err != nil && y.machines.IsFormer(machineOf(file.path)):
			// It is written anew.
		case file.err != nil:
			y.LeftOut = append(y.LeftOut, Problem{file.path, file.err})
		case y.machines.IsForgotten(file.machine):
			y.Forgotten = append(y.Forgotten, file.machine)
		case file.Next == "" && !y.machines.IsFormer(file.machine):
			y.Others++
		}
	}
}

// takeOutForged removes what takes back other events in the name of a machine
// whose own file, which was not there when it came, does not have it.
func (y *syncing) takeOutForged(ctx context.Context) error {
	var uids []string
	err := y.store.Takebacks(ctx, func(e event.Event) error {
		own, present := y.folder.own[e.Machine]
		if present && !y.machines.Wrote(e) && !own.has(sumOf(e.WithSum())) {
			uids = append(uids, e.UID)
		}
		return nil
	})
	if err != nil || len(uids) == 0 {
		return err
	}
	y.TakenOut = len(uids)
	return y.store.TakeOut(ctx, uids)
}

// merge adds to the history what is new in the files.
func (y *syncing) merge(ctx context.Context) error {
	merged, err := y.store.MergeEach(ctx, y.news(ctx), history.MergeOptions{
		Holds: func(have, found event.Event) bool { return y.folder.holds(y.machines.Self, have, found) },
		Added: y.added,
	})
	if err != nil {
		return err
	}
	y.Added, y.Conflicts, y.ConflictCount = merged.Added, merged.Conflicts, merged.ConflictCount
	for _, m := range merged.Moved {
		if !y.machines.IsOwn(m.Machine) {
			y.Moved = append(y.Moved, m)
		}
	}
	return y.countResets(ctx)
}

// errStop ends the reading of a file of which no more is wanted.
var errStop = errors.New("stop")

// news returns the events of the files that the history does not have.
func (y *syncing) news(ctx context.Context) iter.Seq2[event.Summed, error] {
	return func(yield func(event.Summed, error) bool) {
		y.BroughtBack, y.Refused, y.resets = 0, nil, map[resetKey]event.Event{}
		for _, file := range y.folder.files {
			if file.err != nil || !file.hasNews || y.machines.IsForgotten(file.machine) {
				continue
			}
			refused := 0
			var dates wrongDates
			err := file.readAgain(ctx, func(e event.Summed, _ []byte) error {
				switch {
				case y.known.has(sumOf(e)):
				case !y.folder.believes(y.machines.Self, file.machine, e):
					refused++
				case !y.machines.Wrote(e.Event) && dates.refuse(y.folder.dates.Check(e.Event)):
				case !yield(e, nil):
					return errStop
				}
				return nil
			})
			if err != nil {
				if !errors.Is(err, errStop) {
					yield(event.Summed{}, err)
				}
				return
			}
			if refused > 0 {
				y.Refused = append(y.Refused, Problem{file.path, &refusal{refused}})
			}
			if dates.events > 0 {
				y.Refused = append(y.Refused, Problem{file.path, &dates})
			}
		}
	}
}

// added takes note of an event that is new.
func (y *syncing) added(e event.Event) {
	switch {
	case y.machines.IsFormer(e.Machine):
		y.BroughtBack++
	case e.Kind == event.Reset:
		key := resetKey{e.Machine, e.Card}
		if last, ok := y.resets[key]; !ok || last.Compare(e) < 0 {
			y.resets[key] = e
		}
	}
}

// countResets counts what the new resets of other machines set aside.
func (y *syncing) countResets(ctx context.Context) error {
	byMachine := map[string]Reset{}
	for key, e := range y.resets {
		reviews, err := y.store.SetAsideBy(ctx, e)
		if err != nil {
			return err
		}
		if reviews > 0 {
			r := byMachine[key.machine]
			byMachine[key.machine] = Reset{key.machine, r.Cards + 1, r.Reviews + reviews}
		}
	}
	for _, r := range byMachine {
		y.Resets = append(y.Resets, r)
	}
	slices.SortFunc(y.Resets, func(a, b Reset) int { return strings.Compare(a.Machine, b.Machine) })
	return nil
}

// write writes this machine's own file.
func (y *syncing) write(ctx context.Context) error {
	losers, err := y.losers(ctx)
	if err != nil {
		return err
	}
	err = wholefile.Write(y.File, 0o666, func(w io.Writer) error {
		out, err := newFileWriter(w, y.machines.Self)
		if err != nil {
			return err
		}
		for _, e := range losers {
			if err := addEvent(out, e); err != nil {
				return err
			}
		}
		err = y.store.EventsAsWritten(ctx, func(e event.Summed) error {
			if e.Machine != y.machines.Self && y.folder.own[e.Machine].has(sumOf(e)) {
				return nil // its own file has it
			}
			return addEvent(out, e.Event)
		})
		if err != nil {
			return err
		}
		y.Written = out.events
		return out.close("")
	})
	return database.Unwritable(y.File, err)
}

func addEvent(out *fileWriter, e event.Event) error {
	line, err := eventfile.Marshal(e)
	if err != nil {
		return err
	}
	return out.add(line)
}
