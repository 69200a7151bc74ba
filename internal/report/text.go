package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/humanize"
	"djq/internal/ui"
)

const (
	// tabWidth is how many columns a tab goes on at most.
	tabWidth = 4
	// sourceWidth is how many columns of a source line are shown where the
	// screen gives no width.
	sourceWidth = 160
	// farColumn is the column behind which no source is shown: such a line is
	// not written for people, and many findings in it would take forever.
	farColumn = 10_000
)

// Text writes each finding as "file:line:col: severity: message [rule]", with
// the source line and a mark under what is meant, the hint and the places it
// speaks of. The function source returns the bytes of a file; a file that it
// cannot give is reported without its lines. Two kinds of lines more speak of
// findings that are left out: one about a rule that has hundreds, one at the end.
func Text(w io.Writer, r Report, p ui.Printer, source func(file string) ([]byte, error)) error {
	t := textWriter{p: p, width: p.Width}
	if t.width <= 0 {
		t.width = sourceWidth
	}
	omitted := countRules(r.Omitted)
	shown := map[string]int{}
	for i, f := range r.Findings {
		if i == 0 || f.File != r.Findings[i-1].File {
			t.lines = nil
			if src, err := source(f.File); err == nil {
				t.lines = diag.NewLines(src)
			}
		}
		t.b.Reset()
		t.finding(f)
		shown[f.Rule]++
		if n := omitted[f.Rule]; n > 0 && shown[f.Rule] == shownOfFlood && shown[f.Rule]+n >= flood {
			t.note(fmt.Sprintf("%s: %d more like this", f.Rule, n))
		}
		if _, err := io.WriteString(w, t.b.String()); err != nil {
			return err
		}
	}
	if len(r.Omitted) == 0 {
		return nil
	}
	t.b.Reset()
	t.note(humanize.Count(len(r.Omitted), "finding") + " not shown; --max 0 shows all")
	_, err := io.WriteString(w, t.b.String())
	return err
}

// note writes a line about findings that are not shown.
func (t *textWriter) note(text string) {
	fmt.Fprintf(&t.b, "%s\n", t.p.Style(ui.Muted, "… "+text))
}

type textWriter struct {
	p     ui.Printer
	width int
	b     strings.Builder
	lines *diag.Lines // of the file at hand, nil without its source
}

func (t *textWriter) finding(f diag.Finding) {
	style := ui.Bad
	if f.Severity == diag.Warning {
		style = ui.Fair
	}
	fmt.Fprintf(&t.b, "%s: %s %s %s\n", place(f.File, f.Pos),
		t.p.Style(style, f.Severity.String()+":"), printable(f.Message), t.p.Style(ui.Muted, "["+f.Rule+"]"))
	t.source(f)
	if f.Hint != "" {
		fmt.Fprintf(&t.b, "    hint: %s\n", printable(f.Hint))
	}
	for _, r := range f.Related {
		fmt.Fprintf(&t.b, "    %s: %s\n", place(r.File, r.Pos), printable(r.Message))
	}
}

// place returns "file:line:col", or the file alone for a finding about it all.
func place(file string, pos diag.Pos) string {
	if !pos.IsValid() {
		return printable(file)
	}
	return fmt.Sprintf("%s:%d:%d", printable(file), pos.Line, pos.Col)
}

// source writes the line of a finding and the marks under it.
func (t *textWriter) source(f diag.Finding) {
	if t.lines == nil || !f.Pos.IsValid() || f.Pos.Col > farColumn {
		return
	}
	until := end(f).Col
	if f.End.Line > f.Pos.Line {
		until = farColumn
	}
	number := strconv.Itoa(int(f.Pos.Line))
	room := max(20, t.width-len(number)-len("  | "))
	line, marks := excerpt(t.lines.Text(f.Pos.Line), f.Pos.Col, until, room)
	if line == "" {
		return
	}
	fmt.Fprintf(&t.b, " %s %s\n", t.p.Style(ui.Muted, number+" |"), line)
	fmt.Fprintf(&t.b, " %s %s\n", t.p.Style(ui.Muted, strings.Repeat(" ", len(number))+" |"), marks)
}

// excerpt returns at most room columns of a line around the code points from
// col to until (exclusive), and the marks under these. Both are
// empty when there is nothing to see.
func excerpt(src []byte, col, until int32, room int) (line, marks string) {
	shown, from, to := expand(src, col, max(until, col+1))
	if strings.TrimSpace(shown) == "" {
		return "", ""
	}
	head, tail := shown[:from], shown[from:]
	indent, width := ui.Width(head), ui.Width(shown[:to])-ui.Width(head)
	if indent > room/2 {
		head = "…" + lastColumns(head, room/2-1)
		indent = ui.Width(head)
	}
	width = max(1, min(width, room-indent))
	line = strings.TrimRight(ui.Cut(head+tail, room), " ")
	return line, strings.Repeat(" ", indent) + "^" + strings.Repeat("~", width-1)
}

// expand returns a line as a screen shows it, and where the code points col
// and until begin in that.
func expand(src []byte, col, until int32) (shown string, from, to int) {
	var b strings.Builder
	from, to = -1, -1
	afterTab, tabColumn := 0, 0
	for at := int32(1); len(src) > 0 && at < farColumn+sourceWidth; at++ {
		if at == col {
			from = b.Len()
		}
		if at == until {
			to = b.Len()
		}
		r, size := utf8.DecodeRune(src)
		src = src[size:]
		if r != '\t' {
			b.WriteRune(visible(r))
			continue
		}
		tabColumn += ui.Width(b.String()[afterTab:])
		n := tabWidth - tabColumn%tabWidth
		b.WriteString(strings.Repeat(" ", n))
		tabColumn += n
		afterTab = b.Len()
	}
	if from < 0 {
		from = b.Len()
	}
	if to < 0 {
		to = b.Len()
	}
	return b.String(), from, to
}

// lastColumns returns the end of s, at most width columns.
func lastColumns(s string, width int) string {
	for n := len(s) - utf8.UTFMax*2*width; n > 0; n-- {
		if utf8.RuneStart(s[n]) {
			s = s[n:]
			break
		}
	}
	for ui.Width(s) > width {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}
