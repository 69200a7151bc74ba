package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// clockRate is how many times as fast as ours the clock of a learner runs.
const clockRate = 400

// pacedLearner is a person at a pipe: how long a card takes that was never seen, and
// one that was. New cards are rated again in two of five cases, others good.
type pacedLearner struct {
	fresh, seen time.Duration
	known       map[string]bool
	chance      *rand.Rand
	excess      time.Duration // the most that the program counted beyond what an ask took
}

// TestMinutesOfADayAreUsed plays learners against the program itself, whose
// clock runs fast, and holds that a drill under a plan takes the minutes of the
// day: not more for the slow ones, not less for the fast.
func TestMinutesOfADayAreUsed(t *testing.T) {
	for _, takes := range [][2]int{{40, 15}, {120, 45}, {240, 90}} {
		for minutes, days := range map[int]int{20: 2, 40: 1} {
			t.Run(fmt.Sprintf("%d and %d seconds, %d minutes", takes[0], takes[1], minutes), func(t *testing.T) {
				t.Parallel()
				home, bank := t.TempDir(), smallBank(t, 150)
				l := pacedLearner{
					fresh: time.Duration(takes[0]) * time.Second, seen: time.Duration(takes[1]) * time.Second,
					known: map[string]bool{}, chance: rand.New(rand.NewPCG(uint64(takes[0]), uint64(minutes))),
				}
				start := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC)
				djqAt(t, home, bank, start, "plan", "set", "--date", "+20d", "--minutes", fmt.Sprint(minutes))
				for day := range days {
					now := start.AddDate(0, 0, day)
					l.drill(t, home, bank, now)
					used, named := l.used(t, home, bank, now), time.Duration(minutes)*time.Minute
					// What the machine was late is no fault of the budget.
					least, most := named*85/100-l.excess, named*110/100+l.excess
					if used < least || used > most {
						t.Errorf("day %d: used %v of %v, want %v to %v", day, used, named, least, most)
					}
					t.Logf("day %d: used %.2f of %v; the machine was up to %v late", day, used.Minutes()/named.Minutes(), named, l.excess)
				}
			})
		}
	}
}

// djqAt runs djq at a moment.
func djqAt(t *testing.T, home, bank string, now time.Time, args ...string) []byte {
	t.Helper()
	command := exec.Command(filepath.Join(binary, "djq"), append(args, "--bank", bank)...)
	command.Env = environmentAt(home, now.Format(time.RFC3339))
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("djq %v: %v\n%s", args, err, out)
	}
	return out
}

func environmentAt(home, now string) []string {
	return []string{"DJQ_HOME=" + home, "DJQ_NOW=" + now, "TZ=UTC", "PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + coverage(), raceOptions}
}

// drill plays a drill to its end.
func (l *pacedLearner) drill(t *testing.T, home, bank string, now time.Time) {
	t.Helper()
	command := exec.Command(filepath.Join(binary, "djq"), "drill", "--save", "--plain", "--bank", bank)
	command.Env = environmentAt(home, fmt.Sprintf("%s@%d", now.Format(time.RFC3339), clockRate))
	var said bytes.Buffer
	command.Stderr = &said
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	screen := bufio.NewReader(out)
	card := regexp.MustCompile(`(?m)^ (t/card-\d+),.*? of \d+:\d\d`)
	for {
		question, ended := readTo(screen, "? keys] ")
		if ended {
			break
		}
		header := card.FindStringSubmatch(question)
		if header == nil {
			t.Fatalf("no card in %q", question)
		}
		takes, rating := l.seen, "3"
		if !l.known[header[1]] {
			if takes = l.fresh; l.chance.Float64() < 0.4 {
				rating = "1"
			}
		}
		l.known[header[1]] = true
		l.think(takes * 2 / 3)
		fmt.Fprintln(in)
		if _, ended := readTo(screen, "): "); ended {
			break
		}
		l.think(takes / 3)
		fmt.Fprintln(in, rating)
	}
	if err := command.Wait(); err != nil || said.Len() > 0 {
		t.Fatalf("%v: %s", err, said.String())
	}
}

// think lets time pass: what the learner takes, on the clock of the program.
func (l *pacedLearner) think(d time.Duration) { <-time.After(d / clockRate) }

// readTo reads until a prompt, or the end.
func readTo(r *bufio.Reader, prompt string) (text string, ended bool) {
	var b strings.Builder
	for !strings.HasSuffix(b.String(), prompt) {
		c, err := r.ReadByte()
		if err != nil {
			return b.String(), true
		}
		b.WriteByte(c)
	}
	return b.String(), false
}

// used returns the time that the program counted on a day, and notes how much
// more than the learner took that was for one card.
func (l *pacedLearner) used(t *testing.T, home, bank string, day time.Time) (sum time.Duration) {
	t.Helper()
	shown := map[string]bool{}
	lines := json.NewDecoder(bytes.NewReader(djqAt(t, home, bank, day, "history", "export")))
	for {
		var e struct {
			Card, Kind, Day string
			MS              int
		}
		if err := lines.Decode(&e); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if e.Kind != "review" {
			continue
		}
		takes, counted := l.seen, time.Duration(e.MS)*time.Millisecond
		if !shown[e.Card] {
			takes = l.fresh
		}
		shown[e.Card] = true
		if e.Day == day.Format(time.DateOnly) {
			sum += counted
			l.excess = max(l.excess, counted-takes)
		}
	}
	if sum == 0 {
		t.Fatalf("no time on %s", day.Format(time.DateOnly))
	}
	return sum
}
