package app

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/personal"
	"djq/questions"
)

// Builtin is the word that names the embedded bank.
const Builtin = "builtin"

// Banks are the question banks of a run.
type Banks struct {
	// Named is the values of --bank: they take precedence over DJQ_BANK and the
	// settings.
	Named []string

	config *Config
	io     *Streams
	notes  *personal.Notes // once they have been read
	// recovered says that changes that were interrupted have been completed.
	recovered bool
	large     func(total, largest int64)
	warned    map[string]bool // of files that are left out, by name
	whole     *bank.Bank      // all banks in use, once they have been read without a fault
}

// Sources returns the banks in use: the chosen ones, else the built-in one and
// the personal folder if there is one. Broken files of that folder are left out,
// unless it was named for this run.
func (b *Banks) Sources() ([]bank.Source, error) {
	b.recover()
	own, hasPersonal := b.config.personalFolder()
	names, err := b.chosen()
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		names = []string{Builtin}
		if hasPersonal {
			names = append(names, own)
		}
	}
	sources := make([]bank.Source, len(names))
	for i, name := range names {
		sources[i] = bank.Source{Name: name}
		if name == Builtin {
			sources[i].FS, sources[i].Builtin = questions.FS, true
		} else if hasPersonal && filepath.Clean(name) == filepath.Clean(own) {
			sources[i].Personal = true
			sources[i].LeaveOutBroken = len(b.NamedOrEnvironment()) == 0
		}
	}
	return sources, nil
}

// PersonalFolder returns the folder of the user's own cards, and false when
// there is none.
func (b *Banks) PersonalFolder() (string, bool) { return b.config.personalFolder() }

// UsesPersonal reports whether the user's own cards are in use, or would be if there
// were any.
func (b *Banks) UsesPersonal() (bool, error) {
	names, err := b.chosen()
	if err != nil || len(names) == 0 {
		return err == nil, err
	}
	folder, _ := b.config.personalFolder()
	return folder != "" && slices.ContainsFunc(names, func(name string) bool { return filepath.Clean(name) == filepath.Clean(folder) }), nil
}

// IsPersonal reports whether a path is the personal folder or lies in it.
func (b *Banks) IsPersonal(path string) bool {
	folder, ok := b.config.personalFolder()
	if !ok {
		return false
	}
	folder, errFolder := filepath.Abs(folder)
	path, err := filepath.Abs(path)
	return errFolder == nil && err == nil && (path == folder || strings.HasPrefix(path, folder+string(filepath.Separator)))
}

// chosen returns the banks named for this run, else those of the settings
// file.
func (b *Banks) chosen() ([]string, error) {
	if named := b.NamedOrEnvironment(); len(named) > 0 {
		return named, nil
	}
	s, err := b.config.Settings()
	return s.Banks, err
}

// NamedOrEnvironment returns the banks of --bank, else those of DJQ_BANK.
func (b *Banks) NamedOrEnvironment() []string {
	if len(b.Named) > 0 {
		return b.Named
	}
	return slices.DeleteFunc(filepath.SplitList(b.config.getenv("DJQ_BANK")), func(s string) bool { return s == "" })
}

// Read reads banks, broken ones too: what is wrong is among their findings.
func (b *Banks) Read(sources []bank.Source, o bank.Options) *bank.Bank {
	o.Large = b.large
	return bank.Load(sources, o)
}

// ExpectMuch says that many megabytes of cards are going to be read or made.
func (b *Banks) ExpectMuch() {
	if b.large != nil {
		b.large(bank.LargeBank, bank.LargeBank)
	}
}

// Load reads the banks in use, and fails when one of them is broken or all of
// them have no card. It names the files that are left out.
func (b *Banks) Load(o bank.Options) (*bank.Bank, error) {
	whole := len(o.Topics) == 0 && o.Inspect == nil
	if whole && b.whole != nil {
		return b.whole, nil
	}
	sources, err := b.Sources()
	if err != nil {
		return nil, err
	}
	read := b.Read(sources, o)
	if err := read.Err(); err != nil {
		return nil, err
	}
	b.warnLeftOut(read.LeftOut)
	b.addNotes(read.Cards())
	if len(read.Files) == 0 {
		names := make([]string, len(sources))
		for i, s := range sources {
			names[i] = s.Name
		}
		return nil, BrokenError("question files end in .yaml or .yml", "no question files in %s", strings.Join(names, ", "))
	}
	if whole {
		b.whole = read
	}
	return read, nil
}

// Deck returns the cards that fit a filter. Of the built-in bank it reads only
// the files of the topics that the filter names.
func (b *Banks) Deck(f deck.Filter) (*deck.Deck, error) {
	topics := wantedTopics(f.Topics)
	read, err := b.Load(bank.Options{Topics: topics})
	if err != nil {
		return nil, err
	}
	d, err := deck.New(read.Cards()).Filter(f)
	if err != nil && len(topics) > 0 {
		// A value that is unknown here may be known elsewhere: only the whole
		// bank can say what is wrong with the filter.
		if read, err = b.Load(bank.Options{}); err != nil {
			return nil, err
		}
		return deck.New(read.Cards()).Filter(f)
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

// Cards returns the cards of those names, in that order. Of the built-in bank
// it reads only the files of the topics that the names begin with, unless a
// name is found in none of them. inspect may be nil, see bank.Options.
func (b *Banks) Cards(names []string, inspect func(*bank.File)) ([]*bank.Card, error) {
	var topics []string
	for _, name := range names {
		topic, _, whole := strings.Cut(name, "/")
		if !whole {
			topics = nil
			break
		}
		topics = append(topics, strings.ToLower(topic))
	}
	found, err := b.cardsOf(topics, names, inspect)
	if err != nil && len(topics) > 0 {
		return b.cardsOf(nil, names, inspect)
	}
	return found, err
}

func (b *Banks) cardsOf(topics, names []string, inspect func(*bank.File)) ([]*bank.Card, error) {
	read, err := b.Load(bank.Options{Topics: topics, Inspect: inspect})
	if err != nil {
		return nil, err
	}
	d := deck.New(read.Cards())
	cards := make([]*bank.Card, len(names))
	for i, name := range names {
		if cards[i], err = d.Find(name); err != nil {
			var unknown *deck.UnknownError
			if errors.As(err, &unknown) && unknown.Hint() == "" {
				return nil, UsageError(cardsHint, "%w", err)
			}
			return nil, err
		}
	}
	return cards, nil
}
