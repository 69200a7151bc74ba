package lint

import (
	"fmt"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func deeperItem() rule {
	return rule{
		Rule: warning("deeper-item", "a list item that is indented too far, so that it becomes part of the item above it", "  - Names the second way, two columns to the right of the item above"),
		text: func(p *pass, t scan.Text) {
			for line := range scan.Lines(p.file.Source, t) {
				if !isDeeperItem(t, line) || line.At == t.Start {
					continue
				}
				pos, end := p.restOfLine(p.sourceLines().Pos(line.At))
				p.report(diag.Finding{
					Pos: pos, End: end, Message: "this line is part of the item above it",
					Hint: fmt.Sprintf("move it to column %d to make it a separate item, or reword the line", t.Indent+1),
				})
			}
		},
	}
}

// isDeeperItem reports whether a line of a text looks like an item beside the
// one that it joins.
func isDeeperItem(t scan.Text, line scan.TextLine) bool {
	return t.Style == scan.Plain && t.Item && !t.Flow && isListItem(line.Body)
}
