package lint

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// damaged is a good file with one mistake in it.
type damaged struct {
	name string // of the file, the kind of damage and its number
	src  []byte
	line int // that was damaged
}

// The file is long because it is one list, of all kinds of damage.

// damage is a way to spoil a file: a function of one line that returns the
// lines it becomes and which of them is the wrong one, or nothing where it does
// not apply.
type damage struct {
	name string
	line func(at spot) (lines []string, wrong int)
}

// spot is a line of a good file.
type spot struct {
	text  string
	block bool // inside a literal or folded text
	next  string
}

func (s spot) indent() string { return s.text[:len(s.text)-len(strings.TrimLeft(s.text, " "))] }
func (s spot) body() string   { return strings.TrimLeft(s.text, " ") }
func (s spot) key() (key, value string, ok bool) {
	if s.block {
		return "", "", false
	}
	key, value, ok = strings.Cut(s.text, ": ")
	return key, value, ok && !strings.ContainsAny(strings.TrimLeft(key, " -"), " \"'{[#")
}

// one makes a damage of a function that returns the line as it becomes, or
// the line itself where it does not apply.
func one(name string, change func(s spot) string) damage {
	return damage{name, func(s spot) ([]string, int) {
		if strings.TrimSpace(s.text) == "" {
			return nil, 0
		}
		if line := change(s); line != s.text {
			return strings.Split(line, "\n"), 0
		}
		return nil, 0
	}}
}

// onKey makes a damage of a change to the value of a key without quotes.
func onKey(name string, change func(key, value string) string) damage {
	return one(name, func(s spot) string {
		key, value, ok := s.key()
		if !ok || strings.ContainsAny(value[:1], "\"'[{|>") {
			return s.text
		}
		return change(key, value)
	})
}

// starting makes damages of what a text may not begin with.
func starting(name, prefix string) damage {
	return onKey(name, func(key, value string) string { return key + ": " + prefix + value })
}

// inQuotes makes a damage of a change to a line that ends in a quote.
func inQuotes(name string, quotes string, change func(s spot, quote string) string) damage {
	return one(name, func(s spot) string {
		last := s.text[len(s.text)-1:]
		if s.block || !strings.Contains(quotes, last) || !strings.Contains(s.text, " "+last) && !strings.HasSuffix(s.next, last) && strings.Count(s.text, last) < 2 {
			return s.text
		}
		return change(s, last)
	})
}

// inText makes a damage of a line of literal or folded text.
func inText(name string, change func(s spot) string) damage {
	return one(name, func(s spot) string {
		if !s.block {
			return s.text
		}
		return change(s)
	})
}

func isItem(s spot) bool { return !s.block && strings.HasPrefix(s.body(), "- ") }

// damages are the mistakes: those of people, of editors and of other programs.
var damages = []damage{
	one("dedent by one", func(s spot) string { return strings.TrimPrefix(s.text, " ") }),
	one("dedent by two", func(s spot) string { return strings.TrimPrefix(s.text, "  ") }),
	one("dedent to the edge", func(s spot) string { return s.body() }),
	one("indent by one", func(s spot) string { return " " + s.text }),
	one("indent by two", func(s spot) string { return "  " + s.text }),
	one("indent by four", func(s spot) string { return "    " + s.text }),
	one("tab before", func(s spot) string { return "\t" + s.text }),
	one("tab for two spaces", func(s spot) string { return strings.Replace(s.text, "  ", "\t", 1) }),
	one("tab behind the indentation", func(s spot) string {
		if s.block {
			return s.text
		}
		return s.indent() + "\t" + s.body()
	}),
	one("no colon", func(s spot) string {
		key, value, ok := s.key()
		if !ok {
			return s.text
		}
		return key + " " + value
	}),
	one("no colon before a block", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, ":") {
			return s.text
		}
		return strings.TrimSuffix(s.text, ":")
	}),
	onKey("no space after the colon", func(key, value string) string { return key + ":" + value }),
	onKey("equals sign for the colon", func(key, value string) string { return key + " = " + value }),
	onKey("semicolon for the colon", func(key, value string) string { return key + "; " + value }),
	onKey("no-break space after the colon", func(key, value string) string { return key + ":\u00a0" + value }),
	onKey("ideographic space after the colon", func(key, value string) string { return key + ":\u3000" + value }),
	onKey("wide colon", func(key, value string) string { return key + "：" + value }),
	one("no-break space as indentation", func(s spot) string {
		if s.block {
			return s.text
		}
		return strings.Replace(s.text, " ", "\u00a0", len(s.indent()))
	}),
	one("no-break space behind the indentation", func(s spot) string {
		if _, _, ok := s.key(); !ok {
			return s.text
		}
		return s.indent() + "\u00a0" + s.body()
	}),
	onKey("colon in the text", func(key, value string) string { return key + ": Note: " + value }),
	onKey("text ends in a colon", func(key, value string) string { return key + ": " + value + ":" }),
	inQuotes("no closing quote", `"'`, func(s spot, quote string) string { return strings.TrimSuffix(s.text, quote) }),
	inQuotes("no opening quote", `"'`, func(s spot, quote string) string { return strings.Replace(s.text, " "+quote, " ", 1) }),
	inQuotes("quote in the text", `"'`, func(s spot, quote string) string {
		return s.text[:len(s.text)-4] + quote + s.text[len(s.text)-4:]
	}),
	inQuotes("other closing quote", `"'`, func(s spot, quote string) string {
		return strings.TrimSuffix(s.text, quote) + map[string]string{`"`: "'", "'": `"`}[quote]
	}),
	inQuotes("text behind the quote", `"'`, func(s spot, _ string) string { return s.text + " and more" }),
	inQuotes("unknown escape", `"`, func(s spot, quote string) string { return s.text[:len(s.text)-4] + `\d` + s.text[len(s.text)-4:] }),
	inQuotes("half an escape", `"`, func(s spot, quote string) string { return s.text[:len(s.text)-1] + `\x4"` }),
	inQuotes("half a surrogate pair", `"`, func(s spot, quote string) string { return s.text[:len(s.text)-1] + `\ud83d"` }),
	inQuotes("escaped closing quote", `"`, func(s spot, quote string) string { return s.text[:len(s.text)-1] + `\"` }),
	starting("stray opening quote", `"`), starting("stray single quote", `'`),
	starting("percent sign", "%"), starting("at sign", "@"), starting("back-tick", "`"),
	starting("ampersand and space", "& "), starting("asterisk and space", "* "), starting("alias", "*args "), starting("bold", "**"),
	starting("question mark and space", "? "), starting("comma", ", "), starting("pipe", "| "), starting("fold", "> "),
	starting("dash and space", "- "), starting("opening bracket", "["), starting("opening brace", "{"),
	starting("closing bracket", "]"), starting("closing brace", "} "), starting("template tag", "{% if %} "), starting("variable", "{{ a }} "),
	starting("curly quote and colon", "“a: ”"), starting("tag", "!"), starting("anchor", "&name "),
	onKey("bracket", func(key, value string) string { return key + ":[" + value + "]" }),
	one("no closing bracket", func(s spot) string {
		if s.block {
			return s.text
		}
		return strings.TrimSuffix(s.text, "]")
	}),
	one("no opening bracket", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, "]") {
			return s.text
		}
		return strings.Replace(s.text, "[", "", 1)
	}),
	one("wrong closing bracket", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, "]") {
			return s.text
		}
		return strings.TrimSuffix(s.text, "]") + "}"
	}),
	one("two commas", func(s spot) string {
		if s.block || !strings.Contains(s.text, "[") {
			return s.text
		}
		return strings.Replace(s.text, ",", ",,", 1)
	}),
	one("text behind the bracket", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, "]") {
			return s.text
		}
		return s.text + " more"
	}),
	one("two dashes", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + "- " + s.body()
	}),
	one("no dash", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + "  " + strings.TrimPrefix(s.body(), "- ")
	}),
	one("no dash and no space", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + strings.TrimPrefix(s.body(), "- ")
	}),
	one("no space after the dash", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + "-" + strings.TrimPrefix(s.body(), "- ")
	}),
	one("asterisk for the dash", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + "* " + strings.TrimPrefix(s.body(), "- ")
	}),
	one("bullet for the dash", func(s spot) string {
		if !isItem(s) {
			return s.text
		}
		return s.indent() + "• " + strings.TrimPrefix(s.body(), "- ")
	}),
	one("dash before a key", func(s spot) string {
		if _, _, ok := s.key(); !ok || isItem(s) {
			return s.text
		}
		return s.indent() + "- " + s.body()
	}),
	onKey("text for a list", func(key, value string) string {
		if !strings.HasSuffix(key, "answer") {
			return key + ": " + value
		}
		return key + ":\n" + strings.Repeat(" ", len(key)) + "- " + value
	}),
	one("list for a mapping", func(s spot) string {
		if !isItem(s) || strings.Contains(s.text, ": ") {
			return s.text
		}
		return s.indent() + "a: " + strings.TrimPrefix(s.body(), "- ")
	}),
	one("key in another case", func(s spot) string {
		key, value, ok := s.key()
		if !ok {
			return s.text
		}
		return strings.ToUpper(key) + ": " + value
	}),
	one("key misspelt", func(s spot) string {
		key, value, ok := s.key()
		if !ok {
			return s.text
		}
		return key + "x: " + value
	}),
	one("key twice", func(s spot) string {
		key, _, ok := s.key()
		if !ok || isItem(s) || strings.Contains(s.text, "|") || strings.Contains(s.text, ">") || strings.HasPrefix(strings.TrimSpace(s.next), "that") {
			return s.text
		}
		return s.text + "\n" + key + ": again"
	}),
	{"merged lines", func(s spot) ([]string, int) {
		if s.next == "" || s.block || strings.TrimSpace(s.text) == "" || !strings.Contains(s.next, ": ") || strings.HasPrefix(s.body(), "#") {
			return nil, 0
		}
		return []string{s.text + " " + strings.TrimLeft(s.next, " "), mergedAway}, 0
	}},
	inText("dedent in text", func(s spot) string { return strings.TrimPrefix(s.text, "  ") }),
	inText("dedent in text by three", func(s spot) string { return strings.TrimPrefix(s.text, "   ") }),
	inText("text at the edge", func(s spot) string { return s.body() }),
	inText("comment in text", func(s spot) string { return "# a comment" }),
	inText("key in text", func(s spot) string { return "key: value" }),
	one("blank line with spaces", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, "|") && !strings.HasSuffix(s.text, ">") {
			return s.text
		}
		return s.text + "\n" + strings.Repeat(" ", 20)
	}),
	one("text behind the pipe", func(s spot) string {
		if s.block || !strings.HasSuffix(s.text, "|") && !strings.HasSuffix(s.text, ">") {
			return s.text
		}
		return s.text + "text"
	}),
	one("no pipe", func(s spot) string {
		if s.block {
			return s.text
		}
		return strings.TrimSuffix(s.text, " |")
	}),
	one("document", func(s spot) string { return s.text + "\n---" }),
	one("dots", func(s spot) string { return s.text + "\n..." }),
	one("directive", func(s spot) string { return s.text + "\n%TAG" }),
	one("conflict mark", func(s spot) string { return s.text + "\n<<<<<<< HEAD" }),
	one("conflict line", func(s spot) string { return s.text + "\n=======" }),
	one("stray word", func(s spot) string { return s.text + "\nstray" }),
	one("stray bracket", func(s spot) string { return s.text + "\n]" }),
	one("byte-order mark", func(s spot) string { return s.indent() + "\ufeff" + s.body() }),
	one("carriage return", func(s spot) string { return s.text[:len(s.text)/2] + "\r" + s.text[len(s.text)/2:] }),
	one("control character", func(s spot) string { return s.text + "\x1b[0m" }),
	one("byte of zero", func(s spot) string { return s.text + "\x00" }),
	one("byte that is no UTF-8", func(s spot) string { return s.text + "\xe9" }),
	inQuotes("glued comment", `"'`, func(s spot, _ string) string { return s.text + "#comment" }),
	onKey("comment in the middle", func(key, value string) string {
		return key + ": " + strings.Replace(value, " ", " #", 1)
	}),
	{"truncated", func(s spot) ([]string, int) {
		if len(s.body()) < 8 {
			return nil, 0
		}
		return []string{s.text[:len(s.text)-4] + truncated}, 0
	}},
}

// Marks of a damage that reaches beyond its line.
const (
	mergedAway = "\x01" // the next line is gone
	truncated  = "\x02" // the file ends here
)

// damagedFiles spoils each good file in every way, in a few places each. It
// returns the same files every time.
func damagedFiles(t *testing.T) []damaged {
	t.Helper()
	const places = 4
	files, err := filepath.Glob(filepath.Join("testdata", "damage", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files to damage: %v", err)
	}
	var all []damaged
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := spots(string(src))
		base := strings.TrimSuffix(filepath.Base(file), ".yaml")
		for k, d := range damages {
			order := rand.New(rand.NewPCG(uint64(k), uint64(len(base)))).Perm(len(lines))
			made := 0
			for _, i := range order {
				if made == places {
					break
				}
				if f, ok := spoil(lines, i, d); ok {
					made++
					f.name = fmt.Sprintf("%s, %s, %d", base, d.name, made)
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// spots cuts a file into lines. Which of them are text in a block is told by
// indentation alone.
func spots(src string) []spot {
	var list []spot
	lines := strings.Split(strings.TrimSuffix(src, "\n"), "\n")
	holder := -1
	for i, text := range lines {
		s := spot{text: text}
		if i+1 < len(lines) {
			s.next = lines[i+1]
		}
		if holder >= 0 && (strings.TrimSpace(text) == "" || len(s.indent()) > holder) {
			s.block = true
		} else {
			holder = -1
			if strings.HasSuffix(text, ": |") || strings.HasSuffix(text, ": >") {
				holder = len(text) - len(strings.TrimLeft(text, " -"))
			}
		}
		list = append(list, s)
	}
	return list
}

// spoil makes one damage to line i of a file.
func spoil(lines []spot, i int, d damage) (damaged, bool) {
	changed, wrong := d.line(lines[i])
	if changed == nil {
		return damaged{}, false
	}
	if len(changed) == 2 && changed[1] != mergedAway {
		wrong = 1 // the line put in
	}
	var b bytes.Buffer
	write := func(lines ...string) {
		for _, line := range lines {
			b.WriteString(line + "\n")
		}
	}
	for _, s := range lines[:i] {
		write(s.text)
	}
	rest := lines[i+1:]
	if slices.Contains(changed, mergedAway) {
		changed, rest = changed[:1], rest[1:]
	}
	if cut, ok := strings.CutSuffix(changed[0], truncated); ok {
		b.WriteString(cut)
		return damaged{src: b.Bytes(), line: i + 1}, true
	}
	write(changed...)
	for _, s := range rest {
		write(s.text)
	}
	return damaged{src: b.Bytes(), line: i + wrong + 1}, true
}
