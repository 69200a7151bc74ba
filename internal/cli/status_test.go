package cli

import (
	"strings"
	"testing"
	"time"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
	"djq/internal/event"
)

// expectStatus runs djq without a command and expects what its three lines contain.
func expectStatus(t *testing.T, w *apptest.World, lines ...string) {
	t.Helper()
	got := w.Run(newRootCommand)
	printed := strings.Split(strings.TrimSuffix(got.Out, "\n"), "\n")
	if got.Code != app.ExitDone || len(printed) != len(lines) {
		t.Fatalf("got %+v, want %d lines", got, len(lines))
	}
	for i, want := range lines {
		if !strings.Contains(printed[i], want) {
			t.Errorf("line %d is %q, want %q in it", i+1, printed[i], want)
		}
	}
}

func TestStatusSaysWhatThereIsToDo(t *testing.T) {
	w := apptest.New(t)
	welcome := []string{"djq drills Django interview questions", "3 cards in 2 topics: 1 easy, 1 medium, 1 hard.", "Next: djq drill      interview date: djq plan set      all"}
	expectStatus(t, w, welcome...)
	w.Review("orm/first")
	expectStatus(t, w, "streak 1 day.", "Today: 0 cards due, 2 new.", "Next: djq drill ")
	w.Review("orm/second", "views/third")
	expectStatus(t, w, "Readiness", "Done for today; 3 cards due ", "Next: djq drill ")
	w.Now = w.Now.AddDate(0, 0, 9)
	expectStatus(t, w, "Readiness", "Today: 3 cards due, 0 new.", "Next: djq drill ")
}

func TestStatusUnderAPlan(t *testing.T) {
	w := apptest.New(t)
	if got := w.Run(newRootCommand, "plan", "set", "--date", "2026-07-10", "--topic", "orm"); got.Code != app.ExitDone {
		t.Fatalf("got %+v", got)
	}
	const interview = "The interview is on 10 Jul, in 9 days: "
	expectStatus(t, w, "Readiness today 0%", interview+"0% if you stop now, 9", "Today's share of the plan (--topic orm): 2 cards, about 5 minutes.", "Next: djq drill ")
	w.Review("orm/first", "orm/second")
	expectStatus(t, w, "Readiness today 100%", interview+"78% if you stop now, 99% expected.", "Today's share of the plan (--topic orm): done.", "Next: djq plan ")
	w.Append(event.Event{Kind: event.Suspend, Card: "orm/second"})
	expectStatus(t, w, "Readiness today 100%", interview+"78% if you stop now, 99% expected.", "Today's share of the plan (--topic orm): done; 1 suspended.", "Next: djq plan ")
	w.Append(event.Event{Kind: event.Suspend, Card: "orm/first"})
	expectStatus(t, w, "No readiness: all cards are suspended (2)", "The interview is on 10 Jul, in 9 days.", "Next: djq history unsuspend CARD ")
	w.Append(event.Event{Kind: event.Unsuspend, Card: "orm/first"})
	w.Append(event.Event{Kind: event.Unsuspend, Card: "orm/second"})
	if got := w.Run(newRootCommand, "plan", "set", "--minutes", "0"); got.Code != app.ExitDone {
		t.Fatalf("got %+v", got)
	}
	expectStatus(t, w, "Readiness today 100%", interview, "Today's share of the plan (--topic orm): no minutes.", "Next: djq plan set --minutes 20 ")

	// A plan whose cards are of another bank says nothing here.
	bank := w.Env["DJQ_BANK"]
	w.Env["DJQ_BANK"] = w.File("other.yaml", "- {topic: auth, id: one, difficulty: easy, question: 'Who?', answer: You.}\n")
	expectStatus(t, w, "nothing seen yet", "Today: 0 cards due, 1 new.", "Next: djq drill ")
	w.Env["DJQ_BANK"] = bank
	w.Now = w.Now.Add(30 * 24 * time.Hour) // the interview is over
	expectStatus(t, w, "Readiness", "Today: 2 cards due, 1 new.", "Next: djq drill ")
}

func TestStatusReportsWhatIsBroken(t *testing.T) {
	w := apptest.New(t)
	w.Env["DJQ_BANK"] = "nowhere"
	if got := w.Run(newRootCommand); got.Code != app.ExitBroken || !strings.Contains(got.Err, "nowhere") {
		t.Errorf("got %+v", got)
	}
}
