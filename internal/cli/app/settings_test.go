package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"djq/internal/answer/grader"
	"djq/internal/memory"
	"djq/internal/study"
)

func TestSettingsFileIsReadStrictly(t *testing.T) {
	folder, err := filepath.Abs("folder")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, SettingsName)
	home := map[string]string{"HOME": folder, "USERPROFILE": folder}
	for _, test := range []struct {
		name, text string
		want       Settings
		findings   string
	}{
		{"nothing", "# all as usual\n", DefaultSettings(), ""},
		{
			"everything", "day_starts: 02:30\nretention: 0.85\nnew_per_day: 0\nfit: true\nbank: [builtin, team, ~/cards]\ngrader: \"llm -s grade\"\ngrader_limit: 30s\n",
			Settings{
				Grader: "llm -s grade", GraderLimit: 30 * time.Second,
				DayStarts: 2*time.Hour + 30*time.Minute, Retention: 0.85, Fit: true,
				Banks: []string{Builtin, filepath.Join(folder, "team"), filepath.Join(folder, "cards")},
			}, "",
		},
		{"no fit", "fit: false\n", Settings{DayStarts: memory.DefaultDayStart, Retention: memory.DefaultRetention, NewPerDay: study.DefaultNewPerDay, GraderLimit: grader.DefaultLimit}, ""},
		{"no command", "grader: \"\"\n", DefaultSettings(), "1:9 grader is \"\": expected a command line"},
		{"no duration", "grader_limit: long\n", DefaultSettings(), "1:15 grader_limit is \"long\": expected a duration from 1s to 10m"},
		{"neither true nor false", "fit: maybe\n", DefaultSettings(), "1:6"},
		{"unknown", "retenton: 0.9\n", DefaultSettings(), "1:1"},
		{"no time of day", "day_starts: soon\n", DefaultSettings(), "1:13 day_starts is \"soon\": expected a time of day like 04:00"},
		{"hour 25", "day_starts: \"25:00\"\n", DefaultSettings(), "1:13 day_starts is \"25:00\": expected a time of day like 04:00"},
		{"no number", "\nretention: high\n", DefaultSettings(), "2:12 retention is \"high\": expected a number from 0.70 to 0.99"},
		{"out of range", "retention: 1\n", DefaultSettings(), "1:12 retention is \"1\": expected a number from 0.70 to 0.99"},
		{"less than none", "new_per_day: -1\n", DefaultSettings(), "1:14 new_per_day is \"-1\": expected a whole number, 0 or more"},
		{"a text where a list belongs", "bank: here\n", DefaultSettings(), "1:7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, findings := parseSettings(path, []byte(test.text), func(name string) string { return home[name] })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
			var list strings.Builder
			for _, f := range findings {
				fmt.Fprintf(&list, "%d:%d %s", f.Pos.Line, f.Pos.Col, f.Message)
			}
			if !strings.HasPrefix(list.String(), test.findings) || (test.findings == "") != (list.Len() == 0) {
				t.Errorf("findings %q, want %q", list.String(), test.findings)
			}
		})
	}
}
