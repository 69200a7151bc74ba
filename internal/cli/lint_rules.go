package cli

import (
	"fmt"

	"djq/internal/lint"
	"djq/internal/term"
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

// runRules lists the rules: wrapped for a person, in a pipe one a line.
func runRules(a *app, o lintOptions, paths []string) error {
	if len(paths) > 0 {
		return usageError("", "--rules takes no path, got %q", paths[0])
	}
	rules := lint.Rules()
	switch {
	case o.format == "json":
		return printArray(a, rules, func(r lint.Rule) any {
			return ruleJSON{r.ID, r.Group, r.Severity.String(), r.Description, r.Example}
		})
	case o.format != "text":
		return usageError("write --format text or json", "--rules cannot be printed as %s", o.format)
	case term.IsTerminal(a.stdout):
		return a.printLines(ruleLines(a.printer(), rules))
	}
	for _, r := range rules {
		if _, err := fmt.Fprintf(a.out, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Group, r.Severity, r.Description, r.Example); err != nil {
			return err
		}
	}
	return nil
}

// ruleLines returns rules as paragraphs of the printer's width.
func ruleLines(p ui.Printer, rules []lint.Rule) []string {
	const indent = "    "
	var lines []string
	for i, r := range rules {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.Style(ui.Code, r.ID)+" "+p.Style(ui.Muted, fmt.Sprintf("%s, %s", r.Group, r.Severity)))
		for _, text := range []string{r.Description, "such as: " + r.Example} {
			for _, line := range ui.Wrap(text, max(0, p.Width-len(indent))) {
				lines = append(lines, indent+line)
			}
		}
	}
	return lines
}
