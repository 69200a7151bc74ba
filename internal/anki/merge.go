package anki

import (
	"slices"
	"strings"
	"time"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/diag"
)

// Conflict is a part of a card that cannot be taken from its note.
type Conflict struct {
	part part
	Part string // the name of the card's field, or note
	// Why is empty where both sides were changed, or else what is wrong with the
	// part as it is in Anki.
	Why          string
	Mine, Theirs string // what both sides say
}

// Merged is what becomes of a card and its note.
type Merged struct {
	Card *bank.Card // as it was
	// Taken are the parts that changed in Anki and are taken.
	Taken []string
	// Result is the card with those parts.
	Result *bank.Card
	// NoteTaken says that the user's note is one of them, CardTaken that another is.
	NoteTaken, CardTaken bool
	Conflicts            []Conflict
	// Draft is Result with what Anki has in the parts of conflicts; nil without any.
	Draft *bank.Card
	// LeftOut names pictures and sounds that were added in Anki.
	LeftOut []string
	// Record is what there is to record once all this is kept.
	Record Record
}

// Changes reports whether there is anything to keep.
func (m Merged) Changes() bool { return len(m.Taken) > 0 || len(m.Conflicts) > 0 }

// Recorded reports whether the record is another one than among records.
func (m Merged) Recorded(records Records) bool {
	old, known := records[m.Card.Name()]
	return !known && len(m.Record.Versions) > 0 || known && !old.equal(m.Record)
}

// NotePart is the part of conflicts of the user's note on a card.
const NotePart = "note"

// CardName returns the name of the card in a note.
func CardName(n *apkg.Note) string {
	at := fieldOf(n, fieldNames()[fieldCard])
	return strings.TrimSpace(apkg.VisibleText(n.Fields[at]))
}

// Merger merges notes into cards.
type Merger struct {
	Find    func(name string) *bank.Card // as in Export
	Records Records
}

// Merge compares a note of Anki with its card, and both with what they said when
// they last said the same. A part that changed on one side is that side's; one that
// changed on both is a conflict.
func (m Merger) Merge(c *bank.Card, n *apkg.Note) Merged {
	result := Merged{Card: c, Record: m.Records.of(c).clone()}
	theirs := sourceOf(n)
	base := result.Record.version(theirs.mark.stamp)
	switch {
	case base == nil && theirs.mark.stamp != "" && n.Modified.Unix() == theirs.mark.modified,
		base != nil && (n.Modified.Unix() < base.Seen || fieldsHash(n) == base.Fields):
		return result
	}
	result.Record.Seen = max(result.Record.Seen, n.Modified.Unix())
	mine := contentOf(c)
	rendered := &apkg.Note{Type: n.Type, Tags: mine.tags(c.Topic), Fields: m.fieldsFor(c, mine, n)}
	renderedSource := sourceOf(rendered)
	renderedSource.settle(mine)
	theirs.settle(mine)
	shownMine, shownTheirs := renderedSource.shown(), theirs.shown()
	result.LeftOut = theirs.leftOut
	if base == nil {
		result.Record.Versions = slices.Insert(result.Record.Versions, 0, version{Stamp: theirs.mark.stamp, Modified: theirs.mark.modified})
		base = &result.Record.Versions[0]
	}
	w := merging{merger: m, record: result.Record, base: *base, mine: mine, theirs: theirs.markdownOf(mine), shownMine: shownMine, shownTheirs: shownTheirs}
	w.compare(&result)
	if len(result.Conflicts) == 0 {
		w.base.Seen, w.base.Fields = n.Modified.Unix(), fieldsHash(n)
	}
	*base = w.base
	if w.agreed && CardName(n) == c.Name() && theirs.hasTopic(c.Topic) {
		w.addAgreed(&result, n)
	}
	return result
}

// fieldsFor returns the fields of a card in the order of a note's type, to which
// others may have been added.
func (m Merger) fieldsFor(c *bank.Card, mine content, n *apkg.Note) []string {
	fields := make([]string, len(n.Type.Fields))
	for i, text := range mine.fields(c, m.questionOf) {
		fields[fieldOf(n, fieldNames()[i])] = text
	}
	return fields
}

func (m Merger) questionOf(name string) string {
	if c := m.Find(name); c != nil {
		return c.Question
	}
	return ""
}

// merging is one merge under way.
type merging struct {
	merger                 Merger
	record                 Record
	base                   version
	mine, theirs           content
	shownMine, shownTheirs content
	agreed                 bool // card and note say the same once all is taken
}

// compare decides what becomes of each part.
func (w *merging) compare(result *Merged) {
	taken := w.mine
	w.agreed = true
	for p := range partCount {
		shown := w.shownTheirs.text(p)
		theirs, mine := hashText(shown), hashText(w.mine.text(p))
		theirsChanged, mineChanged := theirs != w.base.Note[p], mine != w.base.Card[p]
		if w.base.Card[p] == "" { // nobody knows which export the note comes from
			theirsChanged, mineChanged = !w.knows(p, theirs), true
		}
		switch {
		case shown == w.shownMine.text(p):
			w.base.Note[p], w.base.Card[p] = theirs, mine
		case !theirsChanged && !mineChanged: // as agreed, though Markdown shows it with less
		case !theirsChanged:
			w.agreed = false
		case mineChanged:
			w.agreed = false
			result.Conflicts = append(result.Conflicts, w.conflict(p, ""))
		default:
			next := taken
			next.take(p, &w.theirs)
			if why := w.wrong(result.Card, next); why != "" {
				w.agreed = false
				result.Conflicts = append(result.Conflicts, w.conflict(p, why))
				continue
			}
			taken = next
			result.Taken = append(result.Taken, p.String())
			w.base.Note[p], w.base.Card[p] = theirs, hashText(taken.text(p))
			if p == partNote {
				result.NoteTaken = true
			} else {
				result.CardTaken = true
			}
		}
	}
	result.Result, _ = taken.card(result.Card)
	if len(result.Conflicts) > 0 {
		for _, c := range result.Conflicts {
			taken.take(c.part, &w.theirs)
		}
		result.Draft, _ = taken.card(result.Card)
	}
}

// knows reports whether some version of the note had a part like this: then it was
// not edited in Anki.
func (w *merging) knows(p part, shown shortHash) bool {
	return slices.ContainsFunc(w.record.Versions, func(v version) bool { return v.Note[p] == shown })
}

func (w *merging) conflict(p part, why string) Conflict {
	return Conflict{part: p, Part: p.String(), Why: why, Mine: w.mine.words(p), Theirs: w.theirs.words(p)}
}

// words returns what a part says, for people.
func (c *content) words(p part) string {
	switch v := c.part(p).(type) {
	case *string:
		return *v
	case *[]string:
		return strings.Join(*v, "\n")
	case *[]bank.FollowUp:
		var lines []string
		for _, u := range *v {
			lines = append(lines, strings.TrimSpace(u.Card+u.Question+"\n"+u.Answer))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// wrong returns why content cannot be a card, "" where it can.
func (w *merging) wrong(old *bank.Card, c content) string {
	made, ok := c.card(old)
	if !ok {
		return "a tag in Anki says what djq does not know"
	}
	for _, u := range c.FollowUps {
		if u.Card != "" && w.merger.Find(u.Card) == nil {
			return "there is no card " + u.Card
		}
	}
	file := bank.Parse("", []byte(encode.Card(made)))
	for _, f := range file.Findings {
		if f.Severity == diag.Error {
			return f.Message
		}
	}
	if len(file.Cards) != 1 || !file.Cards[0].Equal(made, func(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }) {
		return "it cannot be written as YAML"
	}
	return ""
}

// addAgreed records that card and note say the same, so that the next export leaves
// the note alone.
func (w *merging) addAgreed(result *Merged, n *apkg.Note) {
	if newest := result.Record.newest(); newest != nil && newest.Modified > n.Modified.Unix() {
		return
	}
	c := result.Result
	mine := contentOf(c)
	exported := &apkg.Note{Type: noteType(), Tags: mine.tags(c.Topic), Fields: mine.fields(c, w.merger.questionOf)}
	v := versionOf(mine, exported)
	v.Modified, v.Seen = n.Modified.Unix(), n.Modified.Unix()
	v.Note, v.Fields = w.shownTheirs.hashes(), fieldsHash(n)
	result.Record = result.Record.with(v)
}

// Names returns the cards of a bank by the GUIDs that their notes have, or had
// under a former name.
func (r Records) Names(cards []*bank.Card) map[string]*bank.Card {
	byGUID := map[string]*bank.Card{}
	for _, c := range cards {
		for _, alias := range c.Aliases {
			byGUID[GUID(alias)] = c
		}
	}
	for _, c := range cards {
		byGUID[GUID(c.Name())] = c
	}
	for _, c := range cards {
		byGUID[r.of(c).GUID] = c
	}
	return byGUID
}

// Newest returns the notes of cards, of several of one card the one that was
// changed last, and those of no card that there is.
func Newest(notes []*apkg.Note, byGUID map[string]*bank.Card) (of map[*bank.Card]*apkg.Note, unknown []*apkg.Note) {
	of = map[*bank.Card]*apkg.Note{}
	var last time.Time
	for _, n := range notes {
		c := byGUID[n.GUID]
		if c == nil {
			unknown = append(unknown, n)
			continue
		}
		if have := of[c]; have != nil {
			last = have.Modified
			if !n.Modified.After(last) {
				continue
			}
		}
		of[c] = n
	}
	return of, unknown
}
