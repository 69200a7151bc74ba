package app

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestWrongArgumentsAreUsageErrors(t *testing.T) {
	c := &cobra.Command{Use: "show"}
	one := ExactlyOne("the name of one file", "use - for standard input")
	for _, test := range []struct {
		check cobra.PositionalArgs
		args  []string
		want  string // "" when nothing is wrong
	}{
		{NoArguments, nil, ""},
		{NoArguments, []string{"a"}, "djq: show takes no arguments, got \"a\"\nhint: see show --help\n"},
		{AtMostOne, nil, ""},
		{AtMostOne, []string{"a"}, ""},
		{AtMostOne, []string{"a", "b"}, "djq: show takes at most one argument, got 2\nhint: see show --help\n"},
		{one, []string{"a"}, ""},
		{one, nil, "djq: show needs the name of one file\nhint: use - for standard input\n"},
		{OneCard, []string{"a"}, ""},
		{OneCard, []string{"a", "b"}, "djq: show needs the name of one card\nhint: djq list shows all cards\n"},
		{SomeCards, []string{"a", "b"}, ""},
		{SomeCards, nil, "djq: show needs the name of a card\nhint: djq list shows all cards\n"},
	} {
		code := ExitUsage
		if test.want == "" {
			code = ExitDone
		}
		if got := said(t, test.check(c, test.args), code); got != test.want {
			t.Errorf("%v: said %q, want %q", test.args, got, test.want)
		}
	}
}

func TestUnknownCommandsNameTheNearest(t *testing.T) {
	parent := &cobra.Command{Use: "plan"}
	AddGroup(parent, "plan", "Commands", &cobra.Command{Use: "clear", Run: func(*cobra.Command, []string) {}})
	for word, want := range map[string]string{"claer": "did you mean plan clear?", "zzz": "see plan --help"} {
		if got := said(t, UnknownCommand(parent, word), ExitUsage); !strings.HasSuffix(got, "hint: "+want+"\n") {
			t.Errorf("%s: said %q, want %q", word, got, want)
		}
	}
	if g := parent.Groups(); len(g) != 1 || g[0].Title != "Commands" || parent.Commands()[0].GroupID != g[0].ID {
		t.Errorf("groups %+v", g)
	}
}

func TestOrJoinsWords(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := Or(words); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
