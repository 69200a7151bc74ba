package deck

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

// Filter chooses cards. The lists hold values as a person gives them: several
// in one, separated by commas; one that begins with "!" excludes. Within a
// list any value fits, between lists all must. The zero value chooses all.
type Filter struct {
	Topics       []string
	Difficulties []string
	Asked        []string
	Tags         []string
	Since        []string // "6.0" that version; "6.0+" that or newer
	Django       string   // hides what is newer than this version
	States       []string `json:",omitempty"` // see States
	Search       string   // words that question, variants, answer, points and note show
}

// String repeats the filter as flags.
func (f Filter) String() string {
	var parts []string
	for _, p := range []struct {
		flag   string
		values []string
	}{
		{"--topic", f.Topics}, {"--difficulty", f.Difficulties}, {"--asked", f.Asked},
		{"--tag", f.Tags}, {"--since", f.Since}, {"--state", f.States},
	} {
		for _, v := range p.values {
			parts = append(parts, p.flag+" "+v)
		}
	}
	if f.Django != "" {
		parts = append(parts, "--django "+f.Django)
	}
	if f.Search != "" {
		parts = append(parts, fmt.Sprintf("--search %q", f.Search))
	}
	return strings.Join(parts, " ")
}

// Override returns a filter with the parts of another that are not empty in
// place of its own.
func (f Filter) Override(by Filter) Filter {
	for _, part := range []struct{ to, from *[]string }{
		{&f.Topics, &by.Topics}, {&f.Difficulties, &by.Difficulties}, {&f.Asked, &by.Asked},
		{&f.Tags, &by.Tags}, {&f.Since, &by.Since}, {&f.States, &by.States},
	} {
		if len(*part.from) > 0 {
			*part.to = slices.Clone(*part.from)
		}
	}
	for _, part := range []struct{ to, from *string }{{&f.Django, &by.Django}, {&f.Search, &by.Search}} {
		if *part.from != "" {
			*part.to = *part.from
		}
	}
	return f
}

// EmptyError says that a filter fits no card.
type EmptyError struct {
	Filter Filter
}

// Error repeats the filter.
func (e *EmptyError) Error() string {
	if s := e.Filter.String(); s != "" {
		return "no card matches " + s
	}
	return "there are no cards"
}

// ValueError says that a value of a filter cannot be read.
type ValueError struct {
	Flag, Value, Expected string
}

// Error says what was expected.
func (e *ValueError) Error() string {
	return fmt.Sprintf("--%s %q: expected %s", e.Flag, e.Value, e.Expected)
}

// Filter returns the cards that fit, whatever their states: those are for
// InStates to choose. Its errors are UnknownError, ValueError and, when no card
// fits, EmptyError.
func (d *Deck) Filter(f Filter) (*Deck, error) {
	topics, err := choice("topic", f.Topics, d.Topics())
	if err != nil {
		return nil, err
	}
	difficulties, err := choice("difficulty", f.Difficulties, bank.Difficulties())
	if err != nil {
		return nil, err
	}
	asked, err := choice("asked", f.Asked, bank.Frequencies())
	if err != nil {
		return nil, err
	}
	tags, err := choice("tag", f.Tags, d.Tags())
	if err != nil {
		return nil, err
	}
	if _, err := choice("state", f.States, States()); err != nil {
		return nil, err
	}
	since, err := sinceTest(f.Since)
	if err != nil {
		return nil, err
	}
	var newest bank.Version
	if f.Django != "" {
		if newest, err = bank.ParseVersion(f.Django); err != nil {
			return nil, &ValueError{"django", f.Django, "a version like 5.2"}
		}
	}
	search := newSearch(f.Search)
	found := d.matching(func(c *bank.Card) bool {
		return topics.fits(c.Topic) &&
			difficulties.fits(c.Difficulty.String()) &&
			asked.fits(c.Asked.String()) &&
			tags.fits(c.Tags...) &&
			since(c.Since) &&
			(newest.IsZero() || c.Since.Compare(newest) <= 0) &&
			search.finds(c)
	})
	if len(found) == 0 {
		return nil, &EmptyError{f}
	}
	return New(found), nil
}

// chosen is what a list of values wants and excludes.
type chosen struct {
	want, without []string
}

// fits reports whether one of the values is wanted and none is excluded.
func (c chosen) fits(values ...string) bool {
	in := func(list []string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(list, v) })
	}
	return !in(c.without) && (len(c.want) == 0 || in(c.want))
}

// each calls visit for every value of a list, without its "!".
func each(values []string, visit func(value string, exclude bool) error) error {
	for _, list := range values {
		for v := range strings.SplitSeq(list, ",") {
			v, exclude := strings.CutPrefix(strings.TrimSpace(v), "!")
			if err := visit(strings.TrimSpace(v), exclude); err != nil {
				return err
			}
		}
	}
	return nil
}

func choice(kind string, values, known []string) (chosen, error) {
	var c chosen
	err := each(values, func(v string, exclude bool) error {
		v = strings.ToLower(v)
		if !slices.Contains(known, v) {
			unknown := &UnknownError{Kind: kind, Value: v, Known: known}
			if near, ok := diag.Nearest(v, known); ok {
				unknown.Nearest = []string{near}
			}
			return unknown
		}
		if exclude {
			c.without = append(c.without, v)
		} else {
			c.want = append(c.want, v)
		}
		return nil
	})
	return c, err
}

// sinceTest reads values such as "6.0" and "5.2+".
func sinceTest(values []string) (func(bank.Version) bool, error) {
	type test struct {
		version bank.Version
		orNewer bool
	}
	fits := func(tests []test, v bank.Version) bool {
		return slices.ContainsFunc(tests, func(t test) bool {
			return !v.IsZero() && (v == t.version || t.orNewer && v.Compare(t.version) > 0)
		})
	}
	var want, without []test
	err := each(values, func(s string, exclude bool) error {
		number, orNewer := strings.CutSuffix(s, "+")
		v, err := bank.ParseVersion(number)
		if err != nil {
			return &ValueError{"since", s, "a version like 6.0, or 6.0+ to include newer ones"}
		}
		if exclude {
			without = append(without, test{v, orNewer})
		} else {
			want = append(want, test{v, orNewer})
		}
		return nil
	})
	return func(v bank.Version) bool {
		return !fits(without, v) && (len(want) == 0 || fits(want, v))
	}, err
}
