package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// Class is what a span of code is.
type Class uint8

// The classes. The zero value is code that calls for no attention.
const (
	Plain     Class = iota
	Keyword         // also commands of template tags, and section heads of settings
	String          // with its quotes
	Number          // also constants such as None, true and null
	Name            // being defined, or an attribute, an option or a variable
	Comment         // with its marks
	Delimiter       // prompts, and {{ }} and {% %}: around what counts
)

// Span is text of one class, without a line end.
type Span struct {
	Class Class
	Text  string
}

// maxBytes bounds the code that is highlighted: regular expressions are slow,
// and nobody writes so much on a card.
const maxBytes = 16 << 10

// Lines returns the spans of each line of code in a language as fences name
// it ("python", "sh"). Together they are the text of the line. A line is one
// plain span where the language is not known or the code is longer than 16 KiB.
func Lines(language string, lines []string) [][]Span {
	code := strings.Join(lines, "\n")
	if lexer := lexerOf(language); lexer != nil && len(code) <= maxBytes {
		tokens, err := chroma.Tokenise(lexer, &chroma.TokeniseOptions{State: "root"}, code)
		if err == nil && chroma.Stringify(tokens...) == code {
			return splitLines(tokens)
		}
	}
	plain := make([][]Span, len(lines))
	for i, line := range lines {
		plain[i] = []Span{{Text: line}}
	}
	return plain
}

// lexerOf returns the lexer of a language, or nil.
func lexerOf(language string) *chroma.RegexLexer {
	switch language {
	case "python", "py", "python3", "pycon":
		return pythonLexer()
	case "html", "django", "htmldjango", "html+django", "jinja", "xml", "svg":
		return htmlLexer()
	case "sh", "bash", "shell", "zsh":
		return shellLexer()
	case "console":
		return consoleLexer()
	case "sql", "postgres", "postgresql", "sqlite":
		return sqlLexer()
	case "yaml", "yml", "toml", "ini", "cfg", "env", "conf", "nginx", "dockerfile", "json":
		return configLexer()
	}
	return nil
}

// newLexer returns a lexer whose rules are made and compiled at first use. No
// rule may match the empty string, and each runs in linear time.
func newLexer(config chroma.Config, rules func() chroma.Rules) *chroma.RegexLexer {
	return chroma.MustNewLexer(&config, rules)
}

// splitLines returns the spans of each line.
func splitLines(tokens []chroma.Token) [][]Span {
	lines := [][]Span{nil}
	for _, token := range tokens {
		class := classOf(token.Type)
		for i, part := range strings.Split(token.Value, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			if part != "" {
				last := len(lines) - 1
				lines[last] = append(lines[last], Span{class, part})
			}
		}
	}
	return lines
}

// classOf maps the types of tokens that the lexers here use.
func classOf(t chroma.TokenType) Class {
	switch {
	case t.InCategory(chroma.Keyword):
		return Keyword
	case t.InSubCategory(chroma.LiteralString):
		return String
	case t.InSubCategory(chroma.LiteralNumber):
		return Number
	case t == chroma.CommentPreproc || t == chroma.GenericPrompt:
		return Delimiter
	case t.InCategory(chroma.Name):
		return Name
	case t.InCategory(chroma.Comment):
		return Comment
	}
	return Plain
}
