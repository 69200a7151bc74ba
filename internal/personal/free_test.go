package personal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFreePathsAreThoseAtWhichThereIsNothing(t *testing.T) {
	f := In(t.TempDir())
	if err := os.Mkdir(f.Cards(), 0o700); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(f.Cards(), name) }
	for _, name := range []string{"orm.a.yaml", "orm.a.2.yaml", "deck.yaml"} {
		if err := os.WriteFile(in(name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if path, err := f.FreeCardPath("orm/a"); path != in("orm.a.3.yaml") || err != nil {
		t.Errorf("for a card %s, %v", path, err)
	}
	if path, err := f.FreeCardPath("orm/b"); path != in("orm.b.yaml") || err != nil {
		t.Errorf("for another card %s, %v", path, err)
	}
	if path, err := f.FreeImportPath("deck", []string{in("deck-2.yaml")}); path != in("deck-3.yaml") || err != nil {
		t.Errorf("for an import %s, %v", path, err)
	}
}

// TestNoPathIsFreeWhereNoFolderCanBe holds that the search ends where no file can be
// written, whatever its name.
func TestNoPathIsFreeWhereNoFolderCanBe(t *testing.T) {
	f := In(t.TempDir())
	if err := os.WriteFile(f.Cards(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, free := range []func() (string, error){
		func() (string, error) { return f.FreeCardPath("orm/a") },
		func() (string, error) { return f.FreeImportPath("deck", nil) },
	} {
		if path, err := free(); err == nil || !strings.HasPrefix(err.Error(), "nothing can be written to "+f.Cards()+": ") {
			t.Errorf("%s, %v", path, err)
		}
	}
}
