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
	return f.draftsLike(draftName(card), draftSuffix)
}

// NoteDraftsOf returns the drafts of notes on a card, the newest first.
func (f *Folder) NoteDraftsOf(card string) ([]Draft, error) {
	return f.draftsLike(fileName(card), noteSuffix)
}

// draftsLike returns the drafts of a name, and of that with a number.
func (f *Folder) draftsLike(name, suffix string) ([]Draft, error) {
	all, err := f.Drafts()
	return slices.DeleteFunc(all, func(d Draft) bool {
		base := strings.TrimSuffix(filepath.Base(d.Path), suffix)
		return d.Note != (suffix == noteSuffix) || base != name && !strings.HasPrefix(base, name+".")
	}), err
}

// KeepDraft keeps a text as a draft of an edit of a card, "" being a new one, and
// returns where: in a new file, unless a draft has that text already.
func (f *Folder) KeepDraft(card, text string) (path string, err error) {
	return f.keepOnce(draftName(card), draftSuffix, text)
}

// KeepNoteDraft is KeepDraft for a note on a card.
func (f *Folder) KeepNoteDraft(card, text string) (path string, err error) {
	return f.keepOnce(fileName(card), noteSuffix, text)
}

func (f *Folder) keepOnce(name, suffix, text string) (path string, err error) {
	have, err := f.draftsLike(name, suffix)
	if err != nil {
		return "", err
	}
	for _, d := range have {
		if old, err := Content(d.Path); err == nil && strings.TrimSpace(Strip(d.Path, string(old))) == strings.TrimSpace(text) {
			return d.Path, nil
		}
	}
	return f.keepDraft(name, suffix, []byte(text))
}

// IsDraft reports whether a path is that of a draft of a card, and returns it in
// full.
func (f *Folder) IsDraft(path string) (full string, ok bool) {
	full, err := filepath.Abs(path)
	return full, err == nil && filepath.Dir(full) == f.DraftsFolder() && strings.HasSuffix(full, draftSuffix)
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
	return firstFree(n, nil, func(n int) string { return f.numbered(name, suffix, n) })
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
