package eventfile

import (
	"os"
	"path/filepath"
	"testing"

	"djq/internal/history/database"
	"djq/internal/history/historytest"
)

func TestExportReplacesOnlyExports(t *testing.T) {
	s := filled(t)
	folder := t.TempDir()
	put := func(name, text string, mode os.FileMode) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return file
	}
	config := put("config.yaml", "retention: 0.9\n", 0o600)
	_, err := ExportFile(t.Context(), s, config, false)
	checkRefusal(t, err, config, "is not an export")
	readOnly := put("read-only.jsonl", "", 0o400)
	_, err = ExportFile(t.Context(), s, readOnly, true)
	checkRefusal(t, err, readOnly, "is read-only")
	_, err = ExportFile(t.Context(), s, folder, true)
	checkRefusal(t, err, folder, "is a folder")

	earlier := put("earlier.jsonl", "", 0o644)
	link := filepath.Join(folder, "link.jsonl")
	if err := os.Symlink(earlier, link); err != nil {
		link = earlier
	}
	for range 2 {
		if n, err := ExportFile(t.Context(), s, link, false); n != 40 || err != nil {
			t.Fatalf("exported %d, %v", n, err)
		}
	}
	if info, err := os.Stat(earlier); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Errorf("the export has mode %v, %v", info.Mode(), err)
	}
	if n, err := ExportFile(t.Context(), s, config, true); n != 40 || err != nil {
		t.Errorf("forced: %d, %v", n, err)
	}
	if n, err := ExportFile(t.Context(), s, os.DevNull, false); n != 40 || err != nil {
		t.Errorf("to a device: %d, %v", n, err)
	}
}

func TestSalvagedEventsReplaceNoFile(t *testing.T) {
	s := filled(t)
	file := filepath.Join(t.TempDir(), "all.jsonl")
	found, err := SalvageFile(t.Context(), s.Path(), file)
	if err != nil || found != (database.Salvaged{Events: 40, Expected: 40}) {
		t.Fatalf("%+v, %v", found, err)
	}
	if _, added, err := ImportFile(t.Context(), historytest.New(t, 0), file); err != nil || added != 40 {
		t.Errorf("%d events come back, %v", added, err)
	}
	_, err = SalvageFile(t.Context(), s.Path(), file)
	checkRefusal(t, err, file, "already exists")
}
