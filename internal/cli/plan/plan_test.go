package plan

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
	"djq/internal/memory"
	"djq/internal/study"
)

// run runs djq plan with arguments and expects an exit code and parts of what
// it prints.
func run(t *testing.T, w *apptest.World, code int, args []string, parts ...string) apptest.Result {
	t.Helper()
	got := w.Run(New, args...)
	if got.Code != code {
		t.Errorf("plan %v: exit code %d, want %d; said %q", args, got.Code, code, got.Err)
	}
	for _, part := range parts {
		if !strings.Contains(got.Out+got.Err, part) {
			t.Errorf("plan %v: no %q in %q, %q", args, part, got.Out, got.Err)
		}
	}
	return got
}

func TestWithoutAPlanItSaysHowToMakeOne(t *testing.T) {
	w := apptest.New(t)
	run(t, w, app.ExitDone, nil, "There is no plan. Create one: djq plan set --date")
	run(t, w, app.ExitDone, []string{"clear"}, "There is no plan.")
	if got := run(t, w, app.ExitDone, []string{"--json"}); got.Out != "null\n" {
		t.Errorf("got %q", got.Out)
	}
	if left, err := os.ReadDir(w.Home); err != nil || len(left) > 0 {
		t.Errorf("looking made %v (%v)", left, err)
	}
	w.Review("orm/first") // a history without a plan
	run(t, w, app.ExitDone, nil, "There is no plan.")
	run(t, w, app.ExitDone, []string{"clear"}, "There is no plan.")
}

func TestSetChangesOnlyWhatIsGiven(t *testing.T) {
	w := apptest.New(t)
	run(t, w, app.ExitUsage, []string{"set", "--minutes", "10"}, "--date is missing", "hint: djq plan set --date")
	run(t, w, app.ExitDone, []string{"set", "--date", "2026-07-11"}, "expected", "20 minutes a day")
	plan := func(args ...string) (j planJSON) {
		t.Helper()
		got := run(t, w, app.ExitDone, append(args, "--json"))
		if err := json.Unmarshal([]byte(got.Out), &j); err != nil {
			t.Fatal(err)
		}
		return j
	}
	first := plan("show")
	if first.Date != "2026-07-11" || first.DaysLeft != 10 || first.Minutes != 20 || first.Cards != 3 || first.CardsToday == 0 || first.MinutesToday == 0 {
		t.Errorf("got %+v", first)
	}
	if first.Today.Readiness != 0 || first.Expected.Readiness <= 0 || first.Bound < first.Expected.Readiness || len(first.Topics) != 2 {
		t.Errorf("got %+v", first)
	}
	if got := plan("set", "--minutes", "0"); got.Minutes != 0 || got.CardsToday != 0 || got.MinutesToday != 0 || len(got.Unseen) != 3 || got.Date != first.Date {
		t.Errorf("without time: %+v", got)
	}
	if got := plan("set", "--topic", "orm", "--minutes", "30"); got.Cards != 2 || got.Filter != "--topic orm" {
		t.Errorf("of one topic: %+v", got)
	}
	if got := plan("set", "--all"); got.Cards != 3 || got.Minutes != 30 {
		t.Errorf("of all again: %+v", got)
	}
	run(t, w, app.ExitDone, []string{"--explain"}, "best possible")
	run(t, w, app.ExitDone, []string{"clear"}, "Plan removed; djq drill asks the cards that are due.")
	run(t, w, app.ExitDone, nil, "There is no plan.")
}

func TestWrongValuesAreUsageErrorsAndChangeNothing(t *testing.T) {
	w := apptest.New(t)
	for want, args := range map[string][]string{
		`"soon" is not a date`: {"set", "--date", "soon"},
		"2026-06-30 is in the past: expected today, 2026-07-01, or later":         {"set", "--date", "2026-06-30"},
		"2036-07-01 is too far in the future: expected a date within three years": {"set", "--date", "2036-07-01"},
		`--minutes: "1441": expected from 0 to 1440 minutes a day`:                {"set", "--date", "2026-07-11", "--minutes", "1441"},
		"--all cannot be used together with filters":                              {"set", "--date", "2026-07-11", "--all", "--topic", "orm"},
		`unknown topic "om"`:                                      {"set", "--date", "2026-07-11", "--topic", "om"},
		"no card matches --topic views --difficulty easy":         {"set", "--date", "2026-07-11", "--topic", "views", "--difficulty", "easy"},
		"unknown command \"shwo\"\nhint: did you mean plan show?": {"shwo"},
		"clear takes no arguments":                                {"clear", "it"},
		`--minutes: "many": expected minutes like 20, 30m or 1h, and weekdays like 20,sat=60,sun=0`: {"set", "--date", "2026-07-11", "--minutes", "many"},
	} {
		run(t, w, app.ExitUsage, args, want)
	}
	run(t, w, app.ExitDone, nil, "There is no plan.")
}

func TestPastInterviewIsReported(t *testing.T) {
	w := apptest.New(t)
	run(t, w, app.ExitDone, []string{"set", "--date", "2026-07-11"})
	w.Now = w.Now.Add(11 * 24 * time.Hour)
	run(t, w, app.ExitDone, nil, "The interview was on Sat 11 Jul 2026; djq drill asks the cards that are due.")
	run(t, w, app.ExitDone, []string{"--json"}, `"date":"2026-07-11","days_left":-1`)
}

func TestAPlanForCardsOfAnotherBank(t *testing.T) {
	w := apptest.New(t)
	run(t, w, app.ExitDone, []string{"set", "--date", "2026-07-11", "--topic", "orm"})
	w.Env["DJQ_BANK"] = w.File("other.yaml", "- {topic: auth, id: one, difficulty: easy, question: 'Who?', answer: You.}\n")
	run(t, w, app.ExitUsage, nil, "the plan has no cards in these banks: unknown topic", "choose other cards with djq plan set")
	w.Env["DJQ_BANK"] = "nowhere"
	run(t, w, app.ExitBroken, nil, "nowhere")
}

func TestOnATerminalItAsksForWhatIsMissing(t *testing.T) {
	ask := func(input string) apptest.Result {
		t.Helper()
		w := apptest.New(t)
		w.Columns, w.Stdin = 80, input
		return run(t, w, app.ExitDone, nil, "When is the interview?")
	}
	for _, none := range []string{"", "\n"} {
		if got := ask(none); strings.Contains(got.Out, "minutes a day do you have") {
			t.Errorf("after %q: %q", none, got.Out)
		}
	}
	got := ask("soon\n2026-06-01\n2026-07-11\nmany\n30\n")
	for _, part := range []string{`"soon" is not a date`, "2026-06-01 is in the past", `"many": expected minutes like 20`, "30 minutes a day"} {
		if !strings.Contains(got.Out, part) {
			t.Errorf("no %q in %q", part, got.Out)
		}
	}
	if got := ask("2026-07-11\n\n"); !strings.Contains(got.Out, "20 minutes a day") {
		t.Errorf("with the default: %q", got.Out)
	}
}

func TestABrokenHistoryIsReported(t *testing.T) {
	w := apptest.New(t)
	if err := os.WriteFile(filepath.Join(w.Home, "history.db"), []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"clear"}, {"set", "--date", "2026-07-11"}} {
		run(t, w, app.ExitBroken, args, "is not a djq history")
	}
}

func TestMinutesAndDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"20": "20 ", "30m": "30 ", "1h": "60 ", "1h30m": "90 ", "20,sat=60,sun=0": "20 sat=60 sun=0", "sat=1h": "45 mon=5 sat=60",
		"45,mon=45": "45 ", " 20 , Sat=60": "20 sat=60", "0": "0 ", "-1": "", "1.5": "", "1441": "", "20,": "", "20,30": "",
		"20,sat=60,sat=70": "", "20,noon=3": "", "": "", "90s": "", "sat=": "", "NaN": "",
	} {
		p := study.Plan{Minutes: 45, Weekdays: study.Weekdays{time.Monday: 5}}
		m, err := parseMinutes(text)
		if err == nil {
			m.change(&p)
		}
		named := []string{}
		for day, n := range p.Weekdays.Named() {
			named = append(named, fmt.Sprintf("%s=%d", day, n))
		}
		slices.Sort(named)
		if got := fmt.Sprintf("%d %s", p.Minutes, strings.Join(named, " ")); (err != nil) != (want == "") || err == nil && got != want {
			t.Errorf("%q: got %q, %v; want %q", text, got, err, want)
		}
	}
	const today = memory.Day(20635) // 2026-07-01
	for text, want := range map[string]memory.Day{
		"2026-07-03": today + 2, "today": today, "Tomorrow": today + 1, "+12d": today + 12, "+12": today + 12,
		"12d": 0, "+": 0, "+-1d": 0, "+99999d": 0, "+4000d": 0, "-1d": 0, "soon": 0, "": 0,
	} {
		if got, err := parseDate(text, today); (err != nil) != (want == 0) || err == nil && got != want {
			t.Errorf("%q: got %v, %v; want %v", text, got, err, want)
		}
	}
}
