package lint

import (
	"djq/internal/cli/app"
	"djq/internal/lint"
	"djq/internal/ui"
)

// ruleJSON is a rule as lint --rules --format json prints it. The names are
// promised: they do not change.
type ruleJSON struct {
	ID          string `json:"id"`
	Group       string `json:"group"`
	Severity    string `json:"severity"`
	Description string `json:"description"`
	Example     string `json:"example"`
}

// printRules lists the rules.
func (o options) printRules() error {
	if len(o.paths) > 0 {
		return app.UsageError("", "--rules takes no path, got %q", o.paths[0])
	}
	rules := lint.Rules()
	switch o.format {
	case "json":
		return app.PrintArray(o.IO, rules, func(r lint.Rule) any {
			return ruleJSON{r.ID, r.Group, r.Severity.String(), r.Description, r.Example}
		})
	case "text":
		return o.IO.PrintTable(ruleTable(rules))
	}
	return app.UsageError("use --format text or --format json", "--rules cannot be printed as %s", o.format)
}

// ruleTable returns rules as a table.
func ruleTable(rules []lint.Rule) ui.Table {
	return ui.Table{
		Columns: []ui.Column{
			{Title: "RULE"}, {Title: "GROUP"}, {Title: "SEVERITY"}, {Below: true}, {Title: "for example", Below: true},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, r := range rules {
				if !yield([]ui.Cell{
					{Text: r.ID, Style: ui.Code}, {Text: r.Group}, {Text: r.Severity.String()}, {Text: r.Description}, {Text: r.Example},
				}) {
					return
				}
			}
		},
	}
}
