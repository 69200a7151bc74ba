package transfer

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"djq/internal/anki"
	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/personal"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// homeWriter collects changes to files: those of one file in one change.
type homeWriter struct {
	folder  *personal.Folder
	files   map[string]*personal.Change
	order   []string // of the files
	notes   map[*bank.Card]string
	changes []personal.Change // of new files
	drafts  int               // among them
}

// card adds what was taken into a card: in its file, or as a copy of a built-in one.
func (w *homeWriter) card(m anki.Merged) error {
	c := m.Card
	if c.File.From.FS != nil {
		return w.copy(m)
	}
	file, err := filepath.Abs(c.File.Name)
	if err != nil {
		return err
	}
	change := w.files[file]
	if change == nil {
		src, err := regular.ReadFile(file, yaml.MaxFileSize+1)
		if err != nil {
			return err
		}
		change = &personal.Change{Path: file, Before: src, After: src}
		w.files[file], w.order = change, append(w.order, file)
	}
	change.After, err = encode.Replace(c.File.Name, change.After, m.Result)
	return err
}

// copy adds a copy of a built-in card, and the card as it was.
func (w *homeWriter) copy(m anki.Merged) error {
	c := m.Card
	src, err := fs.ReadFile(c.File.From.FS, path.Base(filepath.ToSlash(c.File.Name)))
	if err != nil {
		return err
	}
	excerpt := c.Excerpt(src)
	to, err := w.folder.FreeCardPath(c.Name())
	if err != nil {
		return err
	}
	w.changes = append(w.changes, personal.Change{Path: to, After: []byte(encode.Rewrite(excerpt, m.Result))})
	original := w.folder.OriginalPath(c.Name())
	before, err := personal.Content(original)
	if err == nil && (before == nil || string(before) != excerpt) {
		w.changes = append(w.changes, personal.Change{Path: original, Before: before, After: []byte(excerpt)})
	}
	return err
}

// draft adds a draft of a card as Anki has it, unless there is one that says the
// same, and returns its path.
func (w *homeWriter) draft(m anki.Merged) (string, error) {
	text, note := encode.Card(m.Draft), ""
	var remarks strings.Builder
	folder := w.folder.DraftPath(m.Card.Name())
	remark := func(format string, args ...any) {
		for line := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
			remarks.WriteString(personal.Remark(folder, line))
		}
	}
	remark("%s as Anki has it, where it cannot be taken.", m.Card.Name())
	for _, c := range m.Conflicts {
		if c.Why != "" {
			remark("%s: %s.", c.Part, c.Why)
		} else {
			remark("%s was changed here and in Anki. Yours:", c.Part)
			remark("  %s", strings.ReplaceAll(strings.TrimSpace(c.Mine), "\n", "\n  "))
		}
		if c.Part == anki.NotePart {
			note = m.Draft.Note
			remark("In Anki:")
			remark("  %s", strings.ReplaceAll(strings.TrimSpace(note), "\n", "\n  "))
		}
	}
	content := []byte(remarks.String() + text)
	have, err := w.folder.DraftsOf(m.Card.Name())
	if err != nil {
		return "", err
	}
	for _, d := range have {
		if old, err := personal.Content(d.Path); err == nil && bytes.Equal(old, content) {
			return d.Path, nil
		}
	}
	path, err := w.folder.FreePath(folder)
	if err != nil {
		return "", err
	}
	w.changes, w.drafts = append(w.changes, personal.Change{Path: path, After: content}), w.drafts+1
	return path, nil
}
