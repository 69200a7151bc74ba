package drill

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/term"
	"djq/internal/term/termtest"
	"djq/questions"
)

var (
	upAtEnd  = regexp.MustCompile(`\r\x1b\[(\d+)A$`)
	onePoint = regexp.MustCompile(`^ [ ✓] ([a-l])  \S`)
)

// liveLines returns the lines of a frame that are redrawn in place: those the
// cursor goes up over at its end, and the last one.
func liveLines(frame string) []string {
	lines := strings.Split(ansi.Strip(strings.TrimRight(upAtEnd.ReplaceAllString(frame, ""), "\r")), "\n")
	up := 0
	if m := upAtEnd.FindStringSubmatch(frame); m != nil {
		up, _ = strconv.Atoi(m[1])
	}
	return lines[len(lines)-1-up:]
}

// shownPoints returns the letters of the points in lines, and those that are
// ticked.
func shownPoints(lines []string) (letters, ticked string) {
	for _, line := range lines {
		if m := onePoint.FindStringSubmatch(line); m != nil {
			letters += m[1]
			if strings.HasPrefix(line, " ✓") {
				ticked += m[1]
			}
		}
	}
	return letters, ticked
}

// TestScreenLettersActOnThePointsShown presses every letter on the pages of
// the answers of the built-in cards with the longest points: it ticks the point
// if that is in the window, help or not, and does nothing else. By Space each
// is reached.
func TestScreenLettersActOnThePointsShown(t *testing.T) {
	cards := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS}}, bank.Options{}).Cards()
	length := func(c *bank.Card) (n int) {
		for _, p := range slices.Concat(c.KeyPoints, c.BonusPoints) {
			n += 30 + len(p)
		}
		return n
	}
	slices.SortStableFunc(cards, func(a, b *bank.Card) int { return length(b) - length(a) })
	paged := 0
	for _, window := range [][2]int{{60, 20}, {60, 24}, {80, 24}} {
		for _, c := range cards[:12] {
			paged += pressLetters(t, c, window[0], window[1])
		}
	}
	if paged == 0 {
		t.Error("all points always fit: nothing was paged")
	}
}

// pressLetters presses every letter on the first pages of a card, on the last
// ones, on those before and under the help. It returns how many letters were
// of points on another page.
func pressLetters(t *testing.T, c *bank.Card, columns, rows int) (elsewhere int) {
	t.Helper()
	s := smallRun(false)
	s.session = drill.New([]*bank.Card{c}, 0)
	letters := "abcdefghijkl"[:min(drill.MaxPoints, len(c.KeyPoints)+len(c.BonusPoints))]
	terminal := &termtest.Terminal{Columns: columns, Rows: rows}
	expected, seen := map[rune]bool{}, map[rune]bool{}

	// check looks at the screen before a key is pressed.
	check := func(key rune) {
		frames := terminal.Frames()
		live := liveLines(frames[len(frames)-2])
		shown, ticked := shownPoints(live)
		if len(live) > rows-1 || shown == "" || strings.Contains(live[len(live)-1], "…") {
			t.Errorf("%s, %d x %d: %d live lines with points %q:\n%s", c.Name(), columns, rows, len(live), shown, strings.Join(live, "\n"))
		}
		for i, letter := range letters {
			if s.session.Said(i) != expected[letter] {
				t.Errorf("%s, %d x %d: %c ticked: %t, want %t", c.Name(), columns, rows, letter, s.session.Said(i), expected[letter])
			}
		}
		for _, letter := range shown {
			seen[letter] = true
			if strings.ContainsRune(ticked, letter) != expected[letter] {
				t.Errorf("%s, %d x %d: ticked are %v, shown as ticked %q of %q", c.Name(), columns, rows, expected, ticked, shown)
			}
		}
		switch {
		case strings.ContainsRune(shown, key):
			expected[key] = !expected[key]
		case strings.ContainsRune(letters, key):
			elsewhere++
		}
	}
	press := func(keys ...term.Key) {
		for _, step := range termtest.Press(keys...) {
			step.Before = func() { check(rune(step.Event.Key)) }
			terminal.Steps = append(terminal.Steps, step)
		}
	}
	terminal.Steps = termtest.Press(' ')
	for page := range 30 {
		if page < 3 || page > 27 {
			for _, letter := range letters {
				press(term.Key(letter))
			}
		}
		press(' ')
	}
	for range 3 {
		press(term.Backspace)
		for _, letter := range letters {
			press(term.Key(letter), '?', term.Key(letter))
		}
	}
	press('?')
	if _, err := play(t.Context(), terminal, s); err != nil {
		t.Fatal(err)
	}
	if len(seen) != len(letters) {
		t.Errorf("%s, %d x %d: %d of %d points shown", c.Name(), columns, rows, len(seen), len(letters))
	}
	return elsewhere
}
