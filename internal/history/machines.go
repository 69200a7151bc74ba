package history

import (
	"context"
	"slices"
	"strings"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// Machines are the names that matter when events of several machines meet.
type Machines struct {
	Self      string   // the name of this copy of the history
	Former    []string // its earlier names, each of which it had until a restore
	Forgotten []string // those whose events are left out, see Forget
}

// IsFormer reports whether this history had a name before.
func (m Machines) IsFormer(machine string) bool { return slices.Contains(m.Former, machine) }

// IsOwn reports whether a name is this history's, its present or a former one.
func (m Machines) IsOwn(machine string) bool { return machine == m.Self || m.IsFormer(machine) }

// Wrote reports whether this history wrote an event. What a clock of its own was
// wrong about it knows, or can repair.
func (m Machines) Wrote(e event.Event) bool { return m.IsOwn(e.Machine) }

// IsForgotten reports whether the events of a machine are left out.
func (m Machines) IsForgotten(machine string) bool { return slices.Contains(m.Forgotten, machine) }

// Machines returns the names of this history and of those that it leaves out.
func (s *Store) Machines(ctx context.Context) (Machines, error) {
	m, err := readMachines(ctx, s.db)
	return m, s.explain(err)
}

func readMachines(ctx context.Context, q database.Querier) (m Machines, err error) {
	err = database.EachSetting(ctx, q, "main", "", func(key, value string, whole bool) {
		if !whole {
			return
		}
		if key == database.MachineKey {
			m.Self = value
		}
		if name, ok := strings.CutPrefix(key, formerPrefix); ok {
			m.Former = append(m.Former, name)
		}
		if name, ok := strings.CutPrefix(key, forgottenPrefix); ok {
			m.Forgotten = append(m.Forgotten, name)
		}
	})
	return m, err
}

// MachineSum is what a history has of a machine.
type MachineSum struct {
	Machine     string
	Events      int
	Reviews     int
	Resets      int
	First, Last memory.Day // of its events
}

// MachineSums returns what the history has of each machine, sorted by name.
func (s *Store) MachineSums(ctx context.Context) (sums []MachineSum, err error) {
	const query = `SELECT machine, count(*), sum(kind = 'review'), sum(kind = 'reset'), min(day), max(day)
		FROM events GROUP BY machine ORDER BY machine`
	err = database.EachRow(ctx, s.db, query, func(row database.Row) error {
		var m MachineSum
		err := database.Scan(row, &m.Machine, &m.Events, &m.Reviews, &m.Resets, &m.First, &m.Last)
		sums = append(sums, m)
		return err
	})
	return sums, s.explain(err)
}

// LastUIDs returns, of each machine whose name begins with a prefix, the last of
// the uids of its events.
func (s *Store) LastUIDs(ctx context.Context, prefix string) (last map[string]string, err error) {
	last = map[string]string{}
	const query = "SELECT machine, max(uid) FROM events WHERE substr(machine, 1, ?) = ? GROUP BY machine"
	err = database.EachRow(ctx, s.db, query, func(row database.Row) error {
		var machine, uid string
		err := database.Scan(row, &machine, &uid)
		last[machine] = uid
		return err
	}, len(prefix), prefix)
	return last, s.explain(err)
}

// SetAsideBy returns how many reviews no longer count because of a reset: those
// of its card, under all its names, since the last reset by another machine.
func (s *Store) SetAsideBy(ctx context.Context, reset event.Event) (reviews int, err error) {
	card, err := database.CurrentName(ctx, s.db, reset.Card)
	if err != nil {
		return 0, s.explain(err)
	}
	events, undone, err := cardEvents(ctx, s.db, card)
	if err != nil {
		return 0, s.explain(err)
	}
	slices.SortFunc(events, event.Event.Compare)
	for _, e := range events {
		switch {
		case e.Compare(reset) >= 0:
			return reviews, nil
		case e.Kind == event.Reset && e.Machine != reset.Machine:
			reviews = 0
		case e.Kind == event.Review && !undone[e.UID]:
			reviews++
		}
	}
	return reviews, nil
}
