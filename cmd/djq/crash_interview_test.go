//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// TestKilledInterviewLosesNoAnswer kills interviews with SIGKILL at any moment, mostly
// around an answer. Each goes on where it was, every answer whose next question was
// drawn is in its scorecard once, and lines that were ended are still there to go on
// with.
func TestKilledInterviewLosesNoAnswer(t *testing.T) {
	rounds := 9
	if os.Getenv("DJQ_KILLS") != "" {
		rounds = kills(t)
	}
	const seed = 20260702
	k := interviewKiller{
		home: t.TempDir(), bank: smallBank(t, 20), card: filepath.Join(t.TempDir(), "card.json"),
		random: rand.New(rand.NewPCG(seed, seed)),
	}
	finished := 0
	for round := range rounds {
		if k.run(t, round) {
			finished++
		}
	}
	t.Logf("%d kills, %d interviews finished, %d answers acknowledged, %d of those under way were saved", rounds, finished, k.acknowledged, k.saved)
}

const interviewLength = 6

// interviewKiller kills interviews.
type interviewKiller struct {
	home, bank, card string
	random           *rand.Rand

	underWay            bool // an interview was cut off
	answers             []string
	last                string // given when it was killed
	acknowledged, saved int
}

// run goes on with the interview, or begins one, and kills it. It reports whether one
// was finished before.
func (k *interviewKiller) run(t *testing.T, round int) (finished bool) {
	t.Helper()
	s := k.start(t)
	at := k.question(t, s)
	if k.last != "" && at == len(k.answers)+2 {
		k.answers = append(k.answers, k.last)
		k.saved++
	}
	k.last = ""
	if at != len(k.answers)+1 {
		t.Fatalf("round %d: goes on at question %d after %d answers", round, at, len(k.answers))
	}
	for range k.random.IntN(3) {
		if at > interviewLength {
			break
		}
		k.write(t, s, fmt.Sprintf("answer %d of round %d", at, round))
		at = k.question(t, s)
		k.answers = append(k.answers, fmt.Sprintf("answer %d of round %d", at-1, round))
		k.acknowledged++
	}
	if at > interviewLength {
		k.finish(t, s)
		s, at, finished = k.start(t), 1, true
		k.question(t, s)
	}
	k.last = fmt.Sprintf("last answer %d of round %d", at, round)
	k.write(t, s, k.last)
	time.Sleep(time.Duration(k.random.IntN(40)) * time.Millisecond) // waits for nothing: any moment will do
	kill(t, s)
	return finished
}

// start begins an interview or goes on with the one that was cut off.
func (k *interviewKiller) start(t *testing.T) *terminalRun {
	t.Helper()
	args := []string{"interview", "--bank", k.bank, "--save", k.card}
	if k.underWay {
		args = append(args, "--resume")
	} else {
		args = append(args, "-n", strconv.Itoa(interviewLength), "--type", "--feedback", "end", "--follow-ups", "0")
	}
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Env = []string{"DJQ_HOME=" + k.home, "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + coverage(), raceOptions}
	s := drillOnTerminal(t, command)
	t.Cleanup(s.end)
	k.underWay = true
	return s
}

var questionShown = regexp.MustCompile(`(?:Question|said to question) (\d) ?o?f?`)

// question waits until the next question is drawn, or what was said is to be ticked, and
// returns its number: past the last one in that case.
func (k *interviewKiller) question(t *testing.T, s *terminalRun) int {
	t.Helper()
	await(t, s, "uestion ")
	await(t, s, "keys]")
	written := ansi.Strip(s.written.String())
	if strings.Contains(written, "What you said to question") {
		return interviewLength + 1
	}
	found := questionShown.FindAllStringSubmatch(written, -1)
	n, err := strconv.Atoi(found[len(found)-1][1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// write writes an answer and ends it.
func (k *interviewKiller) write(t *testing.T, s *terminalRun, text string) {
	t.Helper()
	press(t, s, text+"\r\r")
}

// finish ends the interview and looks for all answers in its scorecard.
func (k *interviewKiller) finish(t *testing.T, s *terminalRun) {
	t.Helper()
	press(t, s, "q")
	if code, err := s.wait(); err != nil || code != 0 {
		t.Fatalf("the interview ends with %d, %v\n%s", code, err, s.screen)
	}
	var card struct {
		Answers []struct{ Answer string }
	}
	src, err := os.ReadFile(k.card)
	if err == nil {
		err = json.Unmarshal(src, &card)
	}
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range card.Answers {
		got = append(got, a.Answer)
	}
	if !slices.Equal(got, k.answers) {
		t.Errorf("the scorecard has %q, expected %q", got, k.answers)
	}
	if n := len(wholeReviews(t, k.home)); n%interviewLength != 0 {
		t.Errorf("%d reviews of interviews with %d questions each", n, interviewLength)
	}
	k.underWay, k.answers = false, nil
}
