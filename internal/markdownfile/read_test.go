package markdownfile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/incoming"
	"djq/questions"
)

// decide decides what becomes of what a file holds, where there are known cards.
func decide(found *incoming.Found, known []*bank.Card) *incoming.Plan {
	return incoming.Decide(found, incoming.Options{Fallback: "imported", Difficulty: bank.Medium, Known: known})
}

func TestPagesOfQuestionsBecomeCards(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.md")
	if err != nil || len(files) < 7 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found, err := Read(src)
			if err != nil {
				t.Fatal(err)
			}
			plan := decide(found, nil)
			var b strings.Builder
			for _, l := range plan.LeftOut {
				fmt.Fprintf(&b, "left out: %s: %s: %s\n", l.Where, l.Why, l.What)
			}
			for f := range incoming.Files(plan.New) {
				fmt.Fprintf(&b, "\n%s", f)
			}
			golden.Compare(t, strings.TrimSuffix(file, ".md")+".golden", b.String())
		})
	}
}

func TestWhatIsWrittenIsReadAsTheSameCards(t *testing.T) {
	all := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := all.Err(); err != nil {
		t.Fatal(err)
	}
	cards := all.Cards()
	hard := bank.Card{
		Topic: "orm", ID: "hard-to-write", Difficulty: bank.Hard, Since: bank.Version{Major: 6}, Tags: []string{"a", "b"},
		Question: "- a list\n- of two", Answer: "```\nQ: a\n A: b\n<!-- djq:card x/y -->\n```\n\n---\nC: c\n\n**Key points**\n\n- none",
		Hint: "**Hint**", KeyPoints: []string{"one\n\n- two", "three\n---"}, Aliases: []string{"orm/easy"},
		FollowUps: []bank.FollowUp{{Question: "Why?\n\nReally?", Answer: "So.\n\nAnswer: no"}, {Question: "Then?"}, {Card: cards[0].Name()}},
	}
	cards = append(cards, &hard)
	var b bytes.Buffer
	if err := Write(&b, cards); err != nil {
		t.Fatal(err)
	}
	if !IsExport(b.Bytes()) {
		t.Error("what Write wrote is no export")
	}
	found, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	plan := decide(found, nil)
	if len(plan.New) != len(cards) {
		t.Fatalf("%d of %d cards, %v", len(plan.New), len(cards), plan.LeftOut)
	}
	same := func(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
	for i, c := range plan.New {
		if c.Name() != cards[i].Name() || !c.Equal(cards[i], same) {
			t.Errorf("%s is read as %s, which says something else:\n%+v\n%+v", cards[i].Name(), c.Name(), cards[i], c)
		}
	}
	if plan := decide(found, cards); len(plan.Same) != len(cards) {
		t.Errorf("of %d cards %d are the same, %d new, %d changed", len(cards), len(plan.Same), len(plan.New), len(plan.Changed))
	}
}

func TestFilesWithoutQuestionsAreRefused(t *testing.T) {
	for _, text := range []string{"", "words\n", "# A title\n\nand text\n", "```\nQ: a\nA: b\n```\n"} {
		if found, err := Read([]byte(text)); !errors.Is(err, ErrNoQuestion) {
			t.Errorf("%q: %+v, %v", text, found, err)
		}
	}
}

func TestDialectShowsWhatGitHubShows(t *testing.T) {
	for text, want := range map[string]string{
		"_a_ and __b c__, snake_case":          "*a* and **b c**, snake_case",
		"`_a_ <b>` <b>c</b>":                   "`_a_ <b>` **c**",
		"a<br/>b":                              "a\\\nb",
		"&lt;b&gt; &amp; &nbsp;&copy; &nope;":  "<b> &  © &nope;",
		"&#42;a&#42;":                          `\*a\*`,
		"<code>a &lt; b</code>":                "`a < b`",
		"2 \\< 3 \\_ \\*x\\*":                  "2 < 3 _ \\*x\\*",
		`2 \* 3`:                               "2 * 3",
		"~~old~~ new":                          "old new",
		"[![b](x.svg)](http://y) ![i](i.png)z": " z",
		`<a href="https://x.y/">z</a>`:         "[z](https://x.y/)",
		`<a name="top"></a>z`:                  "z",
		"Title\n=====\ntext":                   "# Title\ntext",
		"List<String> and <MyTag>":             "List<String> and <MyTag>",
		"```\n_a_ &lt;\n```":                   "```\n_a_ &lt;\n```",
	} {
		d := &dialect{}
		if got := d.text(strings.Split(text, "\n")); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzRead checks that every file becomes cards that a bank takes, or an error.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/read/*.md")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte(header + "\nQ: a\nA: b\n\n" + commentCard + "a/b difficulty=easy" + commentEnd + "\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		found, err := Read(src)
		if err != nil {
			return
		}
		plan := decide(found, nil)
		for text := range incoming.Files(plan.New) {
			if errors, _ := diag.Count(bank.Parse("it.yaml", []byte(text)).Findings); errors > 0 {
				t.Fatalf("%v\n%s", bank.Parse("it.yaml", []byte(text)).Findings, text)
			}
		}
		if again := decide(found, plan.New); len(again.New) > 0 {
			t.Fatalf("the second import adds %v", again.New[0])
		}
	})
}

// A page may have many headings one after the other.
func TestManyHeadingsTakeNoLonger(t *testing.T) {
	begin := "Q: a\nA: b\n"
	const headings = 200_000
	start := time.Now()
	if _, err := Read([]byte(begin + strings.Repeat("#\n", headings) + "text\n")); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%d headings took %v", headings, took)
	}
}
