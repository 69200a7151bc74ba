package bank

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// maxSuggestions limits how many unknown names get a suggestion in one run:
// each is compared with every name there is.
const maxSuggestions = 20

// name is the key of a card in look-ups, without joining strings.
type name struct{ topic, id string }

func nameOf(s string) name {
	topic, id, _ := strings.Cut(s, "/")
	return name{topic, id}
}

// holder is the card that holds a name, as its id or as an alias.
type holder struct {
	card   *Card
	source *Source
	pos    diag.Pos
	alias  bool
}

// check compares the cards of all files with each other, and returns the names
// that clash and the follow-ups that name no card. A partial bank lacks
// built-in files, so that a follow-up into them proves nothing.
func (b *Bank) check(files []readFile, o Options) (findings []diag.Finding) {
	b.replaced, b.unproven = nil, nil
	report := func(f diag.Finding) { findings = append(findings, f) }
	partial := len(o.Topics) > 0
	n := 0
	for _, f := range files {
		n += len(f.Cards)
	}
	held := make(map[name]holder, n)
	// A name is first of the files that are checked: among those it is theirs alone,
	// whatever the context says.
	named := slices.Clone(files)
	slices.SortStableFunc(named, func(f, g readFile) int {
		return min(int(f.source.Context), 1) - min(int(g.source.Context), 1)
	})
	for _, f := range named {
		for j := range f.Cards {
			c := &f.Cards[j]
			if c.Topic != "" && c.ID != "" {
				b.hold(held, name{c.Topic, c.ID}, holder{card: c, source: f.source, pos: c.At(FieldID)}, report)
			}
		}
	}
	for _, f := range named {
		for j := range f.Cards {
			c := &f.Cards[j]
			for k, a := range c.Aliases {
				b.hold(held, nameOf(a), holder{card: c, source: f.source, pos: c.ItemAt(FieldAliases, k), alias: true}, report)
			}
		}
	}
	lostTopics, broken := lost(files)
	if o.KeepNames {
		b.held = held
	}
	known := suggestions{held: held}
	for _, f := range files {
		if f.source.isContext() {
			continue
		}
		for j := range f.Cards {
			c := &f.Cards[j]
			for k, u := range c.FollowUps {
				if u.Card == "" || b.replaced[c] {
					continue
				}
				topic := nameOf(u.Card).topic
				if _, ok := held[nameOf(u.Card)]; ok || lostTopics[topic] || broken[f.File] && topic == c.Topic {
					continue
				}
				if partial && topic != c.Topic && !(f.source.LeaveOutBroken && slices.Contains(o.Topics, topic)) {
					if f.source.LeaveOutBroken && !slices.Contains(b.unproven, topic) {
						b.unproven = append(b.unproven, topic)
					}
					continue
				}
				report(diag.Finding{
					File: f.Name, Pos: c.ItemAt(FieldFollowUps, k), Severity: diag.Error, Rule: ruleUnknownCard,
					Message: fmt.Sprintf("unknown card %q in a follow-up", u.Card), Hint: known.hint(u.Card),
				})
			}
		}
	}
	return findings
}

// losesCards has the rules of errors that keep cards, or their ids, from being
// read.
var losesCards = map[string]bool{
	ruleUnreadable: true, yaml.RuleSize: true, yaml.RuleEncoding: true, yaml.RuleControl: true,
	yaml.RuleSyntax: true, yaml.RuleDocument: true, yaml.RuleNesting: true,
}

// losesCard reports whether an error kept a card or its id from being read. Two
// ids in one card are two cards, and a dash between them that was lost.
func losesCard(f diag.Finding) bool {
	return losesCards[f.Rule] || f.Rule == yaml.RuleDuplicateKey && strings.HasPrefix(f.Message, fmt.Sprintf("key %q ", FieldID))
}

// lost returns what a follow-up may name although no card has that name: the
// topics of files that lost cards, by the files' names, and those files.
func lost(files []readFile) (topics map[string]bool, broken map[*File]bool) {
	topics, broken = map[string]bool{}, map[*File]bool{}
	for _, f := range files {
		if slices.ContainsFunc(f.Findings, losesCard) {
			base := filepath.Base(f.Name)
			topics[strings.TrimSuffix(base, filepath.Ext(base))], broken[f.File] = true, true
		}
	}
	return topics, broken
}

// Holds reports whether a card of the bank, or of its context, has a name: as
// its own or as an alias. It needs Options.KeepNames.
func (b *Bank) Holds(card string) bool {
	_, ok := b.held[nameOf(card)]
	return ok
}

// hold claims a name for a card, and reports a clash.
func (b *Bank) hold(held map[name]holder, n name, h holder, report func(diag.Finding)) {
	first, taken := held[n]
	if !taken {
		held[n] = h
		return
	}
	if first.card == h.card {
		if h.alias && !first.alias {
			report(clash(n, h, first, "the alias is the card's current name", "remove the alias"))
		}
		return
	}
	switch {
	case first.source.Builtin && h.source.Personal:
		b.replace(first.card, h.card)
		held[n] = h
		return
	case first.source.Personal && h.source.Builtin:
		b.replace(h.card, first.card)
		return
	}
	if h.source.isContext() || first.source.LeaveOutBroken && !h.source.LeaveOutBroken {
		h, first = first, h
	}
	if first.source.Context == NamesKnown || h.source.isContext() {
		return
	}
	what := "id"
	if h.alias {
		what = "alias"
	}
	hint := "change one of the ids"
	if h.card.GeneratedID || first.card.GeneratedID {
		hint = "add an id to each card; these were generated from the questions"
	}
	report(clash(n, h, first, fmt.Sprintf("%s %s/%s is already in use", what, n.topic, n.id), hint))
}

// replace uses a personal card in the place of a built-in one.
func (b *Bank) replace(builtin, personal *Card) {
	if b.replaced == nil {
		b.replaced = map[*Card]bool{}
	}
	b.replaced[builtin] = true
	personal.Replaces = builtin
}

// clash describes two cards that want the same name.
func clash(n name, h, first holder, message, hint string) diag.Finding {
	end := diag.Pos{}
	if h.card.Has(FieldID) && !h.alias {
		end = diag.Pos{Line: h.pos.Line, Col: h.pos.Col + int32(len(n.id))}
	}
	return diag.Finding{
		File: h.card.File.Name, Pos: h.pos, End: end, Severity: diag.Error, Rule: ruleDuplicateID,
		Message: fmt.Sprintf("%s: %s:%d:%d", message, first.card.File.Name, first.pos.Line, first.pos.Col),
		Hint:    hint,
		Related: []diag.Related{{File: first.card.File.Name, Pos: first.pos, Message: "first here"}},
	}
}

// suggestions finds the card that an unknown name was meant to be.
type suggestions struct {
	held  map[name]holder
	names []string // of all cards, built when first needed
	count int      // of hints given
}

func (s *suggestions) hint(card string) string {
	if s.names == nil {
		for n := range s.held {
			s.names = append(s.names, n.topic+"/"+n.id)
		}
		slices.Sort(s.names)
	}
	if s.count++; s.count <= maxSuggestions {
		if near, ok := diag.Nearest(card, s.names); ok {
			return fmt.Sprintf("did you mean %q?", near)
		}
	}
	return "name an existing card, or write question: and answer: instead"
}
