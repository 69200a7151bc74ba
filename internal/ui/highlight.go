package ui

import (
	"strings"

	"github.com/alecthomas/chroma/v2"

	"djq/internal/markdown"
)

// maxHighlight bounds the code that is highlighted, in bytes: regular
// expressions are slow, and a card that holds more is no card.
const maxHighlight = 16 << 10

// lexerOf returns the lexer of a language as fences name it, or nil. A lexer
// compiles its rules when it is first used.
func lexerOf(lang string) *chroma.RegexLexer {
	switch lang {
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

// code returns the lines of a block of code, highlighted where there is colour.
func (p Printer) code(block markdown.Code) []string {
	if !p.Color || len(block.Lines) == 0 {
		return block.Lines
	}
	lines := make([]string, len(block.Lines))
	for i, runs := range highlight(block.Lang, block.Lines) {
		lines[i] = p.join(runs)
	}
	return lines
}

// highlight returns lines of code as runs. Code of a language that is not
// known, or that is very long, is one plain run a line.
func highlight(lang string, lines []string) [][]run {
	code := strings.Join(lines, "\n")
	if lexer := lexerOf(lang); lexer != nil && len(code) <= maxHighlight {
		tokens, err := chroma.Tokenise(lexer, &chroma.TokeniseOptions{State: "root"}, code)
		if err == nil && chroma.Stringify(tokens...) == code {
			return splitTokens(tokens)
		}
	}
	plain := make([][]run, len(lines))
	for i, line := range lines {
		plain[i] = []run{{text: line}}
	}
	return plain
}

// splitTokens returns the runs of each line.
func splitTokens(tokens []chroma.Token) [][]run {
	lines := [][]run{nil}
	for _, token := range tokens {
		l := look{style: tokenStyle(token.Type)}
		for i, part := range strings.Split(token.Value, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			if part != "" {
				last := len(lines) - 1
				lines[last] = append(lines[last], run{l, part})
			}
		}
	}
	return lines
}

func tokenStyle(t chroma.TokenType) Style {
	switch {
	case t.InCategory(chroma.Keyword):
		return codeKeyword
	case t.InSubCategory(chroma.LiteralString):
		return codeString
	case t.InSubCategory(chroma.LiteralNumber):
		return codeNumber
	case t == chroma.CommentPreproc || t == chroma.GenericPrompt:
		return Muted // {{ and {%, $ and >>>: around what counts
	case t.InCategory(chroma.Name):
		return codeName
	case t.InCategory(chroma.Comment):
		return codeComment
	}
	return Normal
}
