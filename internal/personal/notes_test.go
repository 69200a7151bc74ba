package personal

import (
	"errors"
	"testing"

	"djq/internal/bank"
)

func card(topic, id string, aliases ...string) *bank.Card {
	return &bank.Card{Topic: topic, ID: id, Aliases: aliases}
}

func TestSetNoteLeavesOtherLinesAlone(t *testing.T) {
	f := In(t.TempDir())
	const before = "# my notes\norm/a: one line # really\n\n# about b\norm/b: |\n  Two\n\n  lines.\n"
	put(t, f.NotesPath(), before)
	set := func(c *bank.Card, text, want string) {
		t.Helper()
		if err := f.SetNote(c, text); err != nil {
			t.Fatal(err)
		}
		if got := get(t, f.NotesPath()); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		n, findings, err := f.Notes()
		if err != nil || len(findings) > 0 || n.Of(c) != text {
			t.Errorf("%q %v %v", n.Of(c), findings, err)
		}
	}
	set(card("orm", "c"), "New: one", before+"orm/c: \"New: one\"\n")
	set(card("orm", "b"), "Changed\n- a\n- b", "# my notes\norm/a: one line # really\n\n# about b\norm/b: |-\n  Changed\n  - a\n  - b\norm/c: \"New: one\"\n")
	set(card("views", "x", "orm/a"), "moved", "# my notes\norm/a: moved\n\n# about b\norm/b: |-\n  Changed\n  - a\n  - b\norm/c: \"New: one\"\n")
	set(card("orm", "b"), "", "# my notes\norm/a: moved\n\n# about b\norm/c: \"New: one\"\n")
	set(card("orm", "a"), "", "# my notes\n\n# about b\norm/c: \"New: one\"\n")
	set(card("orm", "c"), "", "# my notes\n\n# about b\n")
	set(card("orm", "d"), "again", "# my notes\n\n# about b\norm/d: again\n")
}

func TestLastNoteTakesTheFileWithIt(t *testing.T) {
	f := In(t.TempDir())
	c := card("orm", "a")
	if err := errors.Join(f.SetNote(c, "My story"), f.SetNote(c, "")); err != nil || get(t, f.NotesPath()) != "none" {
		t.Error(err, get(t, f.NotesPath()))
	}
}

func TestNotesAreReadStrictly(t *testing.T) {
	f := In(t.TempDir())
	put(t, f.NotesPath(), "orm/a: fine\norm: no card\norm/b: [a list]\norm/a: again\n")
	n, findings, err := f.Notes()
	if err != nil || n.Of(card("orm", "a")) != "fine" || len(findings) != 3 {
		t.Fatal(n, findings, err)
	}
	for i, want := range []int32{2, 3, 4} {
		if findings[i].Pos.Line != want {
			t.Error(findings[i])
		}
	}
	var broken *NotesError
	if err := f.SetNote(card("orm", "a"), "x"); !errors.As(err, &broken) {
		t.Error(err)
	}
}

func TestNotesInAnotherFormAreRefused(t *testing.T) {
	f := In(t.TempDir())
	const flow = "{orm/a: one, orm/b: two}\n"
	put(t, f.NotesPath(), flow)
	var refused *NotesError
	if err := f.SetNote(card("orm", "a"), "x"); !errors.As(err, &refused) || get(t, f.NotesPath()) != flow {
		t.Error(err, get(t, f.NotesPath()))
	}
}

// FuzzSetNote checks that a note is read as it was written and others stay.
func FuzzSetNote(f *testing.F) {
	f.Add("orm/a: one\n", "text")
	f.Add("# c\norm/b: |\n  x\n\n\norm/c: 'y'", "- a: b\n  c")
	f.Add("orm/c: |+\n  x\n\n\norm/d: z\n", "#")
	f.Fuzz(func(t *testing.T, src, text string) {
		before, findings := parseNotes("", []byte(src))
		if len(findings) > 0 && !before.empty {
			return
		}
		after, ok := before.with([]byte(src), "orm/d", text)
		if !ok || after == nil {
			return
		}
		got, findings := parseNotes("", after)
		if len(findings) > 0 && !got.empty || got.texts["orm/d"] != text {
			t.Fatalf("%q %v\n%s", got.texts["orm/d"], findings, after)
		}
		for name, s := range before.texts {
			if name != "orm/d" && got.texts[name] != s {
				t.Fatalf("%s was %q, is %q", name, s, got.texts[name])
			}
		}
	})
}
