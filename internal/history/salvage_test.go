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

	"djq/internal/memory"
)

// damagedHistory returns a history of 600 events one leaf page of which is
// overwritten.
func damagedHistory(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	var events []Event
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

func TestDamagedHistoryIsNeitherExportedNorBackedUp(t *testing.T) {
	path := damagedHistory(t)
	s := testStore(t, path)
	folder := t.TempDir()
	_, err := s.ExportFile(t.Context(), filepath.Join(folder, "all.jsonl"), true)
	checkRefusal(t, err, path, "is damaged")
	var refused *FileError
	if !errors.As(err, &refused) || !strings.Contains(refused.Remedy, "--salvage") {
		t.Errorf("remedy of %v", err)
	}
	checkRefusal(t, s.BackupTo(t.Context(), filepath.Join(folder, "copy.db")), path, "is damaged")
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestSalvageReadsWhatIsLeftAndCountsWhatIsLost(t *testing.T) {
	path := damagedHistory(t)
	folder := t.TempDir()
	file, copied := filepath.Join(folder, "all.jsonl"), filepath.Join(folder, "copy.db")
	found, err := SalvageFile(t.Context(), path, file)
	if err != nil || found.Expected != 600 || found.Events < 500 || found.Events >= 600 {
		t.Fatalf("%+v, %v", found, err)
	}
	text, err := os.ReadFile(file)
	if err != nil || bytes.Count(text, []byte("\n")) != found.Events {
		t.Errorf("%d lines, %v", bytes.Count(text, []byte("\n")), err)
	}
	again, err := SalvageBackup(t.Context(), path, copied, testScheduler(t), noon)
	if err != nil || again != found {
		t.Fatalf("%+v, %v", again, err)
	}
	s := testStore(t, copied)
	verify(t, s)
	n := 0
	if err := s.Events(t.Context(), func(Event) error { n++; return nil }); err != nil || n != found.Events {
		t.Errorf("%d events, %v", n, err)
	}
	// Neither replaces anything, and a sound history is salvaged whole.
	_, err = SalvageFile(t.Context(), path, file)
	checkRefusal(t, err, file, "already exists")
	_, err = SalvageBackup(t.Context(), path, copied, testScheduler(t), noon)
	checkRefusal(t, err, copied, "already exists")
	if whole, err := Salvage(t.Context(), filled(t), func(Event) error { return nil }); err != nil || whole != (Salvaged{40, 40}) {
		t.Errorf("of a sound history: %+v, %v", whole, err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Salvage(ended, path, func(Event) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

func TestExportReplacesOnlyExports(t *testing.T) {
	s := testStore(t, filled(t))
	folder := t.TempDir()
	put := func(name, text string, mode os.FileMode) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return file
	}
	config := put("config.yaml", "retention: 0.9\n", 0o600)
	_, err := s.ExportFile(t.Context(), config, false)
	checkRefusal(t, err, config, "is not an export")
	readOnly := put("read-only.jsonl", "", 0o400)
	_, err = s.ExportFile(t.Context(), readOnly, true)
	checkRefusal(t, err, readOnly, "is read-only")
	_, err = s.ExportFile(t.Context(), folder, true)
	checkRefusal(t, err, folder, "is a folder")

	earlier := put("earlier.jsonl", "", 0o644)
	link := filepath.Join(folder, "link.jsonl")
	if err := os.Symlink(earlier, link); err != nil {
		link = earlier
	}
	for range 2 {
		if n, err := s.ExportFile(t.Context(), link, false); n != 40 || err != nil {
			t.Fatalf("exported %d, %v", n, err)
		}
	}
	if info, err := os.Stat(earlier); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Errorf("the export has mode %v, %v", info.Mode(), err)
	}
	if n, err := s.ExportFile(t.Context(), config, true); n != 40 || err != nil {
		t.Errorf("forced: %d, %v", n, err)
	}
	if n, err := s.ExportFile(t.Context(), os.DevNull, false); n != 40 || err != nil {
		t.Errorf("to a device: %d, %v", n, err)
	}
}
