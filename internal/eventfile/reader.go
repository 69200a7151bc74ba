package eventfile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"djq/internal/event"
)

// LineError says which line of a file is not as expected.
type LineError struct {
	Line int
	Err  error
}

// Error names the line.
func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns what is wrong with the line.
func (e *LineError) Unwrap() error { return e.Err }

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

var (
	errLineTooLong = fmt.Errorf("longer than %d bytes", maxLine)
	errCutOff      = errors.New("cut off before the end of the line")
)

// LineReader reads the lines of a file one by one.
type LineReader struct {
	in   *bufio.Reader
	long []byte // a line longer than the buffer of in
	line int
}

// NewLineReader returns a reader of the lines of r.
func NewLineReader(r io.Reader) *LineReader {
	return &LineReader{in: bufio.NewReaderSize(r, 64<<10)}
}

// Line returns the number of the line that Next returned last, from 1.
func (r *LineReader) Line() int { return r.line }

// Next returns the next line with its line end, valid until the call after it,
// and io.EOF after the last one. A line that is too long, or that was cut off
// while it was written and has no line end, is a LineError.
func (r *LineReader) Next() ([]byte, error) {
	r.line++
	r.long = r.long[:0]
	for {
		part, err := r.in.ReadSlice('\n')
		if err == nil && len(r.long) == 0 {
			return part, nil
		}
		r.long = append(r.long, part...)
		switch {
		case len(r.long) > maxLine:
			return nil, &LineError{r.line, errLineTooLong}
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(r.long) > 0:
			return nil, &LineError{r.line, errCutOff}
		}
		return r.long, err
	}
}

// Read calls visit for the event of each line that is not empty. It returns
// the first error: a LineError for a line that is no event, else that of lines or of
// visit.
func Read(lines *LineReader, visit func(event.Summed) error) error {
	for {
		text, err := lines.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case len(bytes.TrimSpace(text)) == 0:
			continue
		}
		e, err := Parse(text)
		if err != nil {
			return &LineError{lines.Line(), err}
		}
		if err := visit(e); err != nil {
			return err
		}
	}
}
