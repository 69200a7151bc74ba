package drill

import (
	"strings"
	"testing"
	"time"

	"djq/internal/cli/app"
	"djq/internal/term/termtest"
)

// threeCards is a bank for plans: one minute a day is enough for one of them.
const threeCards = `
topic: orm
cards:
  - {id: a, difficulty: easy, question: "What is a?", answer: "The first."}
  - {id: b, difficulty: easy, question: "What is b?", answer: "The second."}
  - {id: c, difficulty: easy, question: "What is c?", answer: "The third."}
`

// planned returns a world with a plan for tomorrow's interview, in which a card
// takes a minute or more.
func planned(t *testing.T, minutes int) world {
	w := world{bank: threeCards, home: t.TempDir(), step: 20 * time.Second}
	w.plan(t, 1, minutes, "")
	return w
}

func TestPlanAsksTodaysShare(t *testing.T) {
	w := planned(t, 1)
	w.args = []string{"--save"}
	w.input = "\n3\n\n3\n"
	contains(t, w.drill(t).out, " of 1:00", "of 3 cards", "on 2 Jul ", "recalled 1 of 1")
	w.input = ""
	if got := w.drill(t); got.code != app.ExitDone || got.out != "Today's share of the plan is done. To continue: djq drill --more\n" {
		t.Errorf("got %+v", got)
	}
	w.args = []string{"--more"}
	contains(t, w.drill(t).out, "1 of 2")
}

func TestPlanContinuesWithM(t *testing.T) {
	w := planned(t, 1)
	w.terminal = &termtest.Terminal{Columns: 80, Rows: 40, Steps: termtest.Type("m 3?m 3 3mq")}
	contains(t, w.drill(t).out,
		" of 1:00", "m works once all these cards have been shown", "Today's share is done.", "m more", "2 of 3", "3 of 3",
		"All cards shown.", "there is nothing more to ask today", "recalled 3 of 3")
}

func TestPlanByLinesContinuesWithM(t *testing.T) {
	w := planned(t, 1)
	w.terminal = &termtest.Terminal{Columns: 80, Rows: 40}
	w.args = []string{plain}
	w.input = "m\n\n3\nm\nq\n"
	got := w.drill(t)
	contains(t, got.out, " of 1:00", "Today's share is done. [Enter: score, m more, u undo]", "2 of 3", "recalled 1 of 1")
	if got.err != "djq: m works once all these cards have been shown\n" {
		t.Errorf("said %q", got.err)
	}
}

func TestCountTimeAndOrderOverrideThePlan(t *testing.T) {
	w := planned(t, 1)
	w.args = []string{"-n", "2"}
	contains(t, w.drill(t).out, "1 of 2")
	w.args = []string{"--time", "20m"}
	contains(t, w.drill(t).out, "1 of 3 · 0:20 of 20:00")
	w.args = []string{"--order", "due", "-n", "3"}
	contains(t, w.drill(t).out, "1 of 3")
	w.args = []string{"--order", "plan", "--search", "What is c"}
	got := w.drill(t).out
	if !strings.Contains(got, "orm/c") && !strings.Contains(got, "Today's share of the plan is done") && !strings.Contains(got, "None of these cards is in today's part of the plan") {
		t.Errorf("got %q", got)
	}
}

func TestPlanWithoutMinutes(t *testing.T) {
	w := planned(t, 0)
	contains(t, w.drill(t).out, "The plan has 0 minutes a day. To change that: djq plan set --minutes 20")
}

func TestPlanOfAnInterviewThatIsOver(t *testing.T) {
	w := planned(t, 1)
	w.now = "2026-07-05T09:30:00Z"
	got := w.drill(t)
	if got.err != "The interview was on 2 Jul: cards come up as they fall due. To remove the plan: djq plan clear\n" {
		t.Errorf("said %q", got.err)
	}
	contains(t, got.out, "1 of 3")
	w.args = []string{"--order", "plan"}
	if got := w.drill(t); got.code != app.ExitUsage || !strings.Contains(got.err, "no interview date is set") {
		t.Errorf("got %+v", got)
	}
}

func TestPlanOfCardsThatAreNotInThisBank(t *testing.T) {
	w := world{bank: threeCards, home: t.TempDir()}
	w.plan(t, 1, 20, "views")
	got := w.drill(t)
	if !strings.Contains(got.err, "None of the plan's cards") {
		t.Errorf("said %q", got.err)
	}
	contains(t, got.out, "1 of 3")
	w.args = []string{"--order", "plan"}
	if got := w.drill(t); got.code != app.ExitUsage {
		t.Errorf("got %+v", got)
	}
}

func TestPlanWithNothingWorthAsking(t *testing.T) {
	w := planned(t, 60)
	w.args = []string{"--save"}
	w.input = strings.Repeat("\n4\n", 3)
	contains(t, w.drill(t).out, "recalled 3 of 3")
	w.args = []string{"--more"}
	contains(t, w.drill(t).out, "To practise anyway: djq drill --order due, or --order weakest")
}
