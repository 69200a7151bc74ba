package syncfolder

import (
	"context"
	"fmt"
	"strings"

	"djq/internal/event"
	"djq/internal/eventfile"
)

// refusal says that events of a file were not believed.
type refusal struct{ events int }

func (r *refusal) Error() string {
	if r.events == 1 {
		return "1 event takes back what another machine did, whose own file does not have it"
	}
	return fmt.Sprintf("%d events take back what other machines did, whose own files do not have them", r.events)
}

// losersKey is where the history keeps events that it had, until another one
// with the same uid turned out to hold, as JSON Lines. They go on standing in this
// machine's file, so that every sync of every machine can say so.
const losersKey = "conflicting events"

// maxLosers is how many of them are kept.
const maxLosers = 1000

// losers returns the events that this history had and that do not hold, those of
// this sync included.
func (y *syncing) losers(ctx context.Context) ([]event.Event, error) {
	text, err := y.store.Value(ctx, losersKey)
	if err != nil {
		return nil, err
	}
	var losers []event.Event
	kept := map[string]bool{}
	add := func(e event.Summed) error {
		if !kept[e.Sum] && len(losers) < maxLosers && !y.machines.IsForgotten(e.Machine) {
			kept[e.Sum] = true
			losers = append(losers, e.Event)
		}
		return nil
	}
	if err := eventfile.Read(eventfile.NewLineReader(strings.NewReader(text)), add); err != nil {
		return nil, fmt.Errorf("the events kept under %q: %w", losersKey, err)
	}
	before := len(losers)
	for _, c := range y.Conflicts {
		// What somebody else said in the name of the same machine is nothing to keep.
		if c.Replaced && c.Other.Machine != c.Holds.Machine {
			if err := add(c.Other.WithSum()); err != nil {
				return nil, err
			}
		}
	}
	if len(losers) == before {
		return losers, nil
	}
	var lines strings.Builder
	for _, e := range losers {
		line, err := eventfile.Marshal(e)
		if err != nil {
			return nil, err
		}
		lines.Write(line)
	}
	return losers, y.store.SetValues(ctx, map[string]string{losersKey: lines.String()})
}
