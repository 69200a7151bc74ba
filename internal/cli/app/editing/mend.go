package editing

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/personal"
	"djq/internal/yaml"
)

// mended is a text with what djq wrote into it, or took out of it.
type mended struct {
	text   string
	before string
	edits  []diag.Edit // sorted
}

// edited returns a text after edits, which are sorted.
func edited(text string, edits []diag.Edit) mended {
	return mended{text: string(diag.Apply([]byte(text), edits)), before: text, edits: edits}
}

// stripped returns the draft of a card without its remarks.
func stripped(path, draft string) mended {
	var edits []diag.Edit
	at := 0
	for line := range strings.Lines(draft) {
		if personal.Strip(path, line) == "" {
			edits = append(edits, diag.Edit{Start: at, End: at + len(line)})
		}
		at += len(line)
	}
	return edited(draft, edits)
}

// mend writes an id into the text of a card that has none, and into the text of a
// renamed one its former name, so that its history stays with it. The topic is the
// one that the card takes from its file; old is its name so far, "" for a new card; an id that a new card is given is not taken.
func mend(text, topic, old string, isTaken func(name string) bool) mended {
	m := mended{text: text, before: text}
	c, ok := only(text)
	if !ok {
		return m
	}
	lines := diag.NewLines([]byte(text))
	_, oldID := cut(old)
	if c.GeneratedID {
		id := oldID
		if short := shortID(c.ID); old == "" && !isTaken(cmp.Or(c.Topic, topic)+"/"+short) {
			id = short
		} else if old == "" {
			id = c.ID
		}
		if keys := keysOf(c); len(keys) > 0 {
			m.edits = yaml.InsertKey(lines, c.Pos, keys, keys[0].Name == bank.FieldTopic.String(), bank.FieldID.String(), yaml.Scalar(id))
			c.ID = id
		}
	}
	if c.Topic == "" {
		c.Topic = topic
	}
	if isRenamed := old != "" && c.Name() != old; isRenamed && !hasAlias(c, old) {
		m.edits = append(m.edits, addAlias(lines, c, old)...)
	}
	slices.SortFunc(m.edits, func(a, b diag.Edit) int { return a.Start - b.Start })
	return edited(text, m.edits)
}

// maxID is how many letters an id has at most that is made for a new card.
const maxID = 40

// shortID returns the first words of an id that was generated, for a person to
// type.
func shortID(id string) string {
	if len(id) <= maxID {
		return id
	}
	if end := strings.LastIndexByte(id[:maxID+1], '-'); end > 0 {
		return id[:end]
	}
	return id
}

// only returns the one card of a text.
func only(text string) (*bank.Card, bool) {
	f := bank.Parse("", []byte(text))
	if len(f.Cards) != 1 {
		return nil, false
	}
	return &f.Cards[0], true
}

// cut returns the parts of a card's name.
func cut(name string) (topic, id string) {
	topic, id, _ = strings.Cut(name, "/")
	return topic, id
}

// hasAlias reports whether a card has a former name, written with its topic or
// without.
func hasAlias(c *bank.Card, name string) bool {
	topic, _ := cut(name)
	return slices.ContainsFunc(c.Aliases, func(a string) bool {
		return a == name || a[0] == '/' && c.Topic == topic && topic+a == name
	})
}

// keysOf returns the keys of a card as they are written.
func keysOf(c *bank.Card) []yaml.Key {
	var keys []yaml.Key
	for _, f := range c.Fields() {
		keys = append(keys, yaml.Key{Name: f.String(), Pos: c.KeyAt(f), Value: c.At(f), Rank: int(f)})
	}
	return keys
}

// addAlias returns the edit that writes a former name of a card into its text.
func addAlias(lines *diag.Lines, c *bank.Card, name string) []diag.Edit {
	if len(c.Aliases) == 0 {
		if c.Has(bank.FieldAliases) {
			return nil // an empty list, which nobody writes
		}
		if at := lines.Offset(c.Pos); at < len(lines.Source()) && lines.Source()[at] == '{' {
			last := bytes.LastIndexByte(lines.Source(), '}') // aliases are the last key
			entry := ", " + bank.FieldAliases.String() + ": [" + yaml.Scalar(name) + "]"
			edits := []diag.Edit{{Start: last, End: last, New: entry}}
			if now, ok := only(string(diag.Apply(lines.Source(), edits))); ok && len(now.Aliases) == 1 {
				return edits
			}
			return yaml.InsertKey(lines, c.Pos, keysOf(c), true, bank.FieldAliases.String(), "["+yaml.Scalar(name)+"]")
		}
		end := len(lines.Source())
		entry := strings.Repeat(" ", int(c.Pos.Col)-1) + bank.FieldAliases.String() + ": [" + yaml.Scalar(name) + "]\n"
		if end > 0 && lines.Source()[end-1] != '\n' {
			entry = "\n" + entry
		}
		return []diag.Edit{{Start: end, End: end, New: entry}}
	}
	pos := c.ItemAt(bank.FieldAliases, 0)
	at, start := lines.Offset(pos), lines.Start(pos.Line)
	entry := yaml.Scalar(name) + ", "
	if before := string(lines.Source()[start:at]); len(before) >= 2 && before[len(before)-2:] == "- " {
		entry = yaml.Scalar(name) + "\n" + before
	}
	return []diag.Edit{{Start: at, End: at, New: entry}}
}

// unmended returns a finding about the mended text as one about what the user wrote.
func (m mended) unmended(f diag.Finding) diag.Finding {
	if len(m.edits) == 0 {
		return f
	}
	from, to := diag.NewLines([]byte(m.text)), diag.NewLines([]byte(m.before))
	for _, pos := range []*diag.Pos{&f.Pos, &f.End} {
		if !pos.IsValid() {
			continue
		}
		at, added := from.Offset(*pos), 0
		for _, e := range m.edits {
			if at >= e.Start+added+len(e.New) {
				added += len(e.New) - (e.End - e.Start)
			} else if at > e.Start+added {
				at = e.Start + added
			}
		}
		*pos = to.Pos(at - added)
	}
	return f
}
