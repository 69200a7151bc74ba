package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseSettings(t *testing.T) {
	folder, err := filepath.Abs("folder")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, settingsName)
	home := map[string]string{"HOME": folder, "USERPROFILE": folder}
	for _, test := range []struct {
		name, text string
		want       settings
		findings   string
	}{
		{"nothing", "# all as usual\n", usualSettings(), ""},
		{
			"everything", "day_starts: 02:30\nretention: 0.85\nnew_per_day: 0\nbank: [builtin, team, ~/cards]\n",
			settings{
				dayStarts: 2*time.Hour + 30*time.Minute, retention: 0.85,
				banks: []string{builtin, filepath.Join(folder, "team"), filepath.Join(folder, "cards")},
			}, "",
		},
		{"unknown", "retenton: 0.9\n", usualSettings(), "1:1"},
		{"no time of day", "day_starts: soon\n", usualSettings(), "1:13 day_starts is \"soon\": expected a time of day like 04:00"},
		{"hour 25", "day_starts: \"25:00\"\n", usualSettings(), "1:13 day_starts is \"25:00\": expected a time of day like 04:00"},
		{"no number", "\nretention: high\n", usualSettings(), "2:12 retention is \"high\": expected a number from 0.70 to 0.99"},
		{"out of range", "retention: 1\n", usualSettings(), "1:12 retention is \"1\": expected a number from 0.70 to 0.99"},
		{"less than none", "new_per_day: -1\n", usualSettings(), "1:14 new_per_day is \"-1\": expected a whole number from 0"},
		{"a text where a list belongs", "bank: here\n", usualSettings(), "1:7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, findings := parseSettings(path, []byte(test.text), func(name string) string { return home[name] })
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(settings{})); diff != "" {
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

// write writes a file into a folder and returns its path.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const oneCard = "- {topic: %s, id: one, difficulty: easy, question: 'What is this?', answer: A card.}\n"

func TestBanksOfSettings(t *testing.T) {
	home := t.TempDir()
	env := []string{"DJQ_HOME=" + home}
	write(t, home, "mine.yaml", fmt.Sprintf(oneCard, "mine"))
	other := write(t, t.TempDir(), "other.yaml", fmt.Sprintf(oneCard, "other"))
	config := write(t, home, settingsName, "bank: [mine.yaml]\n")
	for _, test := range []struct {
		name string
		env  []string
		args []string
		want string
	}{
		{"settings", env, []string{"list"}, "mine/one"},
		{"environment over settings", append(env, "DJQ_BANK="+other), []string{"list"}, "other/one"},
		{"flag over all", append(env, "DJQ_BANK=nowhere"), []string{"list", "--bank", other}, "other/one"},
	} {
		if got := run(t, test.env, test.args...); got.code != ExitDone || !strings.HasPrefix(got.out, test.want+"\t") {
			t.Errorf("%s: %+v, want %s", test.name, got, test.want)
		}
	}

	write(t, home, settingsName, "bank: [mine.yaml]\nretention: 2\n")
	got := run(t, env, "list")
	want := fmt.Sprintf("djq: the settings file is broken: %s:2:12: retention is \"2\": expected a number from 0.70 to 0.99\n", config)
	if got != (result{ExitBroken, "", want}) {
		t.Errorf("got %+v, want %q", got, want)
	}
	write(t, home, settingsName, "bnk: [mine.yaml]\nretention: 2\n")
	if got := run(t, env, "list"); got.code != ExitBroken || strings.Count(got.err, config) != 3 || strings.Contains(got.err, "lint") {
		t.Errorf("two problems: %+v", got)
	}
	if got := run(t, env, "--version"); got.code != ExitDone {
		t.Errorf("--version needs no settings: %+v", got)
	}
	if runtime.GOOS != "windows" {
		if err := os.Remove(config); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(config, 0o700); err != nil {
			t.Fatal(err)
		}
		if got := run(t, env, "list"); got.code != ExitBroken || !strings.Contains(got.err, "read the settings") {
			t.Errorf("a folder as settings: %+v", got)
		}
	}
}
