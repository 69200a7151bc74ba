package highlight

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// samples are code in each language, and what is to become of it: see marked.
var samples = []struct{ name, language, code, want string }{
	{"definition", "python", `async def save(self, n=1_000): # "why"`,
		`<k async> <k def> <n save>(self, n=<# 1_000>): <c # "why">`},
	{"decorator and constant", "py", "@atomic(using='a')\nx = None @ m", "<n @atomic>(using=<s 'a'>)\nx = <# None> @ m"},
	{"string over two lines", "python", "\"\"\"A\nb\"\"\" or f'{x!r}'", "<s \"\"\"A>\n<s b\"\"\"> <k or> <s f'{x!r}'>"},
	{"match only as a statement", "python", "match x.kind:\nmatch = 1", "<k match> x.kind:\nmatch = <# 1>"},
	{"python prompt", "pycon", ">>> 0xFF\n255", "<d >>>> <# 0xFF>\n<# 255>"},
	{"template tag in an attribute", "django", `<a href="{% url 'x' pk=1 %}">`,
		`<k <a> <n href>=<s "><d {%> <k url> <s 'x'> pk=<# 1> <d %}><s "><k >>`},
	{"template variable and comment", "html", "{{ a.b|upper }}{# c #}<!-- d -->&amp;",
		"<d {{> a.b|<n upper> <d }}><c {# c #}><c <!-- d -->><n &amp;>"},
	{"shell", "sh", `export A=1 && manage.py migrate --plan "$B" # c`,
		`<k export> <n A>=1 && manage.py migrate <n --plan> <s "$B"> <c # c>`},
	{"only what follows a prompt is a command", "console", "(venv) $ echo \"a\"\nfor \"a\"", "<d (venv) $> echo <s \"a\">\nfor \"a\""},
	{"sql", "postgresql", "SELECT id FROM \"select\" WHERE t LIKE 'it''s%' AND n IN (%s, 42) -- c",
		`<k SELECT> id <k FROM> "select" <k WHERE> t <k LIKE> <s 'it''s%'> <k AND> n <k IN> (<n %s>, <# 42>) <c -- c>`},
	{"settings", "yaml", "web: # c\n  - image: \"a:1\"\n    debug: true", "<n web>: <c # c>\n  - <n image>: <s \"a:1\">\n    <n debug>: <# true>"},
	{"section", "ini", "[app]\nport = 80", "<k [app]>\n<n port> = <# 80>"},
	{"unknown language", "cobol", `DISPLAY "plain".`, `DISPLAY "plain".`},
}

// marked writes spans as text, in which <s 'x'> is a string and so on.
func marked(lines [][]Span) string {
	marks := [...]string{Keyword: "k", String: "s", Number: "#", Name: "n", Comment: "c", Delimiter: "d"}
	var text []string
	for _, spans := range lines {
		line := ""
		for _, s := range spans {
			if s.Class == Plain {
				line += s.Text
				continue
			}
			line += "<" + marks[s.Class] + " " + s.Text + ">"
		}
		text = append(text, line)
	}
	return strings.Join(text, "\n")
}

func TestLanguagesTellClassesApart(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			if diff := cmp.Diff(s.want, marked(Lines(s.language, strings.Split(s.code, "\n")))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestNoRuleIsSlow gives the lexers what makes careless rules quadratic: then
// it takes hours.
func TestNoRuleIsSlow(t *testing.T) {
	for _, language := range []string{"python", "html", "sh", "console", "sql", "yaml"} {
		for _, unit := range []string{
			`"`, `'`, `"""`, `'''`, `\`, `"\`, "{%", "{{", "{#", "{% comment %}", "<a ", "<!--", "/*", "--", "$", "${", "#",
			"a", "0", "1.", "match ", "match a", " ", "\n", "(", "@a.", "- ", "[", `<a b="`, "&a", "%(", "a=", "漢",
		} {
			lines := strings.Split(strings.Repeat(unit, maxBytes/4/len(unit)), "\n")
			if got := Lines(language, lines); len(got) != len(lines) {
				t.Errorf("%s, %q: %d lines became %d", language, unit, len(lines), len(got))
			}
		}
	}
}

func TestVeryLongCodeStaysPlain(t *testing.T) {
	long := strings.Repeat("if ", maxBytes)
	if diff := cmp.Diff([][]Span{{{Text: long}}}, Lines("python", []string{long})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzLinesKeepTheText checks that classes are all that is added to code.
func FuzzLinesKeepTheText(f *testing.F) {
	languages := []string{"python", "html", "sh", "console", "sql", "yaml", "none"}
	for _, s := range samples {
		for i := range languages {
			f.Add(s.code, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, code string, language uint8) {
		lines := strings.Split(code, "\n")
		name := languages[int(language)%len(languages)]
		got := Lines(name, lines)
		if len(got) != len(lines) {
			t.Fatalf("%s: %d lines became %d", name, len(lines), len(got))
		}
		for i, spans := range got {
			text := ""
			for _, s := range spans {
				text += s.Text
			}
			if text != lines[i] {
				t.Errorf("%s: line %q became %q", name, lines[i], text)
			}
		}
	})
}
