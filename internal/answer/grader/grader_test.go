//go:build unix

package grader

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"djq/internal/answer"
)

const question = "What is the N+1 query problem?"

var points = []string{"Counts one query for the list and one for each row", "select_related() joins the relation"}

const text = "One query for the list and another for each row."

func TestGraderReadsTheQuestionAndDecides(t *testing.T) {
	file := filepath.Join(t.TempDir(), "request")
	g := &Grader{Command: `cat > '` + file + `'; echo '{"points": [{"said": false, "why": "no"}, {"said": true, "why": "says so"}]}'`}
	results, fault := g.Check(t.Context(), question, points, text)
	if fault != nil {
		t.Fatal(fault)
	}
	if results[0].Said != answer.NotSaid || results[1].Said != answer.Said || results[1].Why != "says so" {
		t.Errorf("got %+v", results)
	}
	if len(results[0].Words) == 0 {
		t.Error("no words of the answer beside the grader's reason")
	}
	request, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"question":"What is the N+1 query problem?","points":["Counts one query for the list and one for each row","select_related() joins the relation"],"answer":"One query for the list and another for each row."}`; string(request) != want {
		t.Errorf("got   %s\nwant  %s", request, want)
	}
}

func TestFaultsOfAGraderLeaveTheBuiltInCheck(t *testing.T) {
	for _, test := range []struct{ command, want string }{
		{"exit 3", "failed (exit status 3)"},
		{"echo one >&2; printf 'no \\033[31mkey\\a' >&2; exit 1", "failed (exit status 1: no [31mkey)"},
		{"echo", "printed no JSON object"},
		{"echo '{}'", "printed JSON without points"},
		{`echo '{"points": [{"said": true}]}'`, "answered on 1 points instead of 2"},
		{`echo '{"points": [{"said": true}, {"why": "?"}]}'`, "left open whether point 2 was said"},
		{`echo '{"points": [{"said": true}, {"said": 7}]}'`, "left open whether point 2 was said"},
		{"/nowhere/grader", "failed (exit status 127"},
		{"yes", "printed more than 1024 KiB"},
		{"kill -9 $$", "failed (signal: killed)"},
	} {
		g := &Grader{Command: test.command, Limit: 10 * time.Second}
		if test.command == "yes" {
			g.Command = "yes | head -c 2000000"
		}
		results, fault := g.Check(t.Context(), question, points, text)
		if fault == nil || !strings.Contains(fault.Error(), test.want) || strings.ContainsAny(fault.Error(), "\n\x1b\a") {
			t.Errorf("%s: %v, want %q in one line", test.command, fault, test.want)
		}
		if len(results) != 2 || results[0].Said != answer.Said {
			t.Errorf("%s: %+v, want the built-in check", test.command, results)
		}
	}
}

func TestRepliesAreReadInTheirForms(t *testing.T) {
	for _, test := range []struct {
		reply string
		want  answer.Verdict
	}{
		{`{"points": [{"said": true}]}`, answer.Said},
		{`{"points": [{"said": "perhaps", "why": "half of it"}]}`, answer.Perhaps},
		{`{"points": [{"said": 0.5}]}`, answer.Perhaps},
		{`{"points": [{"said": 0.9}]}`, answer.Said},
		{`{"points": [{"said": 0}]}`, answer.NotSaid},
		{"Here it is {as asked}:\n```json\n{\"points\": [{\"said\": true}]}\n```\nBye {}", answer.Said},
	} {
		results, err := parseReply([]byte(test.reply), 1)
		if err != nil || results[0].Said != test.want {
			t.Errorf("%s: %+v, %v, want %v", test.reply, results, err, test.want)
		}
	}
}

func TestReasonsAreCleanedAndCut(t *testing.T) {
	results, err := parseReply([]byte(`{"points": [{"said": true, "why": "\u001b]0;owned\u0007 a\nb\u202e `+strings.Repeat("x", 500)+`"}]}`), 1)
	if err != nil {
		t.Fatal(err)
	}
	why := results[0].Why
	if strings.ContainsAny(why, "\x1b\a\n\u202e") || len([]rune(why)) != maxWhy {
		t.Errorf("%q, want no control characters and %d characters", why, maxWhy)
	}
}

func TestGraderIsKilledWithItsChildren(t *testing.T) {
	pipe, all := childrenPipe(t)
	g := &Grader{Command: "exec >'" + pipe + "'; echo started; sleep 600 & sleep 600", Limit: 500 * time.Millisecond}
	_, fault := g.Check(t.Context(), question, points, text)
	if fault == nil || !strings.Contains(fault.Error(), "took longer than") {
		t.Fatalf("fault %v, want the limit", fault)
	}
	if got := all(); got != "started\n" {
		t.Errorf("the command wrote %q", got)
	}
}

func TestChildrenInTheBackgroundEndWithTheGrader(t *testing.T) {
	pipe, all := childrenPipe(t)
	g := &Grader{Command: "(echo started; exec sleep 600) >'" + pipe + `' 2>&1 & echo '{"points": [{"said": true}, {"said": true}]}'`}
	if _, fault := g.Check(t.Context(), question, points, text); fault != nil {
		t.Fatal(fault)
	}
	all()
}

// childrenPipe returns a named pipe for what a command starts. all waits until
// no process holds it any more, and returns what was written to it.
func childrenPipe(t *testing.T) (path string, all func() string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	pipe, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pipe.Close() })
	return path, func() string {
		text, err := io.ReadAll(pipe)
		if err != nil {
			t.Error(err)
		}
		return string(text)
	}
}
