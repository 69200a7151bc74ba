package lint

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/markdown"
)

func fenceIndent() rule {
	return rule{
		Rule: warning("fence-indent", "a closing fence that is not aligned with its opening fence; other Markdown programs may read it as code", "``` indented by two columns more than its ```python"),
		card: func(p *pass, c *bank.Card) {
			for _, t := range p.fenced {
				for _, fence := range t.fences {
					if fence.Close < 0 {
						continue // reported by the reader
					}
					opened, closed := t.lines[fence.Open], t.lines[fence.Close]
					if indentOf(opened) == indentOf(closed) {
						continue
					}
					pos, end := p.fenceSpan(t, fence.Close)
					f := diag.Finding{
						Pos: pos, End: end, Message: "closing fence is not aligned with its opening fence",
						Hint: "indent both by the same number of columns",
					}
					if p.repair {
						f.Edits = p.alignFence(t, fence, opened, closed)
					}
					p.report(f)
				}
			}
		},
	}
}

// alignFence returns the edit that gives a closing fence the indentation of
// its opening one, where lines of the text are lines of the file.
func (p *pass) alignFence(t fencedText, fence markdown.Fence, opened, closed string) []diag.Edit {
	if !p.isLiteral(t) {
		return nil
	}
	lines := p.sourceLines()
	first, last := t.card.LineAt(t.text.Field, fence.Open).Line, t.card.LineAt(t.text.Field, fence.Close).Line
	from, to := string(lines.Text(first)), string(lines.Text(last))
	if !strings.HasSuffix(from, opened) || !strings.HasSuffix(to, closed) {
		return nil
	}
	start := lines.Start(last)
	return []diag.Edit{{Start: start, End: start + len(indentOf(to)), New: indentOf(from)}}
}

// indentOf returns the white space that a line begins with.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }
