package history

import (
	"context"
	"database/sql"
	"time"

	"djq/internal/history/database"
)

// Forget leaves out a machine: its events are taken out of the history, with all
// that follows from them, and no merge adds them any more. It returns how many
// there were, and where a copy of the history with them is kept, empty when
// there were none.
func (s *Store) Forget(ctx context.Context, machine string, now time.Time) (events int, kept string, err error) {
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM events WHERE machine = ?", machine).Scan(&events); err != nil {
		return 0, "", s.explain(err)
	}
	if events > 0 {
		if kept, err = s.keepCopyNow(ctx, now, "-before-forget"); err != nil {
			return 0, "", err
		}
	}
	return events, kept, s.write(ctx, func(tx *sql.Tx) error {
		if err := database.PutSetting(ctx, tx, forgottenPrefix+machine, ""); err != nil {
			return err
		}
		deleted, err := tx.ExecContext(ctx, "DELETE FROM events WHERE machine = ?", machine)
		if err != nil {
			return err
		}
		n, err := deleted.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		events = int(n)
		if err := renumber(ctx, tx); err != nil {
			return err
		}
		return s.rebuild(ctx, tx)
	})
}

// TakeOut removes events that turn out not to be what their machine wrote, and
// all that follows from them.
func (s *Store) TakeOut(ctx context.Context, uids []string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, uid := range uids {
			if _, err := tx.ExecContext(ctx, "DELETE FROM events WHERE uid = ?", uid); err != nil {
				return err
			}
		}
		if err := renumber(ctx, tx); err != nil {
			return err
		}
		return s.rebuild(ctx, tx)
	})
}

// Remember takes a machine that was forgotten in again. Its events come with
// the next merge that has them.
func (s *Store) Remember(ctx context.Context, machine string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", forgottenPrefix+machine)
		return err
	})
}

// renumber gives the events the numbers from 1 on in the order in which they
// were written, so that the last number is their count.
func renumber(ctx context.Context, tx *sql.Tx) error {
	for _, query := range []string{
		"CREATE TEMP TABLE numbers (seq INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
		"INSERT INTO temp.numbers SELECT seq, row_number() OVER (ORDER BY seq) FROM events",
		"UPDATE events SET seq = (SELECT number FROM temp.numbers n WHERE n.seq = events.seq)",
		"DROP TABLE temp.numbers",
	} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// keepCopyNow adds a copy of the history to the backups, named after the moment
// and what happens then.
func (s *Store) keepCopyNow(ctx context.Context, now time.Time, before string) (path string, err error) {
	if err := database.CreateFolder(database.BackupFolder(s.path)); err != nil {
		return "", err
	}
	path = database.NewBackupPath(database.BackupFolder(s.path), now.Format(database.MomentFormat)+before)
	return path, s.copyTo(ctx, path)
}
