package lint

import (
	"io/fs"
	"sync"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/personal"
	"djq/questions"
)

// copies tells which of the user's copies of built-in cards are of cards that have
// changed since. It may be asked by several goroutines at once.
type copies struct {
	banks  *app.Banks
	folder *personal.Folder

	mu    sync.Mutex
	cards map[string]map[string]*bank.Card // the built-in ones, by topic and name
}

// newCopies returns nil where no source is the user's.
func newCopies(banks *app.Banks, sources []bank.Source) *copies {
	for _, s := range sources {
		if !s.Personal {
			continue
		}
		if folder, err := banks.Personal(); err == nil {
			return &copies{banks: banks, folder: folder, cards: map[string]map[string]*bank.Card{}}
		}
	}
	return nil
}

// haveChanged is lint.Linter's HasChanged.
func (s *copies) haveChanged(file string, c *bank.Card) bool {
	original, ok := s.folder.Original(c.Name())
	if !ok || !s.banks.IsPersonal(file) {
		return false
	}
	builtin := s.builtin(c.Topic)[c.Name()]
	return builtin != nil && original.ChangedSince(builtin)
}

// builtin returns the built-in cards of a topic, by name.
func (s *copies) builtin(topic string) map[string]*bank.Card {
	s.mu.Lock()
	defer s.mu.Unlock()
	if cards, read := s.cards[topic]; read {
		return cards
	}
	cards := map[string]*bank.Card{}
	if src, err := fs.ReadFile(questions.FS, topic+".yaml"); err == nil {
		f := bank.Parse(app.Builtin, src)
		for i := range f.Cards {
			cards[f.Cards[i].Name()] = &f.Cards[i]
		}
	}
	s.cards[topic] = cards
	return cards
}
