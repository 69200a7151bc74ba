package lint

import (
	"os"
	"path/filepath"
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint"
)

// withoutContext drops the findings that follow-ups of single files name no
// card, where the rest of their bank has it.
func (l *linting) withoutContext(findings []diag.Finding) []diag.Finding {
	single := map[string]bool{}
	for _, s := range l.sources {
		if l.isSingle(s) {
			single[s.Name] = true
		}
	}
	inQuestion := func(f diag.Finding) bool { return f.Rule == lint.UnknownCard && single[f.File] }
	if !slices.ContainsFunc(findings, inQuestion) {
		return findings
	}
	still := map[diag.Pos]map[string]bool{}
	for _, f := range l.app.Banks.Read(append(l.context(), l.sources...), bank.Options{NamesOnly: true}).Findings {
		if inQuestion(f) {
			if still[f.Pos] == nil {
				still[f.Pos] = map[string]bool{}
			}
			still[f.Pos][f.File] = true
		}
	}
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return inQuestion(f) && !still[f.Pos][f.File] })
}

// isSingle reports whether a source is one file, a part of a bank.
func (l *linting) isSingle(s bank.Source) bool {
	if s.FS != nil {
		return s.Name == stdinName
	}
	info, err := os.Stat(s.Name)
	return err == nil && !info.IsDir()
}

// context returns the banks that single files are parts of: the folder with
// their settings and all below it, else the files beside them.
func (l *linting) context() []bank.Source {
	var names []string
	for _, s := range l.sources {
		if !l.isSingle(s) {
			continue
		}
		if root, ok := l.configs.Root(s.Name); ok {
			names = append(names, root)
			continue
		}
		if s.FS != nil {
			continue // standard input lies nowhere
		}
		for _, pattern := range []string{"*.yaml", "*.yml"} {
			beside, err := filepath.Glob(filepath.Join(filepath.Dir(s.Name), pattern))
			if err == nil {
				names = append(names, beside...)
			}
		}
	}
	slices.Sort(names)
	var sources []bank.Source
	for _, name := range slices.Compact(names) {
		sources = append(sources, bank.Source{Name: name})
	}
	return sources
}
