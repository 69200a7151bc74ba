package drillview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/golden"
	"djq/internal/memory"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

// memoryShow is what a drill shows of memory and of a plan, drawn for one
// printer.
func memoryShow(t *testing.T, p ui.Printer) string {
	t.Helper()
	var b strings.Builder
	add := func(title string, lines ...string) {
		fmt.Fprintf(&b, "-- %s\n", title)
		for _, line := range lines {
			if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
				t.Error(err)
			}
			b.WriteString(strings.ReplaceAll(line, "\x1b", "\\e") + "\n")
		}
	}
	today, err := memory.ParseDay("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	s := drill.New(uitest.Cards()[:2], 0)
	done, more := true, true
	status := SessionStatus{
		Streak: 3,
		Before: memory.Standing{
			Cards: 300, Suspended: 12, Today: memory.Readiness{Coverage: 0.2, Recall: 0.6},
			Interview: today + 25, StopNow: memory.Readiness{Coverage: 0.2, Recall: 0.35},
		},
		After: memory.Standing{
			Cards: 300, Suspended: 12, Today: memory.Readiness{Coverage: 0.2, Recall: 0.7},
			Interview: today + 25, StopNow: memory.Readiness{Coverage: 0.2, Recall: 0.4},
		},
	}
	d := New(p, s, false).WithMemory(&Memory{
		Today:   today,
		Preview: func(*bank.Card) [4]memory.Day { return [4]memory.Day{today + 1, today + 3, today + 12, today + 400} },
		State:   func(*bank.Card) memory.CardMemory { return memory.CardMemory{Due: today + 12, Lapses: 7} },
		Status:  func() SessionStatus { return status },
		Share:   func() (bool, bool) { return done, more },
	})
	rate := func(r memory.Rating) {
		e, err := s.Rate(r, 0)
		if err != nil {
			t.Fatal(err)
		}
		add("rated "+r.String(), d.Outcome(e))
	}
	_ = s.Reveal()
	add("at the answer", d.Live(false, "")...)
	add("help there", d.Help(d.Mode(true, false))...)
	rate(memory.Again)
	e, err := s.Bury(0)
	if err != nil {
		t.Fatal(err)
	}
	add("buried", d.Outcome(e))
	_ = s.Reveal()
	rate(memory.Good)
	add("the share is done", d.Live(false, "")...)
	add("help there", d.Help(d.Mode(true, false))...)
	add("prompt", d.EndPrompt())
	add("score", d.Score(s.Score(), 0)...)
	done = false
	add("all asked, and there is more", d.Live(false, "")...)
	done, more = true, false
	add("nothing is left", append(d.Live(false, ""), d.Help(d.Mode(false, false))...)...)
	status.After.Cards, status.After.Suspended, status.After.Interview = 1, 0, 0
	status = SessionStatus{Before: status.After, After: status.After}
	add("score without a plan", d.Score(s.Score(), 0)...)
	status.First = true
	add("score of the first drill", d.Score(s.Score(), 0)...)
	return b.String()
}

func TestMemoryMatchesItsGoldenFile(t *testing.T) {
	var b strings.Builder
	for _, p := range []struct {
		name string
		ui.Printer
	}{
		{"40", ui.Printer{Width: 40}}, {"80", ui.Printer{Width: 80}}, {"200", ui.Printer{Width: 200}},
		{"80, colour", ui.Printer{Width: 80, Color: true}}, {"80, plain", ui.Printer{Width: 80, Plain: true}},
	} {
		fmt.Fprintf(&b, "== %s\n%s", p.name, memoryShow(t, p.Printer))
	}
	golden.Compare(t, "testdata/memory.golden", b.String())
}

// Under a plan due days say nothing of what will be asked: the keys and what is
// said of a rating are about the plan.
func TestPlanPromisesOnlyWhatItDoes(t *testing.T) {
	const today = memory.Day(20000)
	var plan *PlanMemory
	s := drill.New(uitest.Cards()[:2], 0)
	v := New(ui.Printer{Plain: true}, s, false).WithMemory(&Memory{
		Today:   today,
		Preview: func(*bank.Card) [4]memory.Day { return [4]memory.Day{today + 1, today + 1, today + 1, today + 1} },
		State:   func(*bank.Card) memory.CardMemory { return memory.CardMemory{Due: today + 1} },
		Plan:    func() *PlanMemory { return plan },
	})
	keys := func(want string) {
		t.Helper()
		_ = s.Reveal()
		if got := v.AnswerPrompt(); !strings.Contains(got, want) || strings.Contains(got, "tomorrow") {
			t.Errorf("the keys are %q, want %q", got, want)
		}
	}
	rated := func(r memory.Rating, want string) {
		t.Helper()
		e, err := s.Rate(r, 0)
		if got := v.Outcome(e); err != nil || !strings.HasSuffix(got, want) {
			t.Errorf("said %q, %v; want %q", got, err, want)
		}
		if _, err := s.Undo(0); err != nil {
			t.Error(err)
		}
	}
	keys("1 again (today), 2 hard, 3 good, 4 easy")
	rated(memory.Good, "- good")
	plan = &PlanMemory{
		Returns:      func(*bank.Card) bool { return true },
		ReturnsAfter: func(_ *bank.Card, r memory.Rating) bool { return r < memory.Good },
	}
	keys("1 again (today), 2 hard (later), 3 good (done), 4 easy (done)")
	rated(memory.Again, "- again, comes back")
	rated(memory.Hard, "- hard, comes back on a later day")
	plan.Returns = func(*bank.Card) bool { return false }
	rated(memory.Good, "- good, done for this interview")
}

func TestNothingDueSaysWhatComesNext(t *testing.T) {
	const today = memory.Day(20000)
	const practise = "To practise anyway: djq drill --cram, or --order weakest"
	for _, test := range []struct {
		due                      memory.Day
		cards, unseen, newPerDay int
		want                     []string
	}{
		{0, 0, 0, 20, []string{"Nothing is due.", practise}},
		{today + 1, 1, 0, 20, []string{"Nothing is due until tomorrow: 1 card then.", practise}},
		{today + 9, 12, 1500, 40, []string{
			"Nothing is due until 13 Oct: 12 cards then.",
			"1,500 cards not seen yet; today's limit on new cards has been reached. For more: djq drill --new 40",
			practise,
		}},
	} {
		got := NothingDue(today, test.due, test.cards, test.unseen, test.newPerDay)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
