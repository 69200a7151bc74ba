package highlight

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

var shellLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "sh"}, func() chroma.Rules {
		return chroma.Rules{"root": shellRules()}
	})
})

// consoleLexer reads a session: only what follows a prompt is a command.
var consoleLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "console"}, func() chroma.Rules {
		return chroma.Rules{
			"root": {
				{Pattern: `^(?:\([^)\n]*\) ?)?[$#](?= )`, Type: chroma.GenericPrompt, Mutator: chroma.Push("command")},
				{Pattern: `[^\n]+|\n`, Type: chroma.Text},
			},
			"command": append([]chroma.Rule{
				{Pattern: `\n`, Type: chroma.Text, Mutator: chroma.Pop(1)},
			}, shellRules()...),
		}
	})
})

func shellRules() []chroma.Rule {
	return []chroma.Rule{
		{Pattern: `^\$(?= )`, Type: chroma.GenericPrompt},
		{Pattern: `(?<!\S)#[^\n]*`, Type: chroma.Comment},
		{Pattern: `"(?:[^"\\]|\\[\s\S])*(?:"|\\?\z)`, Type: chroma.LiteralString},
		{Pattern: `'[^']*'?`, Type: chroma.LiteralString},
		{Pattern: `\$\{[^}\n]*\}?|\$[\w?!@*#$-]`, Type: chroma.NameVariable},
		{Pattern: chroma.Words(`(?<![\w./-])`, `(?![\w./=-])`,
			"if", "then", "elif", "else", "fi", "for", "in", "while", "until", "do", "done",
			"case", "esac", "function", "return", "export", "local", "set", "sudo"), Type: chroma.Keyword},
		{Pattern: `(?<!\S)--?\w[\w-]*`, Type: chroma.NameAttribute},
		{Pattern: `(?<!\S)\w+(?==)`, Type: chroma.NameVariable},
		{Pattern: `[ \t]+|\\[\s\S]|[\w./:@=+,%~-]+|[\s\S]`, Type: chroma.Text},
	}
}
