package highlight

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

var pythonLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "python"}, func() chroma.Rules {
		return chroma.Rules{"root": {
			{Pattern: `^(>>>|\.\.\.)(?= |$)`, Type: chroma.GenericPrompt},
			{Pattern: `^([ \t]*)(@[\w.]+)`, Type: chroma.ByGroups(chroma.Text, chroma.NameDecorator)},
			{Pattern: `^([ \t]*)(match|case|type)(?=[ \t]+[^\s=:.,)][^\n]*[:=])`, Type: chroma.ByGroups(chroma.Text, chroma.Keyword)},
			{Pattern: `\n+|[^\S\n]+`, Type: chroma.Text},
			{Pattern: `#[^\n]*`, Type: chroma.Comment},
			{Pattern: `[rbfuRBFU]{0,2}"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"""|\\?\z)`, Type: chroma.LiteralString},
			{Pattern: `[rbfuRBFU]{0,2}'''(?:[^'\\]|\\[\s\S]|'(?!''))*(?:'''|\\?\z)`, Type: chroma.LiteralString},
			{Pattern: `[rbfuRBFU]{0,2}"(?:[^"\\\n]|\\[\s\S])*"?`, Type: chroma.LiteralString},
			{Pattern: `[rbfuRBFU]{0,2}'(?:[^'\\\n]|\\[\s\S])*'?`, Type: chroma.LiteralString},
			{Pattern: `(def|class)([ \t]+)(\w+)`, Type: chroma.ByGroups(chroma.Keyword, chroma.Text, chroma.NameFunction)},
			{Pattern: chroma.Words(`\b`, `\b`,
				"and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
				"elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
				"is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
				"with", "yield"), Type: chroma.Keyword},
			{Pattern: chroma.Words(`\b`, `\b`, "True", "False", "None"), Type: chroma.LiteralNumber},
			{Pattern: `\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?[jJ]?)`, Type: chroma.LiteralNumber},
			{Pattern: `\w+`, Type: chroma.Text},
			{Pattern: `[^\s\w#"']+`, Type: chroma.Text},
		}}
	})
})
