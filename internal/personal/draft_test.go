package personal

import (
	"fmt"
	"strings"
	"testing"

	"djq/internal/diag"
)

func TestDraftsKeepApart(t *testing.T) {
	f := In(t.TempDir())
	for i, of := range []string{"", "", "orm/a", "orm/a", "orm/a-b", "new/card"} {
		path, err := f.KeepDraft(of, fmt.Sprintf("#djq: conflict\n- text %d of %s\n", i, of))
		if err != nil {
			t.Fatal(err)
		}
		// Once.
		if again, err := f.KeepDraft(of, fmt.Sprintf("- text %d of %s\n", i, of)); err != nil || again != path {
			t.Errorf("%s is kept as %s again: %v", path, again, err)
		}
	}
	for _, text := range []string{"a note", "a note\n", "another"} {
		if _, err := f.KeepNoteDraft("orm/a", text); err != nil {
			t.Fatal(err)
		}
	}
	if notes, err := f.NoteDraftsOf("orm/a"); err != nil || len(notes) != 2 || notes[0].Card != "orm/a" {
		t.Errorf("%+v, %v", notes, err)
	}
	for of, want := range map[string]int{"": 2, "orm/a": 2, "orm/a-b": 1, "new/card": 1, "orm/c": 0} {
		drafts, err := f.DraftsOf(of)
		if err != nil || len(drafts) != want {
			t.Errorf("%q has %d drafts, want %d: %v", of, len(drafts), want, err)
		}
		for _, d := range drafts {
			if got := get(t, d.Path); d.Card != of || d.Note || !strings.HasSuffix(got, " of "+of+"\n") {
				t.Errorf("%+v: %q", d, got)
			}
		}
	}
	if all, err := f.Drafts(); err != nil || len(all) != 8 {
		t.Error(all, err)
	}
}

func TestRemarksSayWhereTheMistakesAre(t *testing.T) {
	findings := []diag.Finding{{Pos: diag.Pos{Line: 2, Col: 3}, Message: "unknown key", Hint: "did you mean\n\"x\"?"}, {Message: "no place"}}
	for path, want := range map[string]string{
		"a.yaml":    "#djq: line 4: unknown key (did you mean \"x\"?)\n#djq: no place\ntext\n",
		"a.note.md": "<!--djq: line 4: unknown key (did you mean \"x\"?) -->\n<!--djq: no place -->\ntext\n",
	} {
		draft, n := WithFindings(path, "text\n", findings)
		if draft != want || n != 2 || Strip(path, draft) != "text\n" {
			t.Errorf("%d %q", n, draft)
		}
	}
}

func TestLongNamesOfCardsFitFiles(t *testing.T) {
	a, b := fileName("orm/"+strings.Repeat("long-", 100)+"a"), fileName("orm/"+strings.Repeat("long-", 100)+"b")
	if len(a) > maxName || a == b || fileName("orm/n-plus-one") != "orm.n-plus-one" {
		t.Error(a, b)
	}
}

func TestStripLeavesWhatIsWrittenBesideARemark(t *testing.T) {
	remark := strings.TrimSuffix(Remark("drafts/orm.x"+noteSuffix, "Your note --> on orm/x"), "\n")
	for draft, want := range map[string]string{
		remark + "\nMine.\n":              "Mine.\n",
		"Mine." + remark + "\n":           "Mine.\n",
		"Mi" + remark + "ne." + remark:    "Mine.",
		"  " + remark + " \nMine.\n":      "Mine.\n",
		"A <!-- comment --> of mine.\n\n": "A <!-- comment --> of mine.\n\n",
		"<!--djq: not closed\n":           "<!--djq: not closed\n",
	} {
		if got := Strip("drafts/orm.x"+noteSuffix, draft); got != want {
			t.Errorf("%q: %q, want %q", draft, got, want)
		}
	}
}
