package lint

import (
	"slices"
	"sync"

	"djq/internal/yaml"
	"djq/internal/yaml/scan"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/words"
)

// Linter runs the rules over the files of a bank.
type Linter struct {
	// HasChanged, unless nil, reports whether the built-in card that a card of a
	// file is a copy of has changed since. Set it before the first file; it is called
	// from several goroutines at once.
	HasChanged func(file string, c *bank.Card) bool

	config func(file string) *Config
	rules  []rule
	// stemmers are kept from file to file for the words they know.
	stemmers sync.Pool

	mu        sync.Mutex
	findings  []diag.Finding
	questions []question
}

// New returns a linter. The function config returns the settings for a file;
// it is called from several goroutines at once.
func New(config func(file string) *Config) *Linter {
	return &Linter{
		config: config, rules: rules(),
		stemmers: sync.Pool{New: func() any { return words.NewStemmer() }},
	}
}

// Inspect runs the rules over one file that still has its source. It may be
// called from several goroutines at once, as bank.Options.Inspect is.
func (l *Linter) Inspect(f *bank.File) {
	stemmer := l.stemmers.Get().(*words.Stemmer)
	defer l.stemmers.Put(stemmer)
	p := l.inspect(f, stemmer, false)
	questions := p.questions()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.findings = append(l.findings, p.findings...)
	l.questions = append(l.questions, questions...)
}

// inspect runs the rules that look at one file alone. Repairs are worked out
// only if asked for: they can be as long as the file.
func (l *Linter) inspect(f *bank.File, stemmer *words.Stemmer, repair bool) *pass {
	p := &pass{file: f, config: l.config(f.Name), stemmer: stemmer, repair: repair, hasChanged: l.HasChanged, reported: map[*Rule]int{}}
	p.ignores = readIgnores(f)
	if slices.ContainsFunc(f.Findings, func(f diag.Finding) bool { return f.Rule == yaml.RuleEncoding }) {
		return p // its bytes are no text
	}
	var cards, texts []*rule
	for i := range l.rules {
		r := &l.rules[i]
		if p.config.disables(r.ID) {
			continue
		}
		if r.card != nil {
			cards = append(cards, r)
		}
		if r.text != nil {
			texts = append(texts, r)
		}
		if r.file != nil {
			p.rule = &r.Rule
			r.file(p)
		}
	}
	if len(texts) > 0 {
		for t := range scan.Texts(f.Source) {
			for _, r := range texts {
				p.rule = &r.Rule
				r.text(p, t)
			}
		}
	}
	for i := range f.Cards {
		p.card = i
		p.fenced = fencedTexts(p.fenced[:0], &f.Cards[i])
		for _, r := range cards {
			p.rule = &r.Rule
			r.card(p, &f.Cards[i])
		}
	}
	return p
}

// MayFix reports whether a file may be repaired: not where its settings cannot
// be read, which may disable a rule.
func (l *Linter) MayFix(f *bank.File) bool { return !l.config(f.Name).broken }

// Repairable returns the findings about a file that bring edits, those that a
// comment silences left out.
func (l *Linter) Repairable(f *bank.File) []diag.Finding {
	findings := slices.Concat(f.Findings, l.inspect(f, words.NewStemmer(), true).findings)
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return len(f.Edits) == 0 })
}

// Findings returns the warnings about all files inspected so far, sorted.
// What the reader refused is not among them.
func (l *Linter) Findings() []diag.Finding {
	l.mu.Lock()
	defer l.mu.Unlock()
	return diag.Sort(append(compareQuestions(l.questions), l.findings...))
}
