package lint

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/humanize"
	"djq/internal/lint"
	lintreport "djq/internal/report" // report is what prints errors
)

// options is a call of djq lint.
type options struct {
	*app.App
	paths  []string
	strict bool
	fix    bool
	rules  bool
	// explain is the id of a rule to explain, empty for none.
	explain string
	format  string
	max     uint
}

// terminalMax is how many findings a terminal shows unless told otherwise.
const terminalMax = 50

// New returns djq lint.
func New(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check question files",
		Long: "Check question files and folders, or standard input if PATH is -. Without a path, the banks of --bank or DJQ_BANK are " +
			"checked, or else the folder questions. Findings go to standard output, a summary to standard error; the exit code is 1 " +
			"when there are errors. A file .djq-lint.yaml in a bank's folder can add requirements and disable warnings; a comment " +
			"# djq:ignore RULE on or above a card silences a warning for that card.",
		Example: "djq lint\ndjq lint --strict --format github questions\ndjq lint --fix questions/orm.yaml\ndjq lint - < cards.yaml",
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			if c.Flags().Changed("explain") {
				return o.explainRule()
			}
			if !c.Flags().Changed("max") && o.format == "text" && o.IO.OutTerminal() {
				o.max = terminalMax
			}
			return o.run()
		},
	}
	flags := c.Flags()
	flags.BoolVar(&o.strict, "strict", false, "also exit with 1 on warnings")
	app.ChoiceFlag(c, flags, &o.format, "format", "output format", "text", "json", "github", "sarif", "rdjson", "checkstyle", "junit")
	flags.UintVar(&o.max, "max", 0, "show at most `N` findings, 0 for all (default 50 on a terminal, else all)")
	flags.BoolVar(&o.rules, "rules", false, "list the rules")
	flags.StringVar(&o.explain, "explain", "", "explain the `RULE`: why, what it reports, and how to fix that")
	_ = c.RegisterFlagCompletionFunc("explain", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return describedRules(), cobra.ShellCompDirectiveNoFileComp
	})
	flags.BoolVar(&o.fix, "fix", false, "fix what can be fixed automatically: white space, order of keys, missing ids, versions, slugs, lists")
	return c
}

func (o options) run() error {
	if o.rules {
		return o.printRules()
	}
	l, err := newLinting(o.App, o.paths)
	if err != nil {
		return err
	}
	var unfixed error
	var unread []diag.Finding // of what could not be fixed
	if o.fix {
		if err := l.checkFixable(); err != nil {
			return err
		}
		unread, unfixed = l.fix()
	}
	r := l.check()
	// What could not be read then may be readable now, and is not fixed.
	for _, f := range unread {
		if !slices.ContainsFunc(r.Findings, func(g diag.Finding) bool { return g.File == f.File && g.Rule == f.Rule }) {
			r.Findings = diag.Sort(append(r.Findings, f))
		}
	}
	if r.Files == 0 && len(r.Findings) == 0 {
		return app.UsageError("name a file, or a folder with .yaml files", "no files to check in %s", strings.Join(l.names(), ", "))
	}
	if err := l.write(lintreport.Limit(r, int(min(o.max, math.MaxInt32))), o.format); err != nil {
		return err
	}
	l.summarize(r)
	errors, warnings := r.Count()
	switch {
	case unfixed != nil:
		return unfixed
	case slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return f.Rule == lint.Unreadable }):
		return app.ExitError(app.ExitBroken)
	case errors > 0, o.strict && warnings > 0:
		return app.ExitError(app.ExitFound)
	}
	return nil
}

// check loads the files and runs all rules.
func (l *linting) check() lintreport.Report {
	var findings []diag.Finding
	for _, s := range l.sources {
		if s.Builtin {
			l.builtin = &lint.Config{}
			if src, err := fs.ReadFile(s.FS, lint.ConfigName); err == nil {
				l.builtin, findings = lint.ReadConfig(app.Builtin+"/"+lint.ConfigName, src)
			}
		}
	}
	linter := lint.New(l.config)
	if c := newCopies(l.app.Banks, l.sources); c != nil {
		linter.HasChanged = c.haveChanged
	}
	b := l.inspect(bank.Options{Inspect: linter.Inspect})
	findings = append(findings, b.Findings...)
	findings = append(findings, linter.Findings()...)
	for _, file := range l.settings {
		l.configs.For(file)
	}
	findings = append(findings, l.configs.Findings()...)
	return lintreport.Report{Findings: diag.Sort(findings), Files: len(b.Files) + len(l.settings)}
}

// inspect reads the files and what they are parts of, and shows how many files
// were inspected.
func (l *linting) inspect(o bank.Options) *bank.Bank {
	shown := l.app.IO.StartProgress(func(done int) string { return humanize.Count(done, "file") })
	defer shown.End()
	inspect := o.Inspect
	o.NamesOnly = true
	o.Inspect = func(f *bank.File) {
		inspect(f)
		shown.Done.Add(1)
	}
	return l.app.Banks.Read(append(l.context(), l.sources...), o)
}

// write prints the findings.
func (l *linting) write(r lintreport.Report, format string) error {
	out := l.app.IO.Out
	tool := lintreport.Tool{Version: app.Version(), Rules: lint.Rules(), RulesURL: app.RulesURL(), Explain: lint.Explain}
	switch format {
	case "json":
		return lintreport.JSON(out, r)
	case "github":
		return lintreport.GitHub(out, r)
	case "sarif":
		return lintreport.SARIF(out, r, tool)
	case "rdjson":
		return lintreport.RDJSON(out, r, tool, l.source)
	case "checkstyle":
		return lintreport.Checkstyle(out, r)
	case "junit":
		return lintreport.JUnit(out, r)
	}
	return lintreport.Text(out, r, l.app.IO.Printer(), l.source)
}

// summarize says on standard error what was found in how many files, and by
// which rules.
func (l *linting) summarize(r lintreport.Report) {
	errors, warnings := r.Count()
	var found []string
	if errors > 0 {
		found = append(found, humanize.Count(errors, "error"))
	}
	if warnings > 0 {
		found = append(found, humanize.Count(warnings, "warning"))
	}
	if found == nil {
		found = []string{"no problems found"}
	}
	l.app.IO.Out.Flush()
	fmt.Fprintf(l.app.IO.Err, "%s: %s\n", humanize.Count(r.Files, "file"), strings.Join(found, ", "))
	if errors+warnings == 1 {
		return
	}
	for _, c := range r.Rules() {
		fmt.Fprintf(l.app.IO.Err, "%6d  %s\n", c.Count, c.Rule)
	}
}
