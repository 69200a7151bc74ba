package lint

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/lint"
	"djq/internal/regular"
	"djq/internal/yaml"
)

const (
	// stdinName is what findings call it.
	stdinName = "<stdin>"
	// questionsFolder is what is checked when nothing else is named.
	questionsFolder = "questions"
)

// linting is one run of lint.
type linting struct {
	app     *app.App
	working string          // absolute path of the working folder
	looked  map[string]bool // folders whose files are in the context
	sources []bank.Source
	stdin   []byte // what was read from standard input
	configs *lint.Configs
	builtin *lint.Config // the settings of the built-in bank
	// settings are the paths of settings files; they are checked, but are no bank.
	settings []string
}

func newLinting(a *app.App, paths []string) (*linting, error) {
	working, err := os.Getwd()
	if err != nil {
		return nil, app.BrokenError("", "cannot find the working folder: %w", err)
	}
	l := &linting{app: a, working: working, looked: map[string]bool{}, configs: lint.NewConfigs(working, app.ReadLintSettings)}
	switch {
	case len(paths) > 0:
		err = l.addPaths(paths)
	case len(a.Banks.NamedOrEnvironment()) > 0:
		l.sources, err = a.Banks.Sources()
	default:
		if info, statErr := os.Stat(questionsFolder); statErr != nil || !info.IsDir() {
			return nil, app.UsageError("name a file or folder: djq lint PATH", "no files to check: there is no folder %s here", questionsFolder)
		}
		l.sources = []bank.Source{{Name: questionsFolder}}
	}
	return l, err
}

// addPaths turns arguments into sources.
func (l *linting) addPaths(paths []string) error {
	for _, path := range paths {
		if path = cleaned(path); filepath.Base(path) == lint.ConfigName {
			l.settings = append(l.settings, path)
			continue
		} else if path != app.StdinArgument {
			s := bank.Source{Name: path, Personal: l.app.Banks.IsPersonal(path)}
			s.Within, _ = l.bankAround(path)
			l.sources = append(l.sources, s)
			continue
		}
		if l.stdin != nil {
			return app.UsageError("use - only once", "standard input can be read only once")
		}
		src, err := l.app.IO.ReadStdin()
		if err != nil {
			return app.BrokenError("", "cannot read standard input: %w", err)
		}
		l.stdin = src
		l.sources = append(l.sources, bank.Source{Name: stdinName, FS: app.FileFS(stdinName, src)})
	}
	return nil
}

// cleaned returns a path without the parts that say nothing. Where ".." leads
// out of a symbolic link, the links are resolved.
func cleaned(path string) string {
	clean := filepath.Clean(path)
	there, err := os.Stat(path)
	if err != nil {
		return clean
	}
	if here, err := os.Stat(clean); err == nil && os.SameFile(there, here) {
		return clean
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	return clean
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
	return regular.ReadFile(file, yaml.MaxFileSize)
}
