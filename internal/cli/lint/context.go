package lint

import (
	"os"
	"path/filepath"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/questions"
)

// context returns the banks that the sources are parts of. Their cards count as
// known, and their names as taken, but nothing is reported of them.
func (l *linting) context() []bank.Source {
	var sources []bank.Source
	numbers := map[string]int{} // of sources, by name
	for _, s := range l.sources {
		for _, found := range l.around(s) {
			i, known := numbers[found.Name]
			if !known {
				i = len(sources)
				numbers[found.Name] = i
				sources = append(sources, found)
			}
			sources[i].Context = max(sources[i].Context, found.Context)
		}
	}
	return sources
}

// around returns what a source is a part of: the folder with its settings and
// all below it, else the folder questions around it, else the files beside a
// file. These may be no part of the same bank, and what comes from standard
// input may be about to replace a file; so neither claims names.
func (l *linting) around(s bank.Source) []bank.Source {
	if s.FS != nil {
		if root, ok := l.configs.Root(s.Name); ok && !s.Builtin {
			return []bank.Source{{Name: root, Context: bank.NamesKnown}}
		}
		return nil
	}
	info, err := os.Stat(s.Name)
	if err != nil {
		return nil
	}
	if folder, ok := l.app.Banks.PersonalFolder(); ok && s.Personal {
		return []bank.Source{
			{Name: app.Builtin, FS: questions.FS, Builtin: true, Context: bank.NamesKnown},
			{Name: folder, Personal: true, Context: bank.NamesTaken},
		}
	}
	if root, ok := l.bankAround(s.Name); ok {
		return []bank.Source{{Name: root, Context: bank.NamesTaken}}
	}
	var beside []bank.Source
	if folder := filepath.Dir(s.Name); !info.IsDir() && !l.looked[folder] {
		l.looked[folder] = true
		for _, file := range questionFiles(folder) {
			beside = append(beside, bank.Source{Name: file, Context: bank.NamesKnown})
		}
	}
	return beside
}

// bankAround returns the folder of the bank that a file or folder is a part of:
// the one with its settings, else the folder questions around it.
func (l *linting) bankAround(path string) (root string, ok bool) {
	folder := path
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		folder = filepath.Dir(path)
	}
	root, ok = l.configs.Root(filepath.Join(folder, "file"))
	if !ok {
		root, ok = l.questionsAround(folder)
	}
	return root, ok
}

// questionsAround returns the nearest folder named questions that holds a folder
// or is it, named relatively if that is.
func (l *linting) questionsAround(folder string) (root string, ok bool) {
	absolute := folder
	if !filepath.IsAbs(folder) {
		absolute = filepath.Join(l.working, folder)
	}
	for filepath.Base(absolute) != questionsFolder {
		above := filepath.Dir(absolute)
		if above == absolute {
			return "", false
		}
		absolute = above
	}
	if relative, err := filepath.Rel(l.working, absolute); err == nil && !filepath.IsAbs(folder) {
		return relative, true
	}
	return absolute, true
}

// questionFiles returns the files with the extensions of question files in a
// folder, none if it cannot be read.
func questionFiles(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var files []string
	for _, entry := range entries {
		if ext := strings.ToLower(filepath.Ext(entry.Name())); ext == ".yaml" || ext == ".yml" {
			files = append(files, filepath.Join(folder, entry.Name()))
		}
	}
	return files
}
