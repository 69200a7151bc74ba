package drill

import (
	"fmt"
	"strings"
	"testing"

	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

// terminalKey returns what a terminal sends for a key of the table.
func terminalKey(k drill.Key) term.Key {
	switch k {
	case drill.KeyEnter, drill.KeyEmptyLine:
		return term.Enter
	case drill.KeyEscape:
		return term.Escape
	case drill.KeyBackspace:
		return term.Backspace
	case drill.KeyCtrlD:
		return term.CtrlD
	case drill.KeyCtrlL:
		return term.CtrlL
	}
	return term.Key(k)
}

// before is what leads to each place of the table, on the screen and by lines.
var before = map[drill.Place]struct {
	keys  []term.Key
	lines string
}{
	drill.AtQuestion: {},
	drill.AtAnswer:   {[]term.Key{' '}, "\n"},
	drill.AtEnd:      {[]term.Key{'s', 's'}, "s\ns\n"},
	drill.Writing:    {},
	drill.AtFollowUp: {[]term.Key{' ', 'F'}, "\nF\n"},
}

// unhandled are the words for a key that nothing is done for.
var unhandled = []string{"unknown key", "does nothing here"}

// TestEveryKeyOfTheTableIsHandled presses every key wherever the table binds
// it, and by lines where it can be entered.
func TestEveryKeyOfTheTableIsHandled(t *testing.T) {
	for _, b := range drill.KeyTable() {
		for place, way := range before {
			if b.At&place == 0 {
				continue
			}
			for _, k := range b.Keys {
				name := k.String() + " " + b.Label
				write := place == drill.Writing
				steps := termtest.Press(append(way.keys[:len(way.keys):len(way.keys)], terminalKey(k))...)
				frames, err := play(t.Context(), &termtest.Terminal{Steps: steps}, smallRun(write))
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				checkHandled(t, name, strings.Join(frames, ""))

				if k == drill.KeyEnter {
					k = '\n' // an empty line
				}
				if write || k < ' ' && k != '\n' || k == drill.KeySpace || k == drill.KeyBackspace {
					continue
				}
				w := world{terminal: &termtest.Terminal{Columns: 80, Rows: 24}, input: way.lines + strings.TrimSpace(string(rune(k))) + "\n"}
				w.args = []string{plain, "--no-save", "--order", "bank"}
				checkHandled(t, name+" by lines", w.drill(t).err)
			}
		}
	}
}

func TestHelpListsEveryKeyOfTheTable(t *testing.T) {
	help := world{args: []string{"--help"}}.drill(t).out
	for _, b := range drill.KeyTable() {
		if want := fmt.Sprintf("%s (%s)", b.Name("-"), b.Label); !strings.Contains(help, want) {
			t.Errorf("no %q in the help: %s", want, help)
		}
	}
}

func checkHandled(t *testing.T, name, shown string) {
	t.Helper()
	for _, words := range unhandled {
		if strings.Contains(shown, words) {
			t.Errorf("%s: %q", name, shown)
		}
	}
}
