package bank

import (
	"fmt"

	"djq/internal/diag"
	"djq/internal/markdown"
	"djq/internal/yaml"
)

// markdown reads a text with fenced code.
func (r *reader) markdown(n *yaml.Node, what string) string {
	s, ok := r.Text(n, what)
	if !ok {
		return ""
	}
	for _, f := range markdown.Fences(s) {
		if f.Close < 0 {
			if late := markdown.LateFence(s, f); late >= 0 {
				r.Report(diag.Finding{
					Pos: r.LineOf(n, late), Rule: ruleFence, Message: "fenced code must begin on a line of its own",
					Hint: "move the marks and the language to the next line",
				})
				continue
			}
			r.Report(diag.Finding{
				Pos: r.LineOf(n, f.Open), Rule: ruleFence,
				Message: fmt.Sprintf("fenced code in %s is not closed", what),
				Hint:    "add a closing line of the same marks",
			})
		}
	}
	return s
}
