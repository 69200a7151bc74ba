package personal

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"
)

// Folder is djq's data folder. It makes nothing by itself.
type Folder struct {
	path string
	step func(string) // called before each step of a change, by tests
}

// In returns the folder at a path.
func In(path string) *Folder {
	// A change that was begun may be completed from another working folder.
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return &Folder{path: path}
}

// Path returns where the folder is.
func (f *Folder) Path() string { return f.path }

// Names in the folder.
const (
	cardsName     = "cards"
	draftsName    = "drafts"
	originalsName = "originals"
	notesName     = "notes.yaml"
	journalName   = "changing"
	lockName      = "changing.lock"
)

// Cards returns the folder of the user's cards.
func (f *Folder) Cards() string { return filepath.Join(f.path, cardsName) }

// CardPath returns the file for a new card, or a copy of one, of that name. It may
// exist.
func (f *Folder) CardPath(card string) string {
	return filepath.Join(f.Cards(), fileName(card)+".yaml")
}

// maxName is how many bytes of a card's name a file's name has at most.
const maxName = 120

// fileName returns what a file about a card is called: orm.n-plus-one. No slug has
// a full stop in it. A name that is too long for a file is cut, and ends in a hash
// of the whole.
func fileName(card string) string {
	name := strings.ReplaceAll(card, "/", ".")
	if len(name) <= maxName {
		return name
	}
	h := fnv.New64a()
	h.Write([]byte(card))
	return fmt.Sprintf("%s-%016x", strings.TrimRight(name[:maxName-17], "-."), h.Sum64())
}
