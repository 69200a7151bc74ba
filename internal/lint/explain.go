package lint

import (
	"embed"
	"strings"
)

// explanations holds, for each rule, why there is one, a file that it reports
// and the same file fixed, as Markdown.
//
//go:embed explain/*.md
var explanations embed.FS

// Explain returns why there is a rule, what it reports and how to fix that, as
// Markdown; empty when there is no such rule. Characters that cannot be
// seen have a name in it, as ⟨tab⟩ has.
func Explain(id string) string {
	src, err := explanations.ReadFile("explain/" + id + ".md")
	if err != nil {
		return ""
	}
	return string(src)
}

// RulesPage returns a page in Markdown that explains all rules; each has a
// heading, its id, that links can lead to.
func RulesPage() string {
	var b strings.Builder
	b.WriteString("# Rules of djq lint\n\n" +
		"Errors stop every command that reads the bank. Warnings of the group general apply to every bank, those of the\n" +
		"group house only to banks that enable them in a `.djq-lint.yaml`. To turn a warning off, use `disable: [RULE]` there,\n" +
		"or for one card a comment `# djq:ignore RULE` on or above it. `djq lint --explain RULE` shows one of these texts.\n")
	for _, r := range Rules() {
		b.WriteString("\n## " + r.ID + "\n\n" + Summary(r) + "\n\n" + Explain(r.ID))
	}
	return b.String()
}

// Summary returns what a rule reports, as a sentence with its severity and
// group in Markdown.
func Summary(r Rule) string {
	kind := r.Severity.String()
	switch r.Group {
	case GroupReader:
		kind += ", always on"
	case GroupHouse:
		kind += ", if the bank enables it"
	}
	return "*" + kind + ":* " + escapeMarks(r.Description)
}

// escapeMarks returns prose as Markdown that shows it as it is.
func escapeMarks(s string) string {
	return strings.NewReplacer("`", "\\`", "*", "\\*", "<", "\\<").Replace(s)
}
