package stats

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
	"djq/internal/event"
)

func TestStatsCreateNoHistory(t *testing.T) {
	w := apptest.New(t)
	if got := w.Run(New); got.Code != app.ExitDone || got.Out == "" {
		t.Errorf("got %+v", got)
	}
	if left, err := os.ReadDir(w.Home); err != nil || len(left) > 0 {
		t.Errorf("looking made %v (%v)", left, err)
	}
}

func TestStatsCountReviewsByTopicAndDifficulty(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first", "views/third")
	w.Append(event.Event{Kind: event.Flag, Card: "orm/second"})
	got := w.Run(New, "--json")
	var j statsJSON
	if err := json.Unmarshal([]byte(got.Out), &j); err != nil {
		t.Fatal(err)
	}
	if j.Day != "2026-07-01" || j.Cards != 3 || j.Seen != 2 || j.Reviews != 2 || j.MS != 10000 || j.Streak.Days != 1 || j.Interview != nil {
		t.Errorf("got %+v", j)
	}
	if len(j.Topics) != 2 || j.Topics[0].Topic != "orm" || j.Topics[0].Seen != 1 || len(j.Difficulties) != 3 || j.Difficulties[2].Passed != nil {
		t.Errorf("got %+v", j)
	}
	if len(j.Flagged) != 1 || len(j.Days) != 1 || j.Days[0].Reviews != 2 || j.Leeches == nil || len(j.Due) == 0 {
		t.Errorf("got %+v", j)
	}
	if text := w.Run(New, "--topic", "views").Out; !strings.Contains(text, "Readiness") || strings.Contains(text, "orm ") {
		t.Errorf("got %q", text)
	}
}

func TestStatsTellReadinessForThePlannedInterview(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first")
	w.Plan(9)
	if got := w.Run(New, "--json"); !strings.Contains(got.Out, `"interview":{"date":"2026-07-10","filter":"","cards":3,"cards_today":2,"if_you_stop_now":{"readiness":0.3`) {
		t.Errorf("got %+v", got)
	}
	if got := w.Run(New); !strings.Contains(got.Out, "The interview is on 10 Jul, in 9 days: 3") || !strings.Contains(got.Out, "2 cards to ask today") {
		t.Errorf("got %+v", got)
	}
	if got := w.Run(New, "--topic", "orm"); strings.Contains(got.Out, "interview is on") || !strings.Contains(got.Out, "due today") {
		t.Errorf("of a topic: got %+v", got)
	}
}

func TestStatsReportWhatIsWrong(t *testing.T) {
	w := apptest.New(t)
	for want, args := range map[string][]string{
		`unknown topic "om"`:             {"--topic", "om"},
		`stats takes no arguments`:       {"all"},
		`unknown flag --jsn`:             {"--jsn"},
		`no card matches --search "zzz"`: {"--search", "zzz"},
	} {
		if got := w.Run(New, args...); got.Code != app.ExitUsage || !strings.Contains(got.Err, want) {
			t.Errorf("%v: got %+v, want %q", args, got, want)
		}
	}
	if err := os.WriteFile(filepath.Join(w.Home, "history.db"), []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := w.Run(New); got.Code != app.ExitBroken {
		t.Errorf("got %+v", got)
	}
}
