package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// MaxFileSize is the largest file that is read, in bytes.
const MaxFileSize = 32 << 20

// TooLarge reports a file of more than MaxFileSize bytes.
func TooLarge(name string) diag.Finding {
	return diag.Finding{
		File: name, Severity: diag.Error, Rule: RuleSize,
		Message: fmt.Sprintf("larger than %d MiB", MaxFileSize>>20),
		Hint:    "split it into one file per topic",
	}
}

// Reader reads one file, or a piece of it, and collects what is wrong there.
// It is not safe for use by several goroutines; the pieces of a file are
// Readers of their own.
type Reader struct {
	name       string
	text       []byte // the file or piece, as scanBytes left it
	refused    bool   // no text could be made of the bytes
	base       int    // bytes of the file before the text
	lineOffset int32  // lines of the file before the text
	findings   []diag.Finding
	lineStarts []int // of text, built when first needed

	// The place asked for last: on a line as long as the file, places in their
	// order are found without reading it from its start.
	lastLine, lastColumn, lastOffset int
}

// NewReader returns a reader of a file whose bytes are src; name is what
// messages call it. It reports the bytes that no file may hold.
func NewReader(name string, src []byte) *Reader {
	r := &Reader{name: name}
	r.text = scanBytes(src, r.Report)
	r.refused = len(r.text) == 0 && len(r.findings) > 0
	r.base = len(src) - len(r.text)
	return r
}

// Findings returns what was reported so far, in no particular order.
func (r *Reader) Findings() []diag.Finding { return r.findings }

// MaxFindings is how many errors of one file, or of a piece of it, are reported.
const MaxFindings = 10_000

// Full reports whether no more errors are reported: the rest of the file need
// not be read.
func (r *Reader) Full() bool { return len(r.findings) > MaxFindings }

// Report adds an error of this file. After MaxFindings errors it adds one that
// says so, and then no more.
func (r *Reader) Report(f diag.Finding) {
	if r.Full() {
		return
	}
	if len(r.findings) == MaxFindings {
		f = diag.Finding{
			Pos: f.Pos, Rule: RuleSize, Message: fmt.Sprintf("more than %d errors", MaxFindings) + notChecked,
			Hint: "fix those before it, or move the file out of the bank",
		}
	}
	f.File, f.Severity = r.name, diag.Error
	r.findings = append(r.findings, f)
}

// ReportAt adds an error that covers a node.
func (r *Reader) ReportAt(n *Node, rule, hint, format string, args ...any) {
	pos, end := r.Span(n)
	r.Report(diag.Finding{Pos: pos, End: end, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Decode reads the text as one document. It reports what is not YAML and what
// no value may hold. The root is nil when there is nothing that could be
// read; empty says that this is so because the file has no content.
func (r *Reader) Decode() (root *Node, empty bool) {
	if r.refused {
		return nil, false
	}
	root, err := r.decode()
	if err != nil {
		r.reportSyntax(err)
	}
	switch {
	case r.refused:
		return nil, false
	case err == nil && (root == nil || IsNull(root)):
		return nil, true
	case root == nil || !r.check(root, 0):
		return nil, false
	}
	return root, false
}

// decode returns the root node of the text, or nil for one without content.
func (r *Reader) decode() (root *Node, err error) {
	defer func() {
		// yaml.v3 panics with values of its own; whatever escapes it must
		// not end the program over a question file.
		if v := recover(); v != nil {
			root, err = nil, fmt.Errorf("unreadable YAML: %v", v)
		}
	}()
	d := yamlv3.NewDecoder(bytes.NewReader(scan.ReplaceJSONEscapes(r.text)))
	var doc Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	root = doc.Content[0]
	var second Node
	switch err := d.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		// Where the first document ends is part of the mistake, and so are
		// values that seem to be missing from it.
		return nil, err
	default:
		r.Report(diag.Finding{
			Pos: r.Pos(&second), Rule: RuleDocument,
			Message: "a second document begins here" + notChecked,
			Hint:    "remove the line with ---, or move the second document to another file",
		})
		// What seems to be missing from the first may stand in the second.
		r.refused = true
		return nil, nil
	}
	r.checkTolerated()
	return root, nil
}

// Pos returns where a node begins in the file.
func (r *Reader) Pos(n *Node) diag.Pos {
	return diag.Pos{Line: int32(n.Line) + r.lineOffset, Col: int32(n.Column)}
}

// Span returns where a node begins and, for a scalar on one line, ends.
func (r *Reader) Span(n *Node) (start, end diag.Pos) {
	start = r.Pos(n)
	if n.Kind != yamlv3.ScalarNode || IsBlock(n) || strings.Contains(n.Value, "\n") {
		return start, diag.Pos{}
	}
	width := utf8.RuneCountInString(n.Value)
	if n.Style&(yamlv3.DoubleQuotedStyle|yamlv3.SingleQuotedStyle) != 0 {
		width += 2
	}
	return start, diag.Pos{Line: start.Line, Col: start.Col + int32(width)}
}

// offset returns the byte in text at which a node begins.
func (r *Reader) offset(n *Node) int {
	if r.lineStarts == nil {
		r.lineStarts = []int{0}
		for i, c := range r.text {
			if c == '\n' {
				r.lineStarts = append(r.lineStarts, i+1)
			}
		}
	}
	if n.Line < 1 || n.Line > len(r.lineStarts) {
		return len(r.text)
	}
	at, column := r.lineStarts[n.Line-1], 1
	if n.Line == r.lastLine && n.Column >= r.lastColumn {
		at, column = r.lastOffset, r.lastColumn
	}
	for ; column < n.Column && at < len(r.text); column++ {
		_, size := utf8.DecodeRune(r.text[at:])
		at += size
	}
	r.lastLine, r.lastColumn, r.lastOffset = n.Line, column, at
	return at
}
