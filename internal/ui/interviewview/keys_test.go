package interviewview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"djq/internal/interview"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

func TestLastLinesFitNarrowWindowsInTheirStyles(t *testing.T) {
	cards := uitest.Cards()
	q := &interview.Question{Card: cards[0].Name()}
	s := interview.NewSession(&interview.Interview{Questions: []*interview.Question{q}}, cards, nil)
	const note = "what was said, in more words than a narrow window has room for"
	for width := 10; width < 100; width++ {
		lines := New(ui.Printer{Width: width, Color: true}, s).Live(Mode{}, 0, note)
		var words []string
		for _, line := range lines[:len(lines)-1] {
			if clean := ansi.Strip(line); !strings.Contains(line, "\x1b[") || strings.Contains(clean, "[") {
				t.Errorf("%d columns: %q", width, line)
			} else if width > 40 && ui.Width(clean) > width {
				t.Errorf("%d columns: %q is wider", width, clean)
			} else {
				words = append(words, strings.TrimSpace(clean))
			}
		}
		if got := strings.Join(words, " "); len(lines) > 1 && got != note {
			t.Errorf("%d columns: %q", width, got)
		}
	}
}
