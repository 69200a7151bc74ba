package highlight

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

// configLexer serves the formats in which settings are written, from YAML to
// nginx: comments, strings, numbers, and the name at the start of a line.
var configLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "config"}, func() chroma.Rules {
		return chroma.Rules{"root": {
			{Pattern: `^([ \t]*(?:- +)?)("[^"\n]*"|[\w./@-]+)(?=[ \t]*[:=])`, Type: chroma.ByGroups(chroma.Text, chroma.NameAttribute)},
			{Pattern: `^[A-Z]+(?= )`, Type: chroma.Keyword},
			{Pattern: `^\[[^\]\n]*\]`, Type: chroma.Keyword},
			{Pattern: `(?<!\S)#[^\n]*`, Type: chroma.Comment},
			{Pattern: `"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?`, Type: chroma.LiteralString},
			{Pattern: chroma.Words(`\b`, `\b`, "true", "false", "null"), Type: chroma.LiteralNumber},
			{Pattern: `(?<![\w.:/-])\d+(?:\.\d+)?(?![\w.:/-])`, Type: chroma.LiteralNumber},
			{Pattern: `[\w./:@-]+|[ \t]+|[\s\S]`, Type: chroma.Text},
		}}
	})
})
