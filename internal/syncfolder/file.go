package syncfolder

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"djq/internal/event"
	"djq/internal/eventfile"
	"djq/internal/regular"
)

// A machine's file is JSON Lines: a first line that names the format and the
// machine, a line for each event, and a last line with the number of the events
// and the SHA-256 of their lines. A file without its last line, or with other
// lines than it counts, is not whole, and nothing of it is believed. The last
// line of a history that goes on under another name, because it was restored,
// says which machine's file follows.

// fileFormat is the number of this format.
const fileFormat = 1

type firstLine struct {
	Format  int    `json:"djq_sync"`
	Machine string `json:"machine"`
}

type lastLine struct {
	End    string `json:"end"` // the machine
	Events int    `json:"events"`
	SHA256 string `json:"sha256"`
	Next   string `json:"next,omitempty"` // the machine whose file follows
}

// lastPrefix begins the last line, and no event.
const lastPrefix = `{"end":`

// maxEvents is the most events that a file may have.
const maxEvents = 10_000_000

// fileWriter writes a machine's file.
type fileWriter struct {
	machine string
	out     *bufio.Writer
	hash    hash.Hash
	events  int
}

func newFileWriter(w io.Writer, machine string) (*fileWriter, error) {
	f := &fileWriter{machine: machine, out: bufio.NewWriter(w), hash: sha256.New()}
	return f, f.line(firstLine{fileFormat, machine})
}

func (f *fileWriter) line(v any) error {
	text, err := json.Marshal(v)
	if err == nil {
		_, err = f.out.Write(append(text, '\n'))
	}
	return err
}

// add writes the line of an event.
func (f *fileWriter) add(line []byte) error {
	f.events++
	f.hash.Write(line)
	_, err := f.out.Write(line)
	return err
}

// close writes the last line.
func (f *fileWriter) close(next string) error {
	err := f.line(lastLine{f.machine, f.events, hex.EncodeToString(f.hash.Sum(nil)), next})
	return errors.Join(err, f.out.Flush())
}

// content is what a whole file says of itself.
type content struct {
	machine string
	lastLine
}

// readFile calls visit for each event of a machine's file, with its line. Only
// when it returns no error is the file whole.
func readFile(ctx context.Context, path string, visit func(e event.Summed, line []byte) error) (content, error) {
	file, err := regular.Open(path)
	if err != nil {
		return content{}, err
	}
	defer file.Close()
	c, err := readLines(ctx, file, visit)
	if err == nil && c.machine != machineOf(path) {
		err = fmt.Errorf("it is the file of machine %q", c.machine)
	}
	return c, err
}

func readLines(ctx context.Context, r io.Reader, visit func(e event.Summed, line []byte) error) (c content, err error) {
	lines := eventfile.NewLineReader(r)
	text, err := lines.Next()
	switch {
	case errors.Is(err, io.EOF):
		return c, errors.New("it is empty")
	case err != nil:
		return c, err
	}
	if c.machine, err = parseFirst(text); err != nil {
		return c, &eventfile.LineError{Line: lines.Line(), Err: err}
	}
	sum := sha256.New()
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		text, err := lines.Next()
		switch {
		case errors.Is(err, io.EOF):
			return c, errors.New("its last line is missing: it is not complete")
		case err != nil:
			return c, err
		case bytes.HasPrefix(text, []byte(lastPrefix)):
			if c.lastLine, err = parseLast(text, c.machine, n, hex.EncodeToString(sum.Sum(nil))); err != nil {
				return c, &eventfile.LineError{Line: lines.Line(), Err: err}
			}
			if _, err := lines.Next(); !errors.Is(err, io.EOF) {
				return c, &eventfile.LineError{Line: lines.Line(), Err: errors.New("unexpected text after the last line")}
			}
			return c, nil
		case n == maxEvents:
			return c, &eventfile.LineError{Line: lines.Line(), Err: fmt.Errorf("more than %d events", maxEvents)}
		}
		sum.Write(text)
		e, err := eventfile.Parse(text)
		if err != nil {
			return c, &eventfile.LineError{Line: lines.Line(), Err: err}
		}
		if err := visit(e, text); err != nil {
			return c, err
		}
	}
}

func parseFirst(text []byte) (machine string, err error) {
	var first firstLine
	switch err := json.Unmarshal(text, &first); {
	case err != nil || first.Format == 0:
		return "", errors.New(`expected a first line like {"djq_sync":1,"machine":"…"}`)
	case first.Format > fileFormat:
		return "", fmt.Errorf("written by a newer djq (format %d; this one supports up to %d)", first.Format, fileFormat)
	case first.Machine == "" || len(first.Machine) > event.MaxMachine:
		return "", fmt.Errorf("machine: expected 1 to %d characters", event.MaxMachine)
	}
	return first.Machine, nil
}

func parseLast(text []byte, machine string, events int, sum string) (lastLine, error) {
	var last lastLine
	switch err := json.Unmarshal(text, &last); {
	case err != nil:
		return last, fmt.Errorf("not a last line: %w", err)
	case last.End != machine:
		return last, fmt.Errorf("it ends the file of machine %q, not of %q", last.End, machine)
	case last.Events != events:
		return last, fmt.Errorf("expected %d events, found %d", last.Events, events)
	case last.SHA256 != sum:
		return last, errors.New("the events are not those that were written: their SHA-256 differs")
	case len(last.Next) > event.MaxMachine:
		return last, fmt.Errorf("next: longer than %d characters", event.MaxMachine)
	}
	return last, nil
}
