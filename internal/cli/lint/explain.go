package lint

import (
	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/lint"
	"djq/internal/ui"
)

// explainRule prints why there is a rule, what it reports and how to fix that.
func (o options) explainRule() error {
	switch {
	case len(o.paths) > 0:
		return app.UsageError("", "--explain takes no path, got %q", o.paths[0])
	case o.format != "text":
		return app.UsageError("leave out --format", "a rule cannot be explained as %s", o.format)
	}
	for _, r := range lint.Rules() {
		if r.ID == o.explain {
			p := o.IO.Printer()
			lines := []string{p.Style(ui.Heading, r.ID), ""}
			lines = append(lines, p.Markdown(lint.Summary(r), 0)...)
			lines = append(append(lines, ""), p.Markdown(lint.Explain(r.ID), 0)...)
			return o.IO.PrintLines(lines...)
		}
	}
	hint := "djq lint --rules lists the rules"
	if near, ok := diag.Nearest(o.explain, ruleIDs()); ok {
		hint = "did you mean " + near + "?"
	}
	return app.UsageError(hint, "unknown rule %q", o.explain)
}

// ruleIDs returns the names of all rules.
func ruleIDs() []string {
	rules := lint.Rules()
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}

// describedRules completes the names of rules.
func describedRules() []string {
	var completions []string
	for _, r := range lint.Rules() {
		completions = append(completions, cobra.CompletionWithDesc(r.ID, r.Description))
	}
	return completions
}
