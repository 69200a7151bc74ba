package apkg

import (
	"context"
	"strings"
	"time"
)

// readCollection reads what a collection holds.
func readCollection(ctx context.Context, db *foreign, p *Package) error {
	for _, t := range []struct{ name, columns string }{
		{"col", "crt models decks"},
		{"notes", "id guid mid mod tags flds"},
		{"cards", "id nid did ord mod type queue due ivl factor reps lapses data"},
		{"revlog", "id cid ease ivl lastIvl factor time type"},
	} {
		found, err := db.checkTable(ctx, t.name, strings.Fields(t.columns)...)
		if err != nil {
			return err
		}
		if !found {
			return refuse(nil, "its collection has no table %s", t.name)
		}
	}
	if err := readNoteTypes(ctx, db, p); err != nil {
		return err
	}
	if err := readNotes(ctx, db, p); err != nil {
		return err
	}
	return ctx.Err()
}

// integer is the SQL of a column as a whole number, whatever it holds. The casts
// are SQLite's own and call nothing.
func integer(columns ...string) string {
	for i, c := range columns {
		columns[i] = "ifnull(CAST(" + c + " AS INTEGER), 0)"
	}
	return strings.Join(columns, ", ")
}

// text is the SQL of a column as text.
func text(columns ...string) string {
	for i, c := range columns {
		columns[i] = "ifnull(CAST(" + c + " AS TEXT), '')"
	}
	return strings.Join(columns, ", ")
}

func readNotes(ctx context.Context, db *foreign, p *Package) error {
	types := map[int64]*NoteType{}
	for _, t := range p.NoteTypes {
		types[t.ID] = t
	}
	notes := map[int64]*Note{}
	query := "SELECT " + integer("id", "mid", "mod") + ", " + text("guid", "tags", "flds") + " FROM notes ORDER BY id"
	err := db.each(ctx, query, func(scan func(...any) error) error {
		n := &Note{}
		var kind, modified int64
		var tags, fields string
		if err := scan(&n.ID, &kind, &modified, &n.GUID, &tags, &fields); err != nil {
			return err
		}
		if n.Type = types[kind]; n.Type == nil {
			return refuse(nil, "note %d has a note type that the collection lacks", n.ID)
		}
		n.GUID, n.Modified = clean(n.GUID), time.Unix(modified, 0)
		n.Tags = strings.Fields(clean(tags))
		n.Fields = strings.SplitN(clean(fields), "\x1f", len(n.Type.Fields))
		for len(n.Fields) < len(n.Type.Fields) {
			n.Fields = append(n.Fields, "")
		}
		if last := len(n.Fields) - 1; last >= 0 {
			n.Fields[last], _, _ = strings.Cut(n.Fields[last], "\x1f")
		}
		p.Notes = append(p.Notes, n)
		notes[n.ID] = n
		return nil
	})
	if err != nil {
		return err
	}
	cards, err := readCards(ctx, db, p, notes)
	if err != nil {
		return err
	}
	return readReviews(ctx, db, p, cards)
}

func readCards(ctx context.Context, db *foreign, p *Package, notes map[int64]*Note) (map[int64]*Card, error) {
	cards := map[int64]*Card{}
	query := "SELECT " + integer("id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses") +
		", " + text("data") + " FROM cards ORDER BY id"
	err := db.each(ctx, query, func(scan func(...any) error) error {
		c := &Card{}
		var note, modified int64
		err := scan(&c.ID, &note, &c.Deck, &c.Template, &modified, &c.Kind, &c.Queue, &c.Due, &c.Interval, &c.Factor, &c.Reps, &c.Lapses, &c.Data)
		if err != nil {
			return err
		}
		if c.Note = notes[note]; c.Note == nil {
			return nil
		}
		c.Modified, c.Data = time.Unix(modified, 0), clean(c.Data)
		p.Cards = append(p.Cards, c)
		cards[c.ID] = c
		return nil
	})
	return cards, err
}

func readReviews(ctx context.Context, db *foreign, p *Package, cards map[int64]*Card) error {
	query := "SELECT " + integer("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type") + " FROM revlog ORDER BY id"
	return db.each(ctx, query, func(scan func(...any) error) error {
		r := Review{}
		var card int64
		if err := scan(&r.ID, &card, &r.Rating, &r.Interval, &r.LastInterval, &r.Factor, &r.MS, &r.Kind); err != nil {
			return err
		}
		if r.Card = cards[card]; r.Card != nil {
			p.Reviews = append(p.Reviews, r)
		}
		return nil
	})
}
