package csvfile

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/incoming"
	"djq/questions"
)

// decide decides what becomes of what a table holds, where there are known cards.
func decide(found *incoming.Found, known []*bank.Card) *incoming.Plan {
	return incoming.Decide(found, incoming.Options{Fallback: "imported", Difficulty: bank.Medium, Known: known})
}

func TestTablesOfOtherProgramsBecomeCards(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*[vt]")
	if err != nil || len(files) < 7 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found, table, err := Read(src, Options{})
			if err != nil {
				t.Fatal(err)
			}
			plan := decide(found, nil)
			var b strings.Builder
			fmt.Fprintf(&b, "%s %q html=%v rows=%d\n", table.Encoding, table.Separator, table.HTML, table.Rows)
			for _, c := range table.Columns {
				fmt.Fprintf(&b, "%d %q %s\n", c.Number, c.Title, c.Field)
			}
			for _, r := range found.Remarks {
				fmt.Fprintf(&b, "remark: %s\n", r)
			}
			for _, l := range plan.LeftOut {
				fmt.Fprintf(&b, "left out: %s: %s: %s\n", l.Where, l.Why, l.What)
			}
			for f := range incoming.Files(plan.New) {
				fmt.Fprintf(&b, "\n%s", f)
			}
			golden.Compare(t, file+".golden", b.String())
		})
	}
}

// builtIn returns the built-in cards.
func builtIn(t *testing.T) []*bank.Card {
	t.Helper()
	b := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := b.Err(); err != nil {
		t.Fatal(err)
	}
	return b.Cards()
}

func TestWhatIsWrittenIsReadAsTheSameCards(t *testing.T) {
	cards := builtIn(t)
	var b bytes.Buffer
	if err := Write(&b, cards); err != nil {
		t.Fatal(err)
	}
	found, _, err := Read(b.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if plan := decide(found, cards); len(plan.Same) != len(cards) || len(plan.New)+len(plan.Changed)+len(plan.LeftOut) > 0 {
		t.Errorf("of %d cards %d are the same, %d new, %d changed, %v left out", len(cards), len(plan.Same), len(plan.New), len(plan.Changed), plan.LeftOut)
	}
	plan := decide(found, nil)
	if len(plan.New) != len(cards) {
		t.Fatalf("%d of %d cards, %v", len(plan.New), len(cards), plan.LeftOut)
	}
	same := func(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
	for i, c := range plan.New {
		if c.Name() != cards[i].Name() || !c.Equal(cards[i], same) {
			t.Errorf("%s is read as %s, which says something else", cards[i].Name(), c.Name())
		}
	}
}

func TestMapNamesColumns(t *testing.T) {
	src := []byte("a,b,c\nx,y,z\n")
	mapping, err := ParseMap("question=3, answer=b")
	if err != nil {
		t.Fatal(err)
	}
	found, table, err := Read(src, Options{Map: mapping, Header: HeaderYes})
	if err != nil || len(found.Cards) != 1 || found.Cards[0].Question != "z" || found.Cards[0].Answer != "y" {
		t.Errorf("%+v, %+v, %v", found, table, err)
	}
	for text, want := range map[string]string{
		"qestion=1":           `unknown field "qestion" in --map`,
		"question":            `"question" in --map names no column`,
		"question=4":          `there is no column "4" for question`,
		"question=1,answer=d": `there is no column "d" for answer`,
	} {
		mapping, err := ParseMap(text)
		if err == nil {
			_, _, err = Read(src, Options{Map: mapping, Header: HeaderYes})
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	if _, _, err := Read([]byte("1\n2\n"), Options{}); err == nil {
		t.Error("a column of numbers was taken for cards")
	}
}

func TestGuardIsTakenOffAgain(t *testing.T) {
	for _, cell := range []string{"", "a", "=1", "'=1", "''=1", "'a", "'", " -1", "' -1", "+", "@a", "\tx", "＝1"} {
		got := guarded(cell)
		if looksLikeFormula(got) || unguarded(got) != cell {
			t.Errorf("%q is written as %q and read as %q", cell, got, unguarded(got))
		}
	}
}

// FuzzRead checks that every table becomes cards that a bank takes, or an error.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/read/*[vt]")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("#separator:|\n#columns:a|b\n#deck:x\n1|2\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		found, _, err := Read(src, Options{})
		if err != nil {
			return
		}
		plan := decide(found, nil)
		for text := range incoming.Files(plan.New) {
			if errors, _ := diag.Count(bank.Parse("it.yaml", []byte(text)).Findings); errors > 0 {
				t.Fatalf("%v\n%s", bank.Parse("it.yaml", []byte(text)).Findings, text)
			}
		}
		again := decide(found, plan.New)
		if len(again.New) > 0 {
			t.Fatalf("the second import adds\n%s", cmp.Diff(plan.New, again.New, cmp.AllowUnexported(bank.Card{})))
		}
	})
}
