package fix

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/lint"
)

// fix repairs a file; lines that begin with "#| " at its head are the
// settings.
func fix(src []byte) (fixed []byte, settled int) {
	r := Fix(linter(src), bank.Parse("cards.yaml", src), nothingTaken)
	return r.Source, r.Settled
}

// linter returns a linter with the settings of a test file.
func linter(src []byte) *lint.Linter {
	var settings []byte
	for line := range bytes.Lines(src) {
		rest, ok := bytes.CutPrefix(line, []byte("#| "))
		if !ok {
			break
		}
		settings = append(settings, rest...)
	}
	config, _ := lint.ReadConfig(lint.ConfigName, settings)
	return lint.New(func(string) *lint.Config { return config })
}

func TestEveryRuleThatLeavesAFileUnreadExists(t *testing.T) {
	for _, id := range unread() {
		if !slices.ContainsFunc(lint.Rules(), func(r lint.Rule) bool { return r.ID == id }) {
			t.Errorf("the reader has no rule %s", id)
		}
	}
}

func nothingTaken(string) bool { return false }

func TestFixMatchesGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files to repair: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fixed, settled := fix(src)
			golden.Compare(t, strings.TrimSuffix(file, ".yaml")+".fixed", string(fixed))
			if (settled > 0) != !bytes.Equal(src, fixed) {
				t.Errorf("%d findings settled", settled)
			}
			checkFix(t, src, fixed)
		})
	}
}

// checkFix checks what --fix promises: fixing again changes nothing, and
// nothing that the reader returns has changed but generated ids, quoted
// versions, values that it refused before, and white space at line ends, at the
// end of a text and before fences.
func checkFix(t *testing.T, src, fixed []byte) {
	t.Helper()
	if again, _ := fix(fixed); !bytes.Equal(again, fixed) {
		t.Errorf("fixing twice is not fixing once:\n%q\nbecomes\n%q", fixed, again)
	}
	before, after := bank.Parse("cards.yaml", src), bank.Parse("cards.yaml", fixed)
	if len(before.Cards) != len(after.Cards) || before.Topic != after.Topic && (before.Topic != "" || len(before.Findings) == 0) ||
		!sameBut(before.Title, after.Title) || !sameBut(before.Summary, after.Summary) {
		t.Fatalf("the file changed:\n%q\nbecomes\n%q", src, fixed)
	}
	for i := range before.Cards {
		a, b := before.Cards[i], after.Cards[i]
		if b.GeneratedID && !a.GeneratedID || a.ID != "" && a.ID != b.ID || a.Topic != "" && a.Topic != b.Topic ||
			a.Difficulty != 0 && a.Difficulty != b.Difficulty || a.Asked != bank.Sometimes && a.Asked != b.Asked || a.Since != b.Since ||
			lost(a.Tags, b.Tags) || lost(a.Refs, b.Refs) || lost(ids(a.Aliases), ids(b.Aliases)) ||
			lost(keptFollowUps(a.FollowUps), keptFollowUps(b.FollowUps)) ||
			!sameBut(a.Question, b.Question) || !sameBut(a.Hint, b.Hint) || !sameBut(a.Answer, b.Answer) ||
			!slices.EqualFunc(a.Variants, b.Variants, sameBut) ||
			!slices.EqualFunc(a.KeyPoints, b.KeyPoints, sameBut) || !slices.EqualFunc(a.BonusPoints, b.BonusPoints, sameBut) {
			t.Errorf("card %d changed:\n%q\nbecomes\n%q", i, src, fixed)
		}
	}
	if len(before.Findings) == 0 && !slices.EqualFunc(before.Cards, after.Cards, func(a, b bank.Card) bool {
		return a.Difficulty == b.Difficulty && a.Asked == b.Asked && a.Name() == b.Name() && slices.Equal(a.Tags, b.Tags) &&
			slices.Equal(a.Refs, b.Refs) && slices.Equal(a.Aliases, b.Aliases) && len(a.FollowUps) == len(b.FollowUps)
	}) {
		t.Errorf("a value that was not refused changed:\n%q\nbecomes\n%q", src, fixed)
	}
	errorsBefore, _ := diag.Count(before.Findings)
	errorsAfter, _ := diag.Count(after.Findings)
	if errorsAfter > errorsBefore {
		t.Errorf("more errors than before:\n%q\nbecomes\n%q", src, fixed)
	}
}

// lost reports whether an item of a list is missing from the later one.
func lost(before, after []string) bool {
	return slices.ContainsFunc(before, func(s string) bool { return !slices.Contains(after, s) })
}

// keptFollowUps returns follow-ups as words without white space.
func keptFollowUps(list []bank.FollowUp) []string {
	var kept []string
	for _, u := range list {
		kept = append(kept, u.Card+strings.Join(strings.Fields(u.Question+" "+u.Answer), ""))
	}
	return kept
}

// sameBut is the promise in other words than the code keeps it in: without any
// white space the texts are equal, and line by line what is to the left of a
// line's text is too, but for fences. Spaces inside a line may become fewer,
// because the line ends of folded text are there.
func sameBut(a, b string) bool {
	linesA, linesB := strings.Split(strings.TrimRight(a, " \t\r\n"), "\n"), strings.Split(strings.TrimRight(b, " \t\r\n"), "\n")
	return slices.EqualFunc(linesA, linesB, func(a, b string) bool {
		if !slices.Equal(strings.Fields(a), strings.Fields(b)) {
			return false
		}
		body := strings.TrimLeft(a, " \t\r")
		return body == "" || strings.HasPrefix(body, "```") || strings.HasPrefix(body, "~~~") || indent(a) == indent(b)
	})
}

// indent returns how many spaces a line begins with.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func FuzzFix(f *testing.F) {
	for _, pattern := range []string{"*.yaml", "*.fixed", "../../testdata/good/*.yaml", "../../testdata/bad/*.yaml"} {
		files, err := filepath.Glob(filepath.Join("testdata", filepath.FromSlash(pattern)))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fixed, _ := fix(src)
		checkFix(t, src, fixed)
	})
}
