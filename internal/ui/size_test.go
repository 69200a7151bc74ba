package ui

import (
	"slices"
	"strings"
	"testing"

	"djq/internal/ui/uitest"
)

const hugeText = 1 << 16

// TestHugeTextsTakeLinearTime renders texts that would take very long if any step were
// quadratic.
func TestHugeTextsTakeLinearTime(t *testing.T) {
	for _, unit := range []string{
		">", "[", "*", "`", "a", "a ", "漢", "、", "「", "e\u0301", "\u0301", "👨\u200d", "🇩", "\u00a0", "x://", " ", "\t", "\n",
		"`a b` ", "[a](b) ", "**a** ", "- a\n", "1. ", "> a\n",
	} {
		text := strings.Repeat(unit, hugeText/len(unit))
		p := Printer{Width: 40, Color: true, Links: true}
		for _, line := range p.Markdown(text, 2) {
			if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
				t.Fatalf("%q × %d: %.200v", unit, len(text), err)
			}
		}
		Table{Columns: []Column{{Title: "a"}, {Title: "b"}}, Rows: slices.Values([][]Cell{{{Text: text}, {Text: text}}})}.Lines(p)
		Wrap(text, 1)
		Printer{}.Markdown(text, 0)
	}
}
