package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/questions"
)

// builtin is the word that names the embedded bank.
const builtin = "builtin"

// sources returns the banks in use: the chosen ones, else the built-in one and
// the personal folder if there is one.
func (a *app) sources() ([]bank.Source, error) {
	personal, hasPersonal := a.personalFolder()
	names, err := a.chosenBanks()
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		names = []string{builtin}
		if hasPersonal {
			names = append(names, personal)
		}
	}
	sources := make([]bank.Source, len(names))
	for i, name := range names {
		sources[i] = bank.Source{Name: name}
		if name == builtin {
			sources[i].FS, sources[i].Builtin = questions.FS, true
		} else if hasPersonal && filepath.Clean(name) == filepath.Clean(personal) {
			sources[i].Personal = true
		}
	}
	return sources, nil
}

// chosenBanks returns the banks named for this run, else those of the settings
// file.
func (a *app) chosenBanks() ([]string, error) {
	if named := a.namedBanks(); len(named) > 0 {
		return named, nil
	}
	s, err := a.settings()
	return s.banks, err
}

// namedBanks returns the banks of --bank, else those of DJQ_BANK.
func (a *app) namedBanks() []string {
	if len(a.banks) > 0 {
		return a.banks
	}
	return slices.DeleteFunc(filepath.SplitList(a.getenv("DJQ_BANK")), func(s string) bool { return s == "" })
}

// readBanks reads banks.
func (a *app) readBanks(sources []bank.Source, o bank.Options) *bank.Bank {
	o.Large = a.large
	return bank.Load(sources, o)
}

// load reads the banks in use, and fails when one of them is broken or all of
// them have no card.
func (a *app) load(o bank.Options) (*bank.Bank, error) {
	whole := len(o.Topics) == 0 && o.Inspect == nil
	if whole && a.whole != nil {
		return a.whole, nil
	}
	sources, err := a.sources()
	if err != nil {
		return nil, err
	}
	b := a.readBanks(sources, o)
	if err := b.Err(); err != nil {
		return nil, err
	}
	if len(b.Files) == 0 {
		names := make([]string, len(sources))
		for i, s := range sources {
			names[i] = s.Name
		}
		return nil, brokenError("question files end in .yaml or .yml", "no question file in %s", strings.Join(names, ", "))
	}
	if whole {
		a.whole = b
	}
	return b, nil
}

// deck returns the cards that fit a filter. Of the built-in bank it reads only
// the files of the topics that the filter names.
func (a *app) deck(f deck.Filter) (*deck.Deck, error) {
	topics := wantedTopics(f.Topics)
	b, err := a.load(bank.Options{Topics: topics})
	if err != nil {
		return nil, err
	}
	d, err := deck.New(b.Cards()).Filter(f)
	if err != nil && len(topics) > 0 {
		// A value that is unknown here may be known elsewhere: only the whole
		// bank can say what is wrong with the filter.
		if b, err = a.load(bank.Options{}); err != nil {
			return nil, err
		}
		return deck.New(b.Cards()).Filter(f)
	}
	return d, err
}

// wantedTopics returns the topics that a filter's values name, and none when
// they exclude one: then all others are wanted.
func wantedTopics(values []string) []string {
	var topics []string
	for _, list := range values {
		for topic := range strings.SplitSeq(list, ",") {
			topic = strings.ToLower(strings.TrimSpace(topic))
			if strings.HasPrefix(topic, "!") {
				return nil
			}
			topics = append(topics, topic)
		}
	}
	return topics
}

// cards returns the cards of those names, in that order. Of the built-in bank
// it reads only the files of the topics that the names begin with, unless a
// name is found in none of them. inspect may be nil, see bank.Options.
func (a *app) cards(names []string, inspect func(*bank.File)) ([]*bank.Card, error) {
	var topics []string
	for _, name := range names {
		topic, _, whole := strings.Cut(name, "/")
		if !whole {
			topics = nil
			break
		}
		topics = append(topics, strings.ToLower(topic))
	}
	found, err := a.cardsOf(topics, names, inspect)
	if err != nil && len(topics) > 0 {
		return a.cardsOf(nil, names, inspect)
	}
	return found, err
}

func (a *app) cardsOf(topics, names []string, inspect func(*bank.File)) ([]*bank.Card, error) {
	b, err := a.load(bank.Options{Topics: topics, Inspect: inspect})
	if err != nil {
		return nil, err
	}
	d := deck.New(b.Cards())
	cards := make([]*bank.Card, len(names))
	for i, name := range names {
		if cards[i], err = d.Find(name); err != nil {
			var unknown *deck.UnknownError
			if errors.As(err, &unknown) && unknown.Hint() == "" {
				return nil, usageError("djq list names the cards", "%w", err)
			}
			return nil, err
		}
	}
	return cards, nil
}
