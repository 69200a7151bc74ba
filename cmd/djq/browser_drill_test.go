//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const drilledBank = `topic: orm
cards:
  - {id: one, difficulty: easy, question: 'What is one?', answer: It is 1., hint: Count., key_points: ['**One** point', Another], bonus_points: ['A ` + "`bonus`" + `'], variants: ['One, in other words?']}
  - {id: two, difficulty: easy, question: 'What is two?', answer: It is 2., key_points: [First, Second]}
  - {id: three, difficulty: hard, question: 'What is three?', answer: It is 3., key_points: [First, "Second: <b>"]}
  - {id: four, difficulty: hard, question: 'What is four?', answer: It is 4.}
  - {id: five, difficulty: hard, asked: rarely, question: 'What is five?', answer: It is 5., key_points: [Only]}
`

// newHome returns a home of someone who reviewed four of the five cards a while
// ago, so that there is one order in which they are due.
func newHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	var lines strings.Builder
	for i, rating := range []string{"again", "hard", "good", "easy"} {
		at := time.Now().AddDate(0, 0, -40)
		fmt.Fprintf(&lines, `{"uid":"past%d","card":"orm/%s","kind":"review","rating":%q,"at":%q,"day":%q}`+"\n",
			i, []string{"one", "two", "three", "four"}[i], rating, at.Format(time.RFC3339), at.Format(time.DateOnly))
	}
	for name, text := range map[string]string{"bank.yaml": drilledBank, "config.yaml": "bank: [bank.yaml]\nfit: false\n", "past.jsonl": lines.String()} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	printed(t, home, "", "history", "import", filepath.Join(home, "past.jsonl"))
	return home
}

// happened is what an event says that does not depend on when and where it was
// written.
type happened struct {
	Card, Kind, Rating, Day string
	Variant, Hints          int
	Missed, Bonus           []string
	Of                      int // the event's number among these, from 1
}

// historyOf returns the events of a history since its past.
func historyOf(t *testing.T, home string) []happened {
	t.Helper()
	var list []happened
	number := map[string]int{}
	for line := range strings.Lines(printed(t, home, "", "history", "export")) {
		var e struct {
			happened
			UID, Of string
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(e.UID, "past") {
			continue
		}
		h := e.happened
		h.Of = number[e.Of]
		list = append(list, h)
		number[e.UID] = len(list)
	}
	return list
}

// memoryOf returns what a history makes of the cards, without the moments.
func memoryOf(t *testing.T, home string) []map[string]any {
	t.Helper()
	var cards []map[string]any
	if err := json.Unmarshal([]byte(printed(t, home, "", "list", "--json")), &cards); err != nil {
		t.Fatal(err)
	}
	for _, c := range cards {
		if m, ok := c["memory"].(map[string]any); ok {
			delete(m, "last_review")
		}
	}
	return cards
}

// TestDrillOnPageMakesTheHistoryOfTheTerminal drills five cards on the page, by
// touch and by key, with a reload in the middle of a card, and brings the
// ratings home; and does the same in the terminal.
func TestDrillOnPageMakesTheHistoryOfTheTerminal(t *testing.T) {
	phone, terminal := newHome(t), newHome(t)
	file := exportPage(t, phone)
	w := openWindow(t, 390, 844)
	w.open(file, "")
	w.tap("#views a", "Drill")
	w.wait(`document.getElementById("begin-text").textContent.includes("4 due and 1 new")`)
	w.tap("#begin-buttons button", "Start")
	asks := func(question string) {
		t.Helper()
		w.wait(`document.getElementById("asked-title")?.textContent === ` + quoted(question))
	}
	var lines []string // the same for the terminal

	asks("One, in other words?") // the first variant, since it was asked once
	w.tap("#sheet button", "Hint")
	w.wait(`document.querySelector("#asked .hint").textContent.includes("Count.")`)
	w.tap("#sheet button", "Show answer")
	w.tap(".ticks label", "One point")
	w.wait(`document.getElementById("sheet-said").textContent === "Said 1 of 2 → hard"`)
	w.reload()
	asks("One, in other words?")
	if said, answer := w.text("#sheet-said"), w.text("#asked .text"); said != "Said 1 of 2 → hard" || answer != "It is 1." {
		t.Errorf("after a reload it says %q and %q", said, answer)
	}
	w.tap(".ticks label", "A bonus")
	w.tap(".ratings button", "hard")
	lines = append(lines, "h", "", "a", "c", "2")

	asks("What is two?")
	w.press(" ", "a", "b", enter)
	lines = append(lines, "", "a", "b", "")

	asks("What is five?")
	w.press(" ", "1")
	lines = append(lines, "", "1")

	asks("What is three?")
	w.tap("#sheet button", "Show answer")
	w.tap(".ratings button", "easy")
	asks("What is four?")
	w.press("u")
	asks("What is three?")
	w.press("b", "2", "!")
	lines = append(lines, "", "4", "u", "b", "2", "!")

	asks("What is four?")
	w.reload()
	asks("What is four?")
	w.press(enter)
	w.tap(".ratings button", "good")
	lines = append(lines, "", "3")

	asks("What is five?")
	w.wait(`document.getElementById("place").textContent === "5 of 5, once more"`)
	w.press(enter, "a", enter)
	lines = append(lines, "", "a", "")

	w.wait(`document.getElementById("begin-title").textContent === "Recalled 4 of 5"`)
	w.tap("#begin-buttons a", "Send to djq")
	w.wait(`document.getElementById("send-status").textContent.includes("7 ratings and 2 other changes kept here, not sent yet.")`)
	w.tap("#send button", "Save as a file")
	name := "djq-ratings-" + historyDay() + ".jsonl"
	saved := filepath.Join(w.download, name)
	w.wait(`document.getElementById("send-status").textContent.includes("all sent")`)
	awaitFile(t, saved)
	if text, err := os.ReadFile(saved); err != nil || string(text) != eval[string](w, `document.getElementById("send-text").value`) {
		t.Errorf("the text to copy is not what is in the file: %v", err)
	}

	if out := printed(t, phone, "", "history", "import", "--json", saved); !strings.Contains(out, `"added":9`) {
		t.Errorf("imported %s", out)
	}
	if out := printed(t, phone, "", "history", "import", "--json", saved); !strings.Contains(out, `"added":0`) {
		t.Errorf("imported again: %s", out)
	}
	printed(t, terminal, strings.Join(lines, "\n")+"\n", "drill", "--save")
	if diff := cmp.Diff(historyOf(t, terminal), historyOf(t, phone)); diff != "" {
		t.Errorf("events (-terminal +page):\n%s", diff)
	}
	if diff := cmp.Diff(memoryOf(t, terminal), memoryOf(t, phone)); diff != "" {
		t.Errorf("memory (-terminal +page):\n%s", diff)
	}
	printed(t, phone, "", "history", "check")

	// No page says how a machine is called.
	var e struct{ Machine string }
	lines = strings.Split(strings.TrimSpace(printed(t, terminal, "", "history", "export")), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &e); err != nil || e.Machine == "" {
		t.Fatalf("the last event has the machine %q: %v", e.Machine, err)
	}
	if text, err := os.ReadFile(exportPage(t, terminal)); err != nil || strings.Contains(string(text), e.Machine) {
		t.Errorf("the page names the machine %s: %v", e.Machine, err)
	}

	// What the page made of its events is what djq made of them, and the next page
	// keeps none of them.
	here := eval[map[string]map[string]any](w, `Object.fromEntries(progress.cards.map((c) => [c.name, progress.state(c)]))`)
	w.open(exportPage(t, phone), "")
	if n := eval[int](w, "storage.all().length"); n != 0 {
		t.Errorf("%d events are still there", n)
	}
	there := eval[map[string]map[string]any](w, `Object.fromEntries(progress.cards.map((c) => [c.name, progress.state(c)]))`)
	for _, states := range []map[string]map[string]any{here, there} {
		for _, s := range states {
			delete(s, "latest_at") // an undone event is the latest on one side
			delete(s, "latest_day")
		}
	}
	if diff := cmp.Diff(there, here, closeNumbers()); diff != "" {
		t.Errorf("states (-of djq +of the page):\n%s", diff)
	}
}

// closeNumbers compares numbers to nine digits.
func closeNumbers() cmp.Option {
	return cmp.Comparer(func(a, b float64) bool { return a == b || (a-b)/(a+b) < 1e-9 && (b-a)/(a+b) < 1e-9 })
}

// historyDay returns the study day of now.
func historyDay() string { return time.Now().Add(-4 * time.Hour).Format(time.DateOnly) }

// awaitFile waits until a file has been written.
func awaitFile(t *testing.T, path string) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is not written", path)
		}
	}
}

// TestPageGoesOnWithThePlan opens a page on the day of its export, and three days
// later.
func TestPageGoesOnWithThePlan(t *testing.T) {
	home := newHome(t)
	printed(t, home, "", "plan", "set", "--date", "+10d", "--minutes", "5")
	file := exportPage(t, home)
	w := openWindow(t, 1280, 900)
	w.open(file, "#drill")
	share := eval[[]string](w, "order.plan(progress.cards).share.map((c) => c.name)")
	if len(share) == 0 || !strings.Contains(w.text("#begin-text"), fmt.Sprintf("Today’s share of the plan: %d card", len(share))) {
		t.Errorf("the share is %v; it says %q", share, w.text("#begin-text"))
	}
	// A terminal drill asks the same card first.
	if out := printed(t, home, "", "drill"); !strings.Contains(out, share[0]) {
		t.Errorf("the share is %v; djq drill says\n%s", share, out)
	}
	w.do(`document.querySelector("#begin-buttons button").click()`)
	w.press(" ", "3")
	if rest := eval[[]string](w, "order.plan(progress.cards).share.map((c) => c.name)"); !slices.Equal(rest, share[1:]) {
		t.Errorf("after a card of %v the share is %v", share, rest)
	}

	later := openWindow(t, 1280, 900)
	later.before(`{
		const Real = Date, ahead = 3 * 86400000;
		globalThis.Date = class extends Real {
			constructor(...args) { if (args.length) super(...args); else super(Real.now() + ahead); }
			static now() { return Real.now() + ahead; }
		};
	}`)
	later.open(file, "#drill")
	if says := later.text("#begin-text"); !strings.Contains(says, "This page was made 3 days ago.") || !strings.Contains(says, "Today’s share of the plan: ") {
		t.Errorf("three days later it says %q", says)
	}
	later.do(`document.querySelector("#begin-buttons button").click()`)
	later.press(" ", "3", "q")
	later.wait(`document.getElementById("begin-title").textContent === "Recalled 1 of 1"`)
}
