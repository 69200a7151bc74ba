package app

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/history/database"
)

// TestPatientlyBlamesNobodyForItsOwnLock keeps the history locked for long after a
// change has got the lock, as a change that takes long does.
func TestPatientlyBlamesNobodyForItsOwnLock(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	var said bytes.Buffer
	a, err := New(testEnv(strings.NewReader(""), &said, &said, "DJQ_HOME="+home))
	if err != nil {
		t.Fatal(err)
	}
	store, err := a.History.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	err = a.History.Patiently(nil, func(ctx context.Context) error {
		if err := store.SetValues(ctx, map[string]string{"plan": "{}"}); err != nil {
			return err
		}
		db, err := database.Connect(filepath.Join(home, historyName), database.Writing("wal"))
		if err != nil {
			return err
		}
		defer db.Close()
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		time.Sleep(unnoticed + unnoticed/2) // what does not come is not to be awaited
		return nil
	})
	if err != nil || said.Len() > 0 {
		t.Errorf("%v, said %q", err, said.String())
	}
}
