package markdown

import (
	"strings"
	"testing"
)

// TestHugeTextsAreParsedSoon parses texts on which goldmark alone takes minutes: a
// return to quadratic time shows as a test that does not end.
func TestHugeTextsAreParsedSoon(t *testing.T) {
	for _, unit := range []string{
		">", "[", "*", "_", "`", "<", "&", "\\", "|", "-", "#", "~", "1. ", "- ", "> ", "+ ",
		"[a](", "[x](((", "*a_ ", "(*a) ", "(*a ", "(*a [", "'*a' b* ", "**a ", "a**b", "![", "]", "[]", "<a b=", "<!--", "&#x",
		"[a]: b\n", "- a\n", "> a\n", "  - a\n", "> \n", "a\n\n", "```\n", "~~~\n\n", "| a |\n|---|\n", "# a\n", "\t", "漢", "e\u0301", "\n",
	} {
		for _, size := range []int{maxParagraph, maxText, 1 << 18} {
			text := strings.Repeat(unit, size/len(unit))
			if blocks := Parse(text); len(blocks) == 0 && strings.TrimSpace(Clean(text)) != "" {
				t.Errorf("%q × %d: nothing is left", unit, size/len(unit))
			}
		}
	}
}

func TestDeepNestingIsParsedSoon(t *testing.T) {
	var text strings.Builder
	for depth := range 250 {
		text.WriteString(strings.Repeat("  ", depth) + "- a\n\n")
	}
	blocks, depth := Parse(text.String()), 0
	for len(blocks) > 0 {
		list, ok := blocks[len(blocks)-1].(List)
		if !ok {
			break
		}
		blocks = list.Items[0].Blocks
		depth++
	}
	if depth != 250 {
		t.Errorf("%d nested lists, want 250", depth)
	}
}
