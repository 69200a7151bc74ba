package personal

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"djq/internal/wholefile"
)

// killed is what a test panics with in place of a kill.
type killed struct{}

// applyKilledAt applies changes and stops at a step, counted from 0. It returns
// false when there are not as many.
func applyKilledAt(f *Folder, step int, changes ...Change) (stopped bool, err error) {
	n := 0
	f.step = func(string) {
		if n == step {
			panic(killed{})
		}
		n++
	}
	defer func() {
		f.step = nil
		if v := recover(); v != nil {
			if _, ok := v.(killed); !ok {
				panic(v)
			}
			stopped = true
		}
	}()
	return false, f.Apply(changes...)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, path string) string {
	t.Helper()
	b, err := Content(path)
	if err != nil {
		t.Fatal(err)
	}
	if b == nil {
		return "none"
	}
	return string(b)
}

func TestChangeOfSeveralFilesIsWholeAfterAKillAtAnyStep(t *testing.T) {
	for step := 0; ; step++ {
		f := In(t.TempDir())
		a, b, c := filepath.Join(f.Cards(), "a.yaml"), filepath.Join(f.DraftsFolder(), "b.yaml"), f.NotesPath()
		put(t, a, "old a")
		put(t, b, "old b")
		stopped, err := applyKilledAt(f, step, Change{a, []byte("old a"), []byte("new a")}, Change{b, []byte("old b"), nil}, Change{c, nil, []byte("new c")})
		if err != nil {
			t.Fatal(err)
		}
		if left, err := f.Recover(); err != nil || left != nil {
			t.Fatal(left, err)
		}
		switch got := [3]string{get(t, a), get(t, b), get(t, c)}; got {
		case [3]string{"new a", "none", "new c"}:
		case [3]string{"old a", "old b", "none"}:
			if step > 0 {
				t.Errorf("step %d: nothing changed after the change had begun", step)
			}
		default:
			t.Errorf("step %d: half changed: %q", step, got)
		}
		if !stopped {
			if step < 6 {
				t.Errorf("only %d steps", step)
			}
			break
		}
		// The next change finds nothing in its way, and clears what was left.
		if err := f.Apply(Change{filepath.Join(f.Cards(), "d.yaml"), nil, []byte("d")}); err != nil {
			t.Fatal(err)
		}
		if rest, _ := wholefile.Matching(f.path, ".djq-*"); len(rest) > 0 {
			t.Errorf("step %d: left %v", step, rest)
		}
	}
}

func TestRecoverCompletesAChangeInAFolderThatWasMoved(t *testing.T) {
	before, after := filepath.Join(t.TempDir(), "before"), filepath.Join(t.TempDir(), "after")
	f, elsewhere := In(before), filepath.Join(t.TempDir(), "elsewhere.yaml")
	a := filepath.Join(f.Cards(), "a.yaml")
	put(t, a, "old a")
	put(t, elsewhere, "old")
	stopped, err := applyKilledAt(f, 2, Change{a, []byte("old a"), []byte("new a")}, Change{elsewhere, []byte("old"), []byte("new")})
	if !stopped || err != nil {
		t.Fatal(stopped, err)
	}
	if err := os.Rename(before, after); err != nil {
		t.Fatal(err)
	}
	f = In(after)
	if left, err := f.Recover(); err != nil || left != nil {
		t.Fatal(left, err)
	}
	if got := [3]string{get(t, filepath.Join(f.Cards(), "a.yaml")), get(t, elsewhere), get(t, a)}; got != [3]string{"new a", "new", "none"} {
		t.Errorf("%q", got)
	}
}

func TestRecoverLeavesWhatAUserChangedSince(t *testing.T) {
	f := In(t.TempDir())
	a, b := filepath.Join(f.Cards(), "a.yaml"), filepath.Join(f.Cards(), "b.yaml")
	put(t, a, "old a")
	if stopped, err := applyKilledAt(f, 2, Change{a, []byte("old a"), []byte("new a")}, Change{b, nil, []byte("new b")}); !stopped || err != nil {
		t.Fatal(stopped, err)
	}
	put(t, a, "mine")
	left, err := f.Recover()
	if err != nil || len(left) != 1 || left[0] != a {
		t.Fatal(left, err)
	}
	if got := [3]string{get(t, a), get(t, b), get(t, filepath.Join(f.DraftsFolder(), "a.yaml"))}; got != [3]string{"mine", "new b", "new a"} {
		t.Errorf("%q", got)
	}
}

func TestApplyRefusesWhatChangedMeanwhile(t *testing.T) {
	f := In(t.TempDir())
	a, b := filepath.Join(f.Cards(), "a.yaml"), filepath.Join(f.Cards(), "b.yaml")
	put(t, a, "theirs")
	err := f.Apply(Change{b, nil, []byte("b")}, Change{a, []byte("old"), []byte("new")})
	if !errors.Is(err, wholefile.ErrChanged) || get(t, a) != "theirs" || get(t, b) != "none" {
		t.Error(err, get(t, a), get(t, b))
	}
}

func TestApplyUndoesWhatCannotBeDoneWhole(t *testing.T) {
	f := In(t.TempDir())
	a, folder := filepath.Join(f.Cards(), "a.yaml"), filepath.Join(f.Cards(), "folder")
	put(t, a, "old")
	put(t, folder, "a file where the second change needs a folder")
	err := f.Apply(Change{a, []byte("old"), []byte("new")}, Change{filepath.Join(folder, "b.yaml"), nil, []byte("b")})
	if err == nil {
		t.Fatal("no error")
	}
	left, again := f.Recover()
	if left != nil || again != nil || get(t, a) != "old" {
		t.Error(left, again, get(t, a))
	}
}

func TestApplyWritesWhereALinkLeads(t *testing.T) {
	f := In(t.TempDir())
	real, link := filepath.Join(t.TempDir(), "real.yaml"), filepath.Join(f.Cards(), "link.yaml")
	put(t, real, "old")
	if err := errors.Join(os.MkdirAll(f.Cards(), 0o700), os.Symlink(real, link)); err != nil {
		t.Skip(err)
	}
	if err := f.Apply(Change{link, []byte("old"), []byte("new")}); err != nil || get(t, real) != "new" {
		t.Error(err, get(t, real))
	}
}
