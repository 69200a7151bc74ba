package lint

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/cli/app"
	"djq/internal/humanize"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint"
	lintreport "djq/internal/report" // report is what prints errors
)

const (
	// stdinName is what findings call it.
	stdinName = "<stdin>"
	// questionsFolder is what is checked when nothing else is named.
	questionsFolder = "questions"
)

type options struct {
	strict bool
	fix    bool
	rules  bool
	format string
}

func New(a *app.App) *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check question files",
		Long: "Check question files and folders, or standard input for -. Without a path the banks of --bank or DJQ_BANK " +
			"are checked, else the folder questions. Findings go to standard output, a summary to standard error; the exit " +
			"code is 1 when there are errors. A file .djq-lint.yaml in a bank's folder asks for more and switches warnings " +
			"off; a comment # djq:ignore RULE on or above a card silences one for it.",
		Example: "djq lint\ndjq lint --strict --format github questions\ndjq lint --fix questions/orm.yaml\ndjq lint - < cards.yaml",
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(_ *cobra.Command, args []string) error { return run(a, o, args) },
	}
	flags := c.Flags()
	flags.BoolVar(&o.strict, "strict", false, "exit with 1 on warnings too")
	app.ChoiceFlag(c, flags, &o.format, "format", "how to print findings", "text", "json", "github", "sarif")
	flags.BoolVar(&o.rules, "rules", false, "list the rules")
	flags.BoolVar(&o.fix, "fix", false, "repair what is mechanical in the files: white space, order of keys, missing ids, unquoted versions")
	return c
}

func run(a *app.App, o options, paths []string) error {
	if o.rules {
		return runRules(a, o, paths)
	}
	l, err := newLinting(a, paths)
	if err != nil {
		return err
	}
	if o.fix {
		if err := l.fix(); err != nil {
			return err
		}
	}
	r := l.check()
	if r.Files == 0 && len(r.Findings) == 0 {
		return app.UsageError("name a file, or a folder with .yaml files", "no file to check in %s", strings.Join(l.names(), ", "))
	}
	if err := l.write(r, o.format); err != nil {
		return err
	}
	l.summarize(r)
	errors, warnings := diag.Count(r.Findings)
	switch {
	case slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return f.Rule == lint.Unreadable }):
		return app.ExitError(app.ExitBroken)
	case errors > 0, o.strict && warnings > 0:
		return app.ExitError(app.ExitFound)
	}
	return nil
}

// linting is one run of lint.
type linting struct {
	app     *app.App
	sources []bank.Source
	stdin   []byte // what was read from standard input
	configs *lint.Configs
	builtin *lint.Config // the settings of the built-in bank
	// settings are files named as paths that are no bank but its settings.
	settings []string
}

func newLinting(a *app.App, paths []string) (*linting, error) {
	working, err := os.Getwd()
	if err != nil {
		return nil, app.BrokenError("", "find the working folder: %w", err)
	}
	l := &linting{app: a, configs: lint.NewConfigs(working, os.ReadFile)}
	switch {
	case len(paths) > 0:
		err = l.addPaths(paths)
	case len(a.Banks.NamedOrEnvironment()) > 0:
		l.sources, err = a.Banks.Sources()
	default:
		if info, statErr := os.Stat(questionsFolder); statErr != nil || !info.IsDir() {
			return nil, app.UsageError("name a file or folder: djq lint PATH", "no file to check: there is no folder %s here", questionsFolder)
		}
		l.sources = []bank.Source{{Name: questionsFolder}}
	}
	return l, err
}

// addPaths turns arguments into sources.
func (l *linting) addPaths(paths []string) error {
	for _, path := range paths {
		if path = filepath.Clean(path); filepath.Base(path) == lint.ConfigName {
			l.settings = append(l.settings, path)
			continue
		} else if path != app.StdinArgument {
			l.sources = append(l.sources, bank.Source{Name: path})
			continue
		}
		if l.stdin != nil {
			return app.UsageError("name it once", "standard input can be read only once")
		}
		src, err := l.app.IO.ReadStdin()
		if err != nil {
			return app.BrokenError("", "read standard input: %w", err)
		}
		l.stdin = src
		l.sources = append(l.sources, bank.Source{Name: stdinName, FS: app.FileFS(stdinName, src)})
	}
	return nil
}

func (l *linting) names() []string {
	names := make([]string, len(l.sources))
	for i, s := range l.sources {
		names[i] = s.Name
	}
	return names
}

// config returns the settings for a file.
func (l *linting) config(file string) *lint.Config {
	if l.builtin != nil && strings.HasPrefix(file, app.Builtin+"/") {
		return l.builtin
	}
	return l.configs.For(file)
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
	b := l.inspect(linter.Inspect)
	findings = append(findings, l.withoutContext(b.Findings)...)
	findings = append(findings, linter.Findings()...)
	for _, file := range l.settings {
		l.configs.For(file)
	}
	findings = append(findings, l.configs.Findings()...)
	return lintreport.Report{Findings: diag.Sort(findings), Files: len(b.Files) + len(l.settings)}
}

// inspect reads the files, calls inspect for each and shows how many it has
// read.
func (l *linting) inspect(inspect func(*bank.File)) *bank.Bank {
	shown := l.app.IO.StartProgress(func(done int) string { return humanize.Count(done, "file") })
	defer shown.End()
	return l.app.Banks.Read(l.sources, bank.Options{NamesOnly: true, Inspect: func(f *bank.File) {
		inspect(f)
		shown.Done.Add(1)
	}})
}

// write prints the findings.
func (l *linting) write(r lintreport.Report, format string) error {
	switch format {
	case "json":
		return lintreport.JSON(l.app.IO.Out, r)
	case "github":
		return lintreport.GitHub(l.app.IO.Out, r)
	case "sarif":
		return lintreport.SARIF(l.app.IO.Out, r, app.Version(), lint.Rules())
	}
	return lintreport.Text(l.app.IO.Out, r, l.app.IO.Printer(), l.source)
}

// source returns the bytes of a file, to show its lines.
func (l *linting) source(file string) ([]byte, error) {
	if file == stdinName {
		return l.stdin, nil
	}
	for _, s := range l.sources {
		if name, ok := strings.CutPrefix(file, s.Name+"/"); ok && s.FS != nil {
			return fs.ReadFile(s.FS, name)
		}
	}
	return os.ReadFile(file)
}

// summarize says on standard error what was found in how many files.
func (l *linting) summarize(r lintreport.Report) {
	errors, warnings := diag.Count(r.Findings)
	var found []string
	if errors > 0 {
		found = append(found, humanize.Count(errors, "error"))
	}
	if warnings > 0 {
		found = append(found, humanize.Count(warnings, "warning"))
	}
	if found == nil {
		found = []string{"nothing found"}
	}
	l.app.IO.Out.Flush()
	fmt.Fprintf(l.app.IO.Err, "%s: %s\n", humanize.Count(r.Files, "file"), strings.Join(found, ", "))
}
