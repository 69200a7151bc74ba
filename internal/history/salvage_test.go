package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// damagedHistory returns a history of 600 events one leaf page of which is
// overwritten.
func damagedHistory(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	var events []event.Event
	for i := range 600 {
		e := rated(fmt.Sprintf("orm/card-%d", i%50), memory.Good, 1+i/50)
		e.UID, e.Machine = fmt.Sprintf("u%04d", i), "m"
		events = append(events, e)
	}
	if _, err := s.Merge(t.Context(), events); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The page with the 300th event, in the table and not in an index.
	const page = 4096
	at := bytes.Index(text, []byte("u0300reviewo"))
	if at < 0 {
		t.Fatal("no page with the event")
	}
	copy(text[at/page*page:], bytes.Repeat([]byte("junk"), page/4))
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDamagedHistoryIsNotBackedUp(t *testing.T) {
	path := damagedHistory(t)
	s := testStore(t, path)
	folder := t.TempDir()
	err := s.CheckFile(t.Context())
	checkRefusal(t, err, path, "is damaged")
	var refused *database.FileError
	if !errors.As(err, &refused) || !strings.Contains(refused.Remedy, "--salvage") {
		t.Errorf("remedy of %v", err)
	}
	checkRefusal(t, s.BackupTo(t.Context(), filepath.Join(folder, "copy.db")), path, "is damaged")
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

// TestSalvageCountsRowsAndNotTheirNumbers changes the number of an event: it
// neither raises how many there should be, nor are events looked for up to it.
func TestSalvageCountsRowsAndNotTheirNumbers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	var events []event.Event
	for i := range 30 {
		e := rated("orm/card", memory.Good, 1+i)
		e.UID, e.Machine = fmt.Sprintf("u%04d", i), "m"
		events = append(events, e)
	}
	_, err := s.Merge(t.Context(), events)
	if err == nil {
		_, err = s.db.ExecContext(t.Context(), "UPDATE events SET seq = 1 << 60 WHERE seq = 7")
	}
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	found, err := database.Salvage(t.Context(), path, func(event.Event) error { return nil })
	if err != nil || found != (database.Salvaged{Events: 29, Expected: 30}) {
		t.Errorf("%+v, %v; want 29 of 30", found, err)
	}
}

func TestSalvageRefusesWhereNoEventIsFound(t *testing.T) {
	path := damagedHistory(t)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := page; at < len(text); at += page {
		copy(text[at:], bytes.Repeat([]byte("junk"), page/4))
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = database.Salvage(t.Context(), path, func(event.Event) error { return nil })
	checkRefusal(t, err, path, "is damaged, and none of its events can be found")
}

func TestSalvageReadsWhatIsLeftAndCountsWhatIsLost(t *testing.T) {
	path := damagedHistory(t)
	folder := t.TempDir()
	copied := filepath.Join(folder, "copy.db")
	found, err := database.Salvage(t.Context(), path, func(event.Event) error { return nil })
	if err != nil || found.Expected != 600 || found.Events < 500 || found.Events >= 600 {
		t.Fatalf("%+v, %v", found, err)
	}
	again, err := SalvageBackup(t.Context(), path, copied, testScheduler(t), now)
	if err != nil || again != found {
		t.Fatalf("%+v, %v", again, err)
	}
	s := testStore(t, copied)
	verify(t, s)
	n := 0
	if err := s.Events(t.Context(), func(event.Event) error { n++; return nil }); err != nil || n != found.Events {
		t.Errorf("%d events, %v", n, err)
	}
	// It replaces nothing, and a sound history is salvaged whole.
	_, err = SalvageBackup(t.Context(), path, copied, testScheduler(t), now)
	checkRefusal(t, err, copied, "already exists")
	if whole, err := database.Salvage(t.Context(), filled(t), func(event.Event) error { return nil }); err != nil || whole != (database.Salvaged{Events: 40, Expected: 40}) {
		t.Errorf("of a sound history: %+v, %v", whole, err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if _, err := database.Salvage(ended, path, func(event.Event) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}
