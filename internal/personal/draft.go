package personal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"djq/internal/wholefile"
)

// Drafts lie in a folder of their own, which is no bank. An editor works on the
// draft itself, so that what it saved is there whatever happens to djq.

// Draft is a file of the folder of drafts.
type Draft struct {
	Path string
	// Card is the card that the draft is of, "" for a new one.
	Card     string
	Note     bool // it is a note on the card
	Modified time.Time
}

const (
	draftSuffix = ".yaml"
	noteSuffix  = ".note.md"
	newName     = "new_card" // no slug has an underscore
)

func isNote(path string) bool { return strings.HasSuffix(path, noteSuffix) }

// DraftsFolder returns the folder of drafts.
func (f *Folder) DraftsFolder() string { return filepath.Join(f.path, draftsName) }

// DraftPath returns where the draft of an edit of a card is, "" being a new one, or
// would be.
func (f *Folder) DraftPath(card string) string {
	return filepath.Join(f.DraftsFolder(), draftName(card)+draftSuffix)
}

// NoteDraftPath returns where the draft of a note on a card is, or would be.
func (f *Folder) NoteDraftPath(card string) string {
	return filepath.Join(f.DraftsFolder(), fileName(card)+noteSuffix)
}

func draftName(card string) string {
	if card == "" {
		return newName
	}
	return fileName(card)
}

// Drafts returns the drafts, the newest first.
func (f *Folder) Drafts() ([]Draft, error) {
	entries, err := os.ReadDir(f.DraftsFolder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var drafts []Draft
	for _, e := range entries {
		info, infoErr := e.Info()
		if infoErr != nil || !info.Mode().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		d := Draft{Path: filepath.Join(f.DraftsFolder(), e.Name()), Modified: info.ModTime(), Note: isNote(e.Name())}
		name, isCard := strings.CutSuffix(e.Name(), draftSuffix)
		if !d.Note && !isCard {
			continue
		}
		// The names of cards are those of slugs; what follows the id is a number.
		parts := strings.Split(strings.TrimSuffix(name, noteSuffix), ".")
		if len(parts) > 1 && parts[0] != newName {
			d.Card = parts[0] + "/" + parts[1]
		}
		drafts = append(drafts, d)
	}
	slices.SortStableFunc(drafts, func(a, b Draft) int { return b.Modified.Compare(a.Modified) })
	return drafts, err
}

// DraftsOf returns the drafts of edits of a card, "" being new ones, the newest
// first.
func (f *Folder) DraftsOf(card string) ([]Draft, error) {
	all, err := f.Drafts()
	name := draftName(card)
	return slices.DeleteFunc(all, func(d Draft) bool {
		base := strings.TrimSuffix(filepath.Base(d.Path), draftSuffix)
		return d.Note || base != name && !strings.HasPrefix(base, name+".")
	}), err
}

// KeepDraft writes a text as a new draft of an edit of a card, "" being a new one,
// with remarks that say why it is a draft. It returns where.
func (f *Folder) KeepDraft(card, text string, remarks ...string) (path string, err error) {
	var b strings.Builder
	for _, line := range remarks {
		b.WriteString(Remark(draftSuffix, line))
	}
	return f.keepDraft(draftName(card), draftSuffix, []byte(b.String()+text))
}

// Claim keeps a draft for this process, so that no other one writes it; ok is false
// where another one has it. The system ends a claim with the process.
func (f *Folder) Claim(draft string) (release func(), ok bool, err error) {
	if err := wholefile.MakeFolder(f.DraftsFolder()); err != nil {
		return nil, false, err
	}
	lock := filepath.Join(f.DraftsFolder(), "."+filepath.Base(draft)+".lock")
	unlock, err := wholefile.Lock(lock, 0)
	if errors.Is(err, wholefile.ErrLocked) {
		return nil, false, nil
	} else if err != nil {
		return nil, false, err
	}
	return func() {
		os.Remove(lock)
		unlock()
	}, true, nil
}

// ClaimFree claims a path like that of a draft at which there is no file.
func (f *Folder) ClaimFree(draft string) (path string, release func(), err error) {
	for n := 1; ; n++ {
		if path, n, err = f.free(draft, n); err != nil {
			return "", nil, err
		}
		release, ok, err := f.Claim(path)
		if err != nil || ok {
			return path, release, err
		}
	}
}

// FreePath returns a path like that of a draft at which there is no file.
func (f *Folder) FreePath(draft string) (string, error) {
	path, _, err := f.free(draft, 1)
	return path, err
}

// free returns the first path like that of a draft, from the nth on, at which there
// is no file, and its number.
func (f *Folder) free(draft string, n int) (path string, number int, err error) {
	name, suffix := filepath.Base(draft), draftSuffix
	if isNote(draft) {
		suffix = noteSuffix
	}
	name = strings.TrimSuffix(name, suffix)
	for ; ; n++ {
		path = f.numbered(name, suffix, n)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, n, nil
		} else if err != nil {
			return "", 0, err
		}
	}
}

// numbered returns the path of a draft, the nth of its name.
func (f *Folder) numbered(name, suffix string, n int) string {
	if n > 1 {
		suffix = fmt.Sprintf(".%d%s", n, suffix)
	}
	return filepath.Join(f.DraftsFolder(), name+suffix)
}

// keepDraft writes a draft under a name that is free.
func (f *Folder) keepDraft(name, suffix string, text []byte) (string, error) {
	path, release, err := f.ClaimFree(name + suffix)
	if err != nil {
		return "", err
	}
	defer release()
	return path, Change{Path: path, After: text}.make()
}
