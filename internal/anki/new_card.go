package anki

import (
	"strings"

	"djq/internal/apkg"
	"djq/internal/bank"
)

// NewCard returns the card that a note is of which there is no card here: one that
// was exported elsewhere. What the note does not say is left empty: an id, a topic, a
// difficulty. Pictures and sounds are left out, and named.
func NewCard(n *apkg.Note) (card *bank.Card, leftOut []string) {
	theirs := sourceOf(n)
	theirs.settle(content{})
	said := theirs.markdownOf(content{})
	card, _ = said.card(&bank.Card{})
	if topic, id, _ := strings.Cut(CardName(n), "/"); bank.IsSlug(topic) && bank.IsSlug(id) {
		card.Topic, card.ID = topic, id
	} else {
		card.Topic = theirs.topic()
	}
	return card, theirs.leftOut
}

// topic returns the topic that the tags of a note tell, "" where they tell none.
func (s *source) topic() string {
	for _, tag := range s.tags {
		if topic, ok := strings.CutPrefix(strings.ToLower(tag), tagTopic); ok && bank.IsSlug(topic) {
			return topic
		}
	}
	return ""
}

// GUIDs returns the GUIDs of the notes that were exported from here, or taken from
// Anki before.
func (r Records) GUIDs() map[string]bool {
	guids := map[string]bool{}
	for _, record := range r {
		guids[record.GUID] = true
	}
	return guids
}

// NewRecord returns what there is to record of a card that was made of a note: that
// both say the same, so that what changes from now on can be merged, and the next
// export leaves the note alone.
func (m Merger) NewRecord(c *bank.Card, n *apkg.Note) Record {
	mine, theirs := contentOf(c), sourceOf(n)
	theirs.settle(mine)
	shown := theirs.shown()
	exported := &apkg.Note{Type: noteType(), Tags: mine.tags(c.Topic), Fields: mine.fields(c, m.questionOf)}
	now := versionOf(mine, exported)
	now.Modified, now.Seen = n.Modified.Unix(), n.Modified.Unix()
	now.Note, now.Fields = shown.hashes(), fieldsHash(n)
	record := Record{GUID: n.GUID, Seen: now.Seen}
	if theirs.mark.stamp != "" && theirs.mark.stamp != now.Stamp {
		elsewhere := now
		elsewhere.Stamp, elsewhere.Modified = theirs.mark.stamp, theirs.mark.modified
		record = record.with(elsewhere)
	}
	return record.with(now)
}
