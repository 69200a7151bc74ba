package drillview

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/memory"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

// shownKeys returns the keys with their labels that lines show, as "s skip".
func shownKeys(lines []string) (keys []string) {
	for _, line := range lines {
		line = strings.NewReplacer("[", "", "]", "", ": ", " ").Replace(strings.TrimSpace(line))
		for _, part := range regexp.MustCompile(`,\s+|\s{3,}`).Split(line, -1) {
			keys = append(keys, strings.Join(strings.Fields(part), " "))
		}
	}
	return keys
}

// TestShowsOnlyKeysOfTheTable holds that the footer, the prompts and the
// list of keys show what the table binds, and nothing else.
func TestShowsOnlyKeysOfTheTable(t *testing.T) {
	var table []string
	for _, b := range drill.KeyTable() {
		for _, k := range b.Keys {
			table = append(table, k.String()+" "+b.Label)
		}
		table = append(table, b.Name("-")+" "+b.Label)
	}
	table = append(table, "a-d said it") // as many letters as the card has points
	for _, r := range memory.Ratings() {
		table = append(table, drill.RatingKey(r).String()+" "+r.String())
	}
	shows := map[string]bool{}
	check := func(lines ...string) {
		t.Helper()
		for _, key := range shownKeys(lines) {
			if shows[key] = true; !slices.Contains(table, key) {
				t.Errorf("%q is in no table: %q", key, lines)
			}
		}
	}
	s := drill.New(uitest.Cards()[:1], 0)
	d := New(ui.Printer{Plain: true}, s, true).WithMemory(&Memory{
		Preview: func(*bank.Card) (due [4]memory.Day) { return due },
		State:   func(*bank.Card) memory.CardMemory { return memory.CardMemory{} },
		Share:   func() (bool, bool) { return true, true },
	})
	check(d.Live(true, "")...)
	check(d.Live(false, "")...)
	check(d.WritingKeys("")...)
	check(d.QuestionPrompt())
	meaning := regexp.MustCompile(`^ (bury|suspend|flag) +`)
	help := func() {
		for _, screen := range []bool{true, false} {
			mode := d.Mode(screen, screen)
			mode.Earlier = screen
			for _, line := range d.Help(mode) { // one key a line
				if !meaning.MatchString(line) {
					check(strings.Join(strings.Fields(line), " "))
				}
			}
		}
	}
	help()
	if err := s.Reveal(); err != nil {
		t.Fatal(err)
	}
	ratings := func(line string) string { return regexp.MustCompile(` \([^)]*\)`).ReplaceAllString(line, "") }
	check(ratings(d.Live(true, "")[0]))
	check(strings.TrimSuffix(ratings(d.AnswerPrompt()), ": "))
	help()
	if err := s.AskFollowUps(); err != nil {
		t.Fatal(err)
	}
	for _, asked := s.FollowUp(); asked; _, asked = s.FollowUp() {
		check(d.QuestionPrompt())
		check(d.Live(true, "")...)
		check(d.Live(false, "")...)
		help()
		if err := s.NextFollowUp(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Tick(0); err != nil {
		t.Fatal(err)
	}
	help()
	if _, err := s.Skip(0); err != nil {
		t.Fatal(err)
	}
	note := d.ending()
	check(strings.Replace(strings.Join(d.Live(false, ""), ""), note, "", 1))
	check(strings.Replace(d.EndPrompt(), note, "", 1))
	help()

	// Whatever is bound is shown somewhere.
	for _, b := range drill.KeyTable() {
		name := b.Name("-")
		if b.Action == drill.ActTick {
			name = "a-d"
		}
		if !shows[name+" "+b.Label] {
			t.Errorf("%s %s is shown nowhere", name, b.Label)
		}
	}
}
