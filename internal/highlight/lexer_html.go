package highlight

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

// htmlLexer reads HTML with Django's template tags, also inside attributes.
var htmlLexer = sync.OnceValue(func() *chroma.RegexLexer {
	return newLexer(chroma.Config{Name: "html"}, func() chroma.Rules {
		return chroma.Rules{
			"root": {
				chroma.Include("template"),
				{Pattern: `<!--[\s\S]*?(?:-->|\z)`, Type: chroma.Comment},
				{Pattern: `<[!/?]?[A-Za-z][\w:.-]*`, Type: chroma.Keyword, Mutator: chroma.Push("element")},
				{Pattern: `&#?\w+;`, Type: chroma.NameEntity},
				{Pattern: `[^<{&]+`, Type: chroma.Text},
				{Pattern: `[<{&]`, Type: chroma.Text},
			},
			"template": {
				{Pattern: `\{#[^\n]*?(?:#\}|$)`, Type: chroma.Comment},
				{Pattern: `\{%[ \t]*comment\b[\s\S]*?(?:\{%[ \t]*endcomment[ \t]*%\}|\z)`, Type: chroma.Comment},
				{Pattern: `(\{%-?)([ \t]*)(\w*)`, Type: chroma.ByGroups(chroma.CommentPreproc, chroma.Text, chroma.Keyword), Mutator: chroma.Push("tag")},
				{Pattern: `\{\{-?`, Type: chroma.CommentPreproc, Mutator: chroma.Push("tag")},
			},
			"tag": {
				{Pattern: `-?(?:%\}|\}\})`, Type: chroma.CommentPreproc, Mutator: chroma.Pop(1)},
				{Pattern: `"[^"\n]*"?|'[^'\n]*'?`, Type: chroma.LiteralString},
				{Pattern: `(\|)(\w+)`, Type: chroma.ByGroups(chroma.Text, chroma.NameFunction)},
				{Pattern: chroma.Words(`\b`, `\b`, "and", "or", "not", "in", "is", "as", "with", "by", "only"), Type: chroma.Keyword},
				{Pattern: `\b\d+(?:\.\d+)?`, Type: chroma.LiteralNumber},
				{Pattern: `[\w.]+|\s+`, Type: chroma.Text},
				{Pattern: `[\s\S]`, Type: chroma.Text},
			},
			"element": {
				{Pattern: `[/?]?>`, Type: chroma.Keyword, Mutator: chroma.Pop(1)},
				chroma.Include("template"),
				{Pattern: `"`, Type: chroma.LiteralString, Mutator: chroma.Push("double")},
				{Pattern: `'`, Type: chroma.LiteralString, Mutator: chroma.Push("single")},
				{Pattern: `[\w:@.-]+`, Type: chroma.NameAttribute},
				{Pattern: `\s+|[\s\S]`, Type: chroma.Text},
			},
			"double": {
				{Pattern: `"`, Type: chroma.LiteralString, Mutator: chroma.Pop(1)},
				chroma.Include("template"),
				{Pattern: `[^"{]+|\{`, Type: chroma.LiteralString},
			},
			"single": {
				{Pattern: `'`, Type: chroma.LiteralString, Mutator: chroma.Pop(1)},
				chroma.Include("template"),
				{Pattern: `[^'{]+|\{`, Type: chroma.LiteralString},
			},
		}
	})
})
