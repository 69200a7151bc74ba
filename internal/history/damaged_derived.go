package history

import (
	"context"
	"errors"

	"djq/internal/history/database"
)

// reading calls read, which reads what follows from the events. Where that is
// damaged it is computed again, with a notice, and read once more.
func (s *Store) reading(ctx context.Context, read func() error) error {
	err := database.AsDerived(read())
	if !errors.Is(err, database.ErrDerived) {
		return s.explain(err)
	}
	if err := s.Repair(ctx); err != nil {
		return err
	}
	s.noteRepaired()
	if err := s.noteDamage(ctx); err != nil {
		return err
	}
	return s.explain(read())
}

// noteDamage notes damage to the events of a history that had some other: what is
// computed again follows from them.
func (s *Store) noteDamage(ctx context.Context) error {
	err := s.CheckFile(ctx)
	if database.IsDamaged(err) {
		s.note("%v, and what is computed from it may be wrong: djq history restore restores a backup", err)
		return nil
	}
	return err
}

func (s *Store) noteRepaired() {
	s.note("due dates and statistics in %s were damaged, and were computed again from the events", s.name)
}
