package deck

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
)

func testDeck(t *testing.T) *Deck {
	t.Helper()
	f := bank.Parse("test.yaml", []byte(`
- {topic: orm, id: n-plus-one, difficulty: medium, asked: often, tags: [debug], question: 'Why 101 queries?', answer: One per row., aliases: [queries/n1]}
- {topic: orm, id: managers, difficulty: easy, tags: [concept, code], question: 'Managers?', answer: They make QuerySets., key_points: [Default Manager]}
- {topic: forms, id: formsets, difficulty: hard, asked: rarely, since: "5.0", question: 'Formsets?', answer: Many forms.}
- {topic: async, id: tasks, difficulty: hard, since: "6.0", tags: [code], question: 'Tasks?', answer: Django 6.0 has an API., aliases: [old-tasks]}
- {topic: async, id: managers-too, difficulty: easy, since: "4.10", question: 'Straße?', variants: ['Which road?'], answer: x, bonus_points: [A motorway]}
`))
	if len(f.Findings) > 0 {
		t.Fatalf("test bank: %v", f.Findings)
	}
	cards := make([]*bank.Card, len(f.Cards))
	for i := range f.Cards {
		cards[i] = &f.Cards[i]
	}
	return New(cards)
}

func TestFilterChoosesCards(t *testing.T) {
	d := testDeck(t)
	for _, tt := range []struct {
		name   string
		filter Filter
		want   string
	}{
		{"nothing", Filter{}, "orm/n-plus-one orm/managers forms/formsets async/tasks async/managers-too"},
		{"topic", Filter{Topics: []string{"orm"}}, "orm/n-plus-one orm/managers"},
		{"topics in one value", Filter{Topics: []string{"orm, forms"}}, "orm/n-plus-one orm/managers forms/formsets"},
		{"topics in two values", Filter{Topics: []string{"orm", "ASYNC"}}, "orm/n-plus-one orm/managers async/tasks async/managers-too"},
		{"topic excluded", Filter{Topics: []string{"!orm"}}, "forms/formsets async/tasks async/managers-too"},
		{"difficulty", Filter{Difficulties: []string{"hard"}}, "forms/formsets async/tasks"},
		{"topic and difficulty", Filter{Topics: []string{"async"}, Difficulties: []string{"!hard"}}, "async/managers-too"},
		{"asked", Filter{Asked: []string{"often,rarely"}}, "orm/n-plus-one forms/formsets"},
		{"asked by default", Filter{Asked: []string{"sometimes"}}, "orm/managers async/tasks async/managers-too"},
		{"tag", Filter{Tags: []string{"code"}}, "orm/managers async/tasks"},
		{"tag excluded from wanted", Filter{Tags: []string{"code", "!concept"}}, "async/tasks"},
		{"tag excluded", Filter{Tags: []string{"!code"}}, "orm/n-plus-one forms/formsets async/managers-too"},
		{"since", Filter{Since: []string{"6.0"}}, "async/tasks"},
		{"since or newer", Filter{Since: []string{"4.2+"}}, "forms/formsets async/tasks async/managers-too"},
		{"since excluded", Filter{Since: []string{"!5.0+"}}, "orm/n-plus-one orm/managers async/managers-too"},
		{"since range", Filter{Since: []string{"4.2+", "!6.0+"}}, "forms/formsets async/managers-too"},
		{"django", Filter{Django: "5.2"}, "orm/n-plus-one orm/managers forms/formsets async/managers-too"},
		{"search in question", Filter{Search: "101 QUERIES"}, "orm/n-plus-one"},
		{"search in key points", Filter{Search: "DEFAULT manager"}, "orm/managers"},
		{"search in variants", Filter{Search: "which road"}, "async/managers-too"},
		{"search in bonus points", Filter{Search: "motorway"}, "async/managers-too"},
		{"search is not split", Filter{Search: "forms,forms"}, ""},
		{"search beyond ASCII", Filter{Search: "STRAßE"}, "async/managers-too"},
		{"no match", Filter{Topics: []string{"forms"}, Difficulties: []string{"easy"}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.Filter(tt.filter)
			var empty *EmptyError
			switch {
			case tt.want == "" && !errors.As(err, &empty):
				t.Errorf("error %v, want an EmptyError", err)
			case tt.want != "" && err != nil:
				t.Error(err)
			case err == nil:
				if diff := cmp.Diff(tt.want, strings.Join(names(got.Cards()), " ")); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestFilterErrorsSayWhatWasMeant(t *testing.T) {
	d := testDeck(t)
	for _, tt := range []struct {
		filter        Filter
		message, hint string
	}{
		{Filter{Topics: []string{"omr"}}, `unknown topic "omr"`, `did you mean "orm"?`},
		{Filter{Topics: []string{"zzzzz"}}, `unknown topic "zzzzz"`, "known: async, forms, orm"},
		{Filter{Topics: []string{"orm,"}}, `unknown topic ""`, "known: async, forms, orm"},
		{Filter{Difficulties: []string{"!hrad"}}, `unknown difficulty "hrad"`, `did you mean "hard"?`},
		{Filter{Asked: []string{"offten"}}, `unknown asked "offten"`, `did you mean "often"?`},
		{Filter{Tags: []string{"debgu"}}, `unknown tag "debgu"`, `did you mean "debug"?`},
		{Filter{Since: []string{"six"}}, `--since "six": expected a version like 6.0, or 6.0+ to include newer ones`, ""},
		{Filter{Django: "x"}, `--django "x": expected a version like 5.2`, ""},
		{
			Filter{Topics: []string{"orm", "async"}, Difficulties: []string{"hard"}, Since: []string{"5.0"}, Django: "6.0", Search: "a b"},
			`no card matches --topic orm --topic async --difficulty hard --since 5.0 --django 6.0 --search "a b"`, "",
		},
	} {
		_, err := d.Filter(tt.filter)
		if err == nil || err.Error() != tt.message {
			t.Errorf("error %v, want %s", err, tt.message)
		}
		var unknown *UnknownError
		if errors.As(err, &unknown) && unknown.Hint() != tt.hint {
			t.Errorf("hint %q, want %q", unknown.Hint(), tt.hint)
		}
	}
	if _, err := New(nil).Filter(Filter{}); err == nil || err.Error() != "there are no cards" {
		t.Errorf("an empty deck: %v", err)
	}
	if hint := (&UnknownError{Kind: "card", Value: "a"}).Hint(); hint != "" {
		t.Errorf("hint without anything to say: %q", hint)
	}
}

func TestFindByNameAliasIDAndPart(t *testing.T) {
	d := testDeck(t)
	for _, tt := range []struct{ name, want, hint string }{
		{"orm/n-plus-one", "orm/n-plus-one", ""},
		{"n-plus-one", "orm/n-plus-one", ""},
		{" N-Plus-One ", "orm/n-plus-one", ""},
		{"queries/n1", "orm/n-plus-one", ""},
		{"async/old-tasks", "async/tasks", ""},
		{"managers", "orm/managers", ""},
		{"formset", "forms/formsets", ""},
		{"orm/m", "orm/managers", ""},
		{"manag", "", "choose one: orm/managers, async/managers-too"},
		{"async", "", "choose one: async/tasks, async/managers-too"},
		{"orm/n-plus-oen", "", `did you mean "orm/n-plus-one"?`},
		{"formsest", "", `did you mean "forms/formsets"?`},
		{"nplusone", "", `did you mean "orm/n-plus-one"?`},
		{"nplus1", "", `did you mean "orm/n-plus-one"?`},
		{"N plus 1", "", `did you mean "orm/n-plus-one"?`},
		{"orm/nplus1", "", `did you mean "orm/n-plus-one"?`},
		{"views/nplus1", "", `did you mean "orm/n-plus-one"?`},
		{"old_task", "", `did you mean "async/tasks"?`},
		{"managerstoo", "", `did you mean "async/managers-too"?`},
		{"gers-to", "async/managers-too", ""},
		{"gersto", "", `did you mean "async/managers-too"?`},
		{"plus1", "", `did you mean "orm/n-plus-one"?`},
		{"nothing-like-it", "", ""},
		{"plu", "orm/n-plus-one", ""},
		{"us1", "", ""},
		{"", "", ""},
	} {
		c, err := d.Find(tt.name)
		if tt.want != "" {
			if err != nil || c.Name() != tt.want {
				t.Errorf("Find(%q) = %v, %v; want %s", tt.name, c, err, tt.want)
			}
			continue
		}
		hinter, ok := err.(interface{ Hint() string })
		if !ok || hinter.Hint() != tt.hint {
			t.Errorf("Find(%q): error %v, want the hint %q", tt.name, err, tt.hint)
		}
	}
	same := New([]*bank.Card{{Topic: "orm", ID: "n-plus-one"}, {Topic: "drf", ID: "n-plus-one"}})
	var unknown *UnknownError
	if _, err := same.Find("nplus1"); !errors.As(err, &unknown) || unknown.Hint() != "did you mean one of these: orm/n-plus-one, drf/n-plus-one?" {
		t.Errorf("two cards of one id: %v, %v", err, unknown)
	}
	if hint := (&AmbiguousError{Candidates: strings.Split("a b c d e f", " ")}).Hint(); hint != "choose one: a, b, c, d, e, …" {
		t.Errorf("hint of many: %q", hint)
	}
}

func TestTopicsAndTagsAreSortedAndDistinct(t *testing.T) {
	d := testDeck(t)
	if diff := cmp.Diff([]string{"async", "forms", "orm"}, d.Topics()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"code", "concept", "debug"}, d.Tags()); diff != "" {
		t.Error(diff)
	}
}
