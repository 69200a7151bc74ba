package bank

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"djq/internal/diag"
)

// Bank is all cards of the sources in use, and all that is wrong with them.
type Bank struct {
	Files    []*File // in the order of the sources, by name in each
	Findings []diag.Finding
	// LeftOut is what was not used of sources with LeaveOutBroken, by name.
	LeftOut []LeftOut

	// unproven has the topics of follow-ups that a partial bank cannot check,
	// and that decide whether a file is left out.
	unproven []string
	// replaced holds the built-in cards that a personal one replaces.
	replaced map[*Card]bool
	// held has the cards by each of their names.
	held map[name]holder
}

// Options narrows and observes a Load.
type Options struct {
	// Topics, when not empty, lets a built-in source read only the files of
	// these topics. Other sources are always read whole.
	Topics []string
	// Inspect is called once for each file that was read, while its Source
	// is still there; from several goroutines at once.
	Inspect func(*File)
	// NamesOnly lets go of the texts of a file once it was inspected: of a
	// card only its names, its follow-ups into other cards and its places stay.
	// A check of a large bank needs no more, and half the memory.
	NamesOnly bool
	// KeepNames lets Bank.Holds know the names of all cards.
	KeepNames bool
	// Large, unless nil, is called before files of more than LargeBank bytes
	// in all are read, with their size and that of the largest.
	Large func(total, largest int64)
}

// LargeBank is from how many bytes on a bank is large: a hundred times what
// most are.
const LargeBank = 8 << 20

// Load reads all files of the sources, in parallel, and checks them against
// each other. It always returns a bank; what is wrong is in its Findings, or
// in LeftOut.
func Load(sources []Source, o Options) *Bank {
	b := &Bank{}
	var entries []entry
	for i := range sources {
		s := &sources[i]
		found := s.list(func(f diag.Finding) {
			switch {
			case s.isContext():
			case s.LeaveOutBroken:
				b.leaveOut(f.File, f)
			default:
				b.Findings = append(b.Findings, f)
			}
		})
		if s.Builtin {
			found = onlyTopics(found, o.Topics)
		}
		entries = append(entries, found...)
	}
	entries = once(entries)
	if total, largest := sizes(entries); o.Large != nil && total > LargeBank {
		o.Large(total, largest)
	}
	files := make([]readFile, len(entries))
	for i, f := range readEntries(entries, o) {
		f.From = entries[i].source
		files[i] = readFile{f, entries[i].source}
	}
	b.use(files, o)
	if len(b.unproven) > 0 {
		o.Topics = slices.Concat(o.Topics, b.unproven)
		return Load(sources, o)
	}
	b.Findings = diag.Sort(b.Findings)
	return b
}

// sizes returns how many bytes files are in all, and the largest of them.
func sizes(entries []entry) (total, largest int64) {
	for _, e := range entries {
		size := e.info.Size()
		total, largest = total+size, max(largest, size)
	}
	return total, largest
}

// onlyTopics keeps the files of the topics, or all of them when one of the
// topics has no file of its own.
func onlyTopics(entries []entry, topics []string) []entry {
	if len(topics) == 0 {
		return entries
	}
	var kept []entry
	for _, t := range topics {
		i := slices.IndexFunc(entries, func(e entry) bool { return e.path == t+".yaml" })
		if i < 0 {
			return entries
		}
		kept = append(kept, entries[i])
	}
	slices.SortFunc(kept, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return slices.CompactFunc(kept, func(a, b entry) bool { return a.path == b.path })
}

// readEntries reads and parses files on all cores, the largest first so that
// none of them is left for the end.
func readEntries(entries []entry, o Options) []*File {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(entries[b].info.Size(), entries[a].info.Size()) })
	files := make([]*File, len(entries))
	var wg sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(entries)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(order)); i = next.Add(1) - 1 {
				at := order[i]
				files[at] = entries[at].parse(o)
			}
		})
	}
	wg.Wait()
	return files
}

// parse reads one file and lets go of its bytes afterwards.
func (e *entry) parse(o Options) *File {
	src, finding := e.read()
	if finding != nil {
		return &File{Name: e.name, Findings: []diag.Finding{*finding}}
	}
	f := Parse(e.name, src)
	if o.Inspect != nil && !e.source.isContext() {
		o.Inspect(f)
	}
	f.Source = nil
	if o.NamesOnly {
		f.dropTexts()
	}
	return f
}

// dropTexts lets go of all that is not a name or a place.
func (f *File) dropTexts() {
	for i := range f.Cards {
		c := &f.Cards[i]
		next := c.FollowUps
		for j, u := range next {
			next[j] = FollowUp{Card: u.Card}
		}
		*c = Card{
			Topic: c.Topic, ID: c.ID, GeneratedID: c.GeneratedID, FollowUps: next, Aliases: c.Aliases,
			Pos: c.Pos, File: c.File, places: c.places,
		}
	}
}

// Cards returns all cards, in the order of the files; of two cards of one
// name the personal one.
func (b *Bank) Cards() []*Card {
	n := 0
	for _, f := range b.Files {
		n += len(f.Cards)
	}
	cards := make([]*Card, 0, n)
	for _, f := range b.Files {
		for i := range f.Cards {
			if c := &f.Cards[i]; !b.replaced[c] {
				cards = append(cards, c)
			}
		}
	}
	return cards
}

// Topic returns the title and the summary of a topic: those of the first file
// that names the topic and has them.
func (b *Bank) Topic(topic string) (title, summary string) {
	for _, f := range b.Files {
		if f.Topic != topic {
			continue
		}
		title, summary = cmp.Or(title, f.Title), cmp.Or(summary, f.Summary)
	}
	return title, summary
}
