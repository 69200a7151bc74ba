package incoming

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/bank/encode"
)

// Options say what the source of cards does not, and what is there already.
type Options struct {
	Topic      string          // of cards that have none, or only a deck; may be empty
	Fallback   string          // the topic where there is not even a deck
	Difficulty bank.Difficulty // of cards that have none
	Known      []*bank.Card    // the cards there are
}

// Change is a card that is there already and says something else.
type Change struct {
	Theirs *bank.Card // with what its source does not say as in Yours
	Yours  *bank.Card
}

// Plan is what an import would do.
type Plan struct {
	New     []*bank.Card
	Same    []*bank.Card // there already, as they are there
	Changed []Change
	LeftOut []LeftOut
	// Elsewhere are new cards whose question a card of another topic has.
	Elsewhere []Change
	// Names are the names that the cards found have here, in their order: "" for
	// one that is left out.
	Names []string
}

// Decide decides what becomes of cards that were found. A card that is there
// already with the same question and answer stays as it is. One that has the
// name of another card, or the question of one and another answer, is changed.
// All others are new, and get names that no other card has.
func Decide(found *Found, o Options) *Plan {
	d := decider{
		plan:  &Plan{LeftOut: found.LeftOut, Names: make([]string, len(found.Cards))},
		known: map[string]*bank.Card{}, byText: map[string]*bank.Card{}, matched: map[*bank.Card]bool{},
		taken: map[string]bool{}, first: map[string]int{}, next: map[string]int{}, changed: map[*bank.Card]bool{},
	}
	for _, c := range o.Known {
		d.known[c.Name()] = c
		d.byText[knownKey(c)] = c
		for _, alias := range c.Aliases {
			d.known[alias] = c
		}
	}
	cards := make([]*bank.Card, len(found.Cards))
	var decks []string
	for i := range found.Cards {
		decks = append(decks, found.Cards[i].Deck)
	}
	byDeck := topics(decks, o.Fallback)
	for i := range found.Cards {
		cards[i] = complete(&found.Cards[i], byDeck, o)
		d.match(cards[i])
	}
	named := map[string]bool{}
	for _, c := range cards {
		named[c.Name()] = c.ID != ""
	}
	for i, c := range cards {
		c.FollowUps = slices.DeleteFunc(slices.Clone(c.FollowUps), func(u bank.FollowUp) bool {
			return u.Card != "" && d.known[u.Card] == nil && !named[u.Card]
		})
		d.decide(found, i, c)
	}
	d.checkReferences()
	d.check()
	d.plan.findElsewhere(o.Known)
	return d.plan
}

// complete returns a card with what its source does not say.
func complete(found *Card, byDeck map[string]string, o Options) *bank.Card {
	c := found.Card
	tidy(&c)
	switch {
	case c.Topic != "":
	case o.Topic != "":
		c.Topic = o.Topic
	default:
		c.Topic = byDeck[found.Deck]
	}
	if c.Difficulty == 0 {
		c.Difficulty = o.Difficulty
	}
	return &c
}

// decider makes a plan.
type decider struct {
	plan    *Plan
	known   map[string]*bank.Card // by name, aliases too
	byText  map[string]*bank.Card // by textKey
	matched map[*bank.Card]bool   // known cards that a card found is, or changes
	taken   map[string]bool       // names of new cards
	first   map[string]int        // textKey of a card found: which it is
	next    map[string]int        // name without a number: the last number tried
	changed map[*bank.Card]bool   // known cards that a card found changes
}

// textKey tells cards apart that have the same name elsewhere. Their texts are as
// Text has them.
func textKey(c *bank.Card) string { return c.Topic + "\x00" + c.Question + "\x00" + c.Answer }

// knownKey is textKey of a card of a bank.
func knownKey(c *bank.Card) string {
	return textKey(&bank.Card{Topic: c.Topic, Question: Text(c.Question), Answer: Text(c.Answer)})
}

// match remembers which known card a card found is.
func (d *decider) match(c *bank.Card) {
	if known := d.byText[textKey(c)]; known != nil {
		d.matched[known] = true
	}
}

// decide decides what becomes of one card.
func (d *decider) decide(found *Found, i int, c *bank.Card) {
	leave := func(why string) {
		d.plan.LeftOut = append(d.plan.LeftOut, LeftOut{found.Cards[i].Where, Shorten(c.Question + " " + c.Answer), why})
	}
	switch {
	case c.Question == "":
		leave("it has no question")
		return
	case c.Answer == "":
		leave("it has no answer")
		return
	}
	key := textKey(c)
	if first, repeated := d.first[key]; repeated && (c.ID == "" || c.ID == found.Cards[first].ID) {
		d.plan.Names[i] = d.plan.Names[first]
		leave("it repeats " + found.Cards[first].Where)
		return
	}
	d.first[key] = i
	yours := d.yours(c, key)
	switch {
	case yours == nil:
		d.plan.New = append(d.plan.New, c)
		d.taken[c.Name()] = true
	case d.equal(c, yours):
		d.plan.Same = append(d.plan.Same, yours)
		c = yours
	case d.changed[yours]:
		leave("another one has its name, " + yours.Name())
		return
	default:
		d.changed[yours] = true
		if c = changed(c, yours); firstError(encode.Card(c)) != nil {
			leave(firstError(encode.Card(c)).Message)
			return
		}
		d.plan.Changed = append(d.plan.Changed, Change{c, yours})
	}
	d.plan.Names[i] = c.Name()
}

// changed returns a card that is there already as it is elsewhere. A card that has
// no name there says little more than its question and its answer.
func changed(theirs, yours *bank.Card) *bank.Card {
	if !theirs.GeneratedID {
		c := *theirs
		c.Topic, c.ID = yours.Topic, yours.ID
		return &c
	}
	c := *yours
	c.Question, c.Answer = theirs.Question, theirs.Answer
	if theirs.Hint != "" {
		c.Hint = theirs.Hint
	}
	if len(theirs.KeyPoints) > 0 {
		c.KeyPoints = theirs.KeyPoints
	}
	return &c
}

// equal reports whether a card is there already. Of a card with a name all fields
// count, of any other those that its source has.
func (d *decider) equal(theirs, yours *bank.Card) bool {
	if theirs.Name() == yours.Name() && !theirs.GeneratedID {
		return theirs.Equal(yours, sameText)
	}
	return sameText(theirs.Question, yours.Question) && sameText(theirs.Answer, yours.Answer)
}

// checkReferences leaves out of new and changed cards what names cards that are not there:
// follow-ups, and aliases that others have.
func (d *decider) checkReferences() {
	all := slices.Clone(d.plan.New)
	for _, change := range d.plan.Changed {
		all = append(all, change.Theirs)
	}
	for _, c := range all {
		var next []bank.FollowUp
		for _, u := range c.FollowUps {
			if u.Card == "" || d.known[u.Card] != nil || d.taken[u.Card] {
				next = append(next, u)
			}
		}
		c.FollowUps = next
		var aliases []string
		for _, alias := range c.Aliases {
			if yours := d.known[alias]; (yours == nil || yours.Name() == c.Name()) && !d.taken[alias] {
				d.taken[alias] = true
				aliases = append(aliases, alias)
			}
		}
		c.Aliases = aliases
	}
}
