package history

import (
	"context"
	"database/sql"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// parametersKey names the parameters of the scheduler among the settings of the
// history, where they have been fitted.
const parametersKey = "parameters"

// Scheduler returns the scheduler by which memory is derived: the one that the
// history was opened with, with the parameters that the history keeps if it keeps
// any.
func (s *Store) Scheduler() *memory.Scheduler { return s.scheduler.Load() }

// SetParameters has memory derived by these parameters from now on, or with nil by
// those of the scheduler that the history is opened with. Values are stored as by
// SetValues, all or nothing.
func (s *Store) SetParameters(ctx context.Context, parameters *memory.Parameters, values map[string]string) error {
	text := ""
	if parameters != nil {
		text = parameters.String()
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		if err := setValues(ctx, tx, values); err != nil {
			return err
		}
		kept, err := database.ReadSetting(ctx, tx, parametersKey)
		if err != nil || kept == text {
			return err
		}
		if err := database.SetSetting(ctx, tx, parametersKey, text); err != nil {
			return err
		}
		if err := s.adoptParameters(ctx, tx); err != nil {
			return err
		}
		return s.rebuild(ctx, tx)
	})
}

// adoptParameters makes the scheduler that of the parameters that the history
// keeps: another process may have fitted them since. Those that are not to be
// read are passed over.
func (s *Store) adoptParameters(ctx context.Context, q database.Querier) error {
	text, err := database.ReadSetting(ctx, q, parametersKey)
	if err != nil {
		return err
	}
	want := s.opened
	if parameters, err := memory.ParseParameters(text); err == nil {
		if fitted, err := memory.NewScheduler(parameters, s.opened.Retention()); err == nil {
			want = fitted
		}
	}
	if now := s.Scheduler(); now == nil || now.Parameters() != want.Parameters() {
		s.scheduler.Store(want)
	}
	return nil
}
