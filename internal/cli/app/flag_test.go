package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/deck"
)

// said returns what is reported of an error, and expects an exit code.
func said(t *testing.T, err error, code int) string {
	t.Helper()
	var out strings.Builder
	if got := Report(&out, err); got != code {
		t.Errorf("exit code %d, want %d: %q", got, code, out.String())
	}
	return out.String()
}

func TestWrongFlagsSayWhatWasExpected(t *testing.T) {
	for want, args := range map[string][]string{
		"unknown flag --formt\nhint: did you mean --format?\n":                            {"--formt", "x"},
		"unknown flag --zzz\nhint: see lint --help\n":                                     {"--zzz"},
		"unknown flag -x\nhint: see lint --help\n":                                        {"-x"},
		"--format is \"xml\": expected text or json\nhint: see lint --help\n":             {"--format", "xml"},
		"--format needs a value: expected text or json\nhint: see lint --help\n":          {"--format"},
		"--json is \"perhaps\": expected true or false\nhint: see lint --help\n":          {"--json=perhaps"},
		"--count is \"x\": expected a whole number\nhint: see lint --help\n":              {"--count", "x"},
		"--seed is \"-1\": expected a whole number, 0 or more\nhint: see lint --help\n":   {"--seed", "-1"},
		"--time is \"5\": expected a duration like 20m or 1h30m\nhint: see lint --help\n": {"--time", "5"},
		"--tag needs a value\nhint: --tag: only cards with one of these TAGS\n":           {"--tag"},
		"bad flag syntax: --=x\nhint: see lint --help\n":                                  {"--=x"},
	} {
		var format string
		var asJSON bool
		var filter deck.Filter
		c := &cobra.Command{Use: "lint", RunE: func(*cobra.Command, []string) error { return nil }, SilenceErrors: true, SilenceUsage: true}
		c.SetFlagErrorFunc(FlagError)
		ChoiceFlag(c, c.Flags(), &format, "format", "output format", "text", "json")
		JSONFlag(c, &asJSON)
		c.Flags().Int("count", 1, "")
		c.Flags().Uint64("seed", 0, "")
		c.Flags().Duration("time", time.Minute, "")
		FilterFlags(testApp(t).Banks, c, &filter)
		c.SetArgs(args)
		if got := said(t, c.Execute(), ExitUsage); got != "djq: "+want {
			t.Errorf("%v: said %q, want %q", args, got, want)
		}
	}
}

func TestChoiceIsTheFirstUnlessGiven(t *testing.T) {
	var format string
	c := &cobra.Command{Use: "lint"}
	ChoiceFlag(c, c.Flags(), &format, "format", "output format", "text", "json")
	f := c.Flags().Lookup("format")
	if format != "text" || f.Value.String() != "text" || f.Value.Type() != "text|json" {
		t.Errorf("format %q, %q of %q", format, f.Value, f.Value.Type())
	}
	if err := c.ParseFlags([]string{"--format", "json"}); err != nil || format != "json" {
		t.Errorf("format %q, %v", format, err)
	}
}

func TestFilterValuesAreCompleted(t *testing.T) {
	a := testApp(t, "DJQ_BANK="+write(t, t.TempDir(), "a.yaml",
		"cards:\n- {topic: orm, id: one, difficulty: easy, tags: [concept, code], question: 'What?', answer: A card.}\n"+
			"- {topic: views, id: two, difficulty: easy, question: 'Why?', answer: A card.}\n"))
	var filter deck.Filter
	c := &cobra.Command{Use: "list"}
	FilterFlags(a.Banks, c, &filter)
	for _, test := range []struct {
		flag, typed string
		want        []string
	}{
		{"topic", "o", []string{"orm"}},
		{"topic", "orm,", []string{"orm,views"}},
		{"topic", "!v", []string{"!views"}},
		{"tag", "co", []string{"code", "concept"}},
		{"difficulty", "h", []string{"hard"}},
		{"asked", "", []string{"often", "sometimes", "rarely"}},
		{"since", "", nil},
	} {
		complete, found := c.GetFlagCompletionFunc(test.flag)
		if !found {
			t.Fatalf("--%s is not completed", test.flag)
		}
		got, _ := complete(c, nil, test.typed)
		slices.Sort(got)
		want := slices.Clone(test.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("--%s %s: completed %q, want %q", test.flag, test.typed, got, want)
		}
	}
	if got, _ := CompleteCards(a.Banks)(c, []string{"orm/one"}, ""); !slices.Equal(got, []string{"views/two\tWhy?"}) {
		t.Errorf("cards not yet named: %q", got)
	}
	a = testApp(t, "DJQ_HOME="+t.TempDir(), "DJQ_BANK=nowhere")
	if got, _ := CompleteCards(a.Banks)(c, nil, ""); len(got) > 0 {
		t.Errorf("cards of no bank: %q", got)
	}
}
