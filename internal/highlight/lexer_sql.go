package highlight

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

var sqlLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "sql", CaseInsensitive: true}, func() chroma.Rules {
		return chroma.Rules{"root": {
			{Pattern: `\s+`, Type: chroma.Text},
			{Pattern: `--[^\n]*`, Type: chroma.Comment},
			{Pattern: `/\*[\s\S]*?(?:\*/|\z)`, Type: chroma.Comment},
			{Pattern: `'(?:[^']|'')*'?`, Type: chroma.LiteralString},
			{Pattern: `"[^"\n]*"?`, Type: chroma.Text},
			{Pattern: `%s|%\(\w+\)s|\$\d+`, Type: chroma.NameVariable},
			{Pattern: chroma.Words(`\b`, `\b`,
				"add", "all", "alter", "analyze", "and", "as", "asc", "begin", "between", "by",
				"case", "cascade", "check", "column", "commit", "concurrently", "conflict", "constraint",
				"create", "cross", "default", "delete", "desc", "distinct", "do", "drop", "else", "end",
				"except", "exists", "explain", "filter", "for", "foreign", "from", "full", "group",
				"having", "if", "ilike", "in", "index", "inner", "insert", "intersect", "into", "is",
				"join", "key", "lateral", "left", "like", "limit", "locked", "natural", "not", "nothing",
				"nowait", "offset", "on", "or", "order", "outer", "over", "partition", "primary",
				"recursive", "references", "returning", "right", "rollback", "rows", "savepoint",
				"select", "set", "share", "skip", "table", "then", "to", "transaction", "truncate",
				"union", "unique", "update", "using", "values", "view", "when", "where", "window",
				"with"), Type: chroma.Keyword},
			{Pattern: chroma.Words(`\b`, `\b`, "null", "true", "false"), Type: chroma.LiteralNumber},
			{Pattern: `\b\d+(?:\.\d+)?`, Type: chroma.LiteralNumber},
			{Pattern: `\w+|[\s\S]`, Type: chroma.Text},
		}}
	})
})
