package personal

import (
	"path/filepath"

	"djq/internal/bank"
)

// Original is a built-in card as it was when it was copied.
type Original struct {
	Path   string
	Source string // its file
	Card   *bank.Card
}

// OriginalPath returns where the original of a copied card is, or would be.
func (f *Folder) OriginalPath(card string) string {
	return filepath.Join(f.path, originalsName, fileName(card)+draftSuffix)
}

// Original returns the original of a copied card; ok is false where there is none
// that can be read, as of a copy that was made by hand.
func (f *Folder) Original(card string) (o Original, ok bool) {
	o.Path = f.OriginalPath(card)
	src, err := Content(o.Path)
	if err != nil || src == nil {
		return o, false
	}
	o.Source = string(src)
	file := bank.Parse(o.Path, src)
	for i := range file.Cards {
		if c := &file.Cards[i]; c.Name() == card {
			o.Card = c
			return o, true
		}
	}
	return o, false
}

// ChangedSince reports whether a built-in card says something else than when it was
// copied.
func (o Original) ChangedSince(builtin *bank.Card) bool {
	return !o.Card.Equal(builtin, func(a, b string) bool { return a == b })
}
