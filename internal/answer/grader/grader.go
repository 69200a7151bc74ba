package grader

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"djq/internal/answer"
	"djq/internal/humanize"
	"djq/internal/markdown"
)

// DefaultLimit is how long a grader may take unless the user says otherwise.
const DefaultLimit = time.Minute

// afterKill is how long the pipes of a grader that was killed are waited for:
// a child that left its process group may hold them open.
const afterKill = 500 * time.Millisecond

// What is read of a grader's output, in bytes.
const (
	maxReply = 1 << 20
	maxFault = 4 << 10
)

// Grader is a command that checks written answers. A nil Grader is the built-in
// check.
type Grader struct {
	Command string        // for the shell: sh, on Windows cmd
	Limit   time.Duration // after which it is killed with its children
}

// request is what a grader reads from standard input.
type request struct {
	Question string   `json:"question"`
	Points   []string `json:"points"`
	Answer   string   `json:"answer"`
}

// Check says of each point whether an answer to a question makes it. When the
// grader fails, the built-in check takes its place and fault says why, on one
// line that is fit to be printed.
func (g *Grader) Check(ctx context.Context, question string, points []string, text string) (results []answer.Result, fault error) {
	if g == nil || len(points) == 0 {
		return answer.Check(question, points, text), nil
	}
	reply, err := g.run(ctx, request{question, points, text})
	if err == nil {
		results, err = parseReply(reply, len(points))
	}
	if err != nil {
		return answer.Check(question, points, text), fmt.Errorf("the grader %w; the built-in check took its place", err)
	}
	// The words of the answer that count are shown beside the grader's reason.
	for i, r := range answer.Check(question, points, text) {
		results[i].Words = r.Words
	}
	return results, nil
}

// run runs the command and returns what it printed. Its errors continue a
// sentence that begins with "the grader".
func (g *Grader) run(ctx context.Context, r request) ([]byte, error) {
	input, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	limit := g.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("took longer than %s", humanize.PaceInWords(limit)))
	defer cancel()
	shell := []string{"sh", "-c"}
	if runtime.GOOS == "windows" {
		shell = []string{"cmd", "/C"}
	}
	c := exec.CommandContext(ctx, shell[0], shell[1], g.Command)
	reply, complaint := &limited{left: maxReply}, &limited{left: maxFault}
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(input), reply, complaint
	c.WaitDelay = afterKill
	ownGroup(c)
	c.Cancel = func() error { return killGroup(c) }
	err = c.Run()
	// What it started in the background ends with it.
	_ = killGroup(c)
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case reply.over:
		return nil, fmt.Errorf("printed more than %d KiB", maxReply>>10)
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return nil, failure(err, complaint.kept.String())
	}
	return reply.kept.Bytes(), nil
}

// failure says how the command failed, with the last line of what it said on
// standard error.
func failure(err error, complaint string) error {
	lines := strings.Split(strings.TrimSpace(markdown.Clean(complaint)), "\n")
	last := shorten(strings.TrimSpace(lines[len(lines)-1]))
	var exit *exec.ExitError
	switch {
	case !errors.As(err, &exit):
		return fmt.Errorf("could not be run (%s)", markdown.CleanLine(err.Error()))
	case last == "":
		return fmt.Errorf("failed (%w)", exit)
	}
	return fmt.Errorf("failed (%w: %s)", exit, last)
}

// limited keeps the first bytes that are written to it.
type limited struct {
	kept bytes.Buffer
	left int
	over bool
}

// Write takes everything, so that the command does not fail of it.
func (l *limited) Write(p []byte) (int, error) {
	kept := p[:min(len(p), l.left)]
	l.left -= len(kept)
	l.over = l.over || len(kept) < len(p)
	l.kept.Write(kept)
	return len(p), nil
}
