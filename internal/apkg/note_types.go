package apkg

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// readNoteTypes reads note types and decks: from tables where there are such, of
// schema 15 and newer, and else from JSON in the table col.
func readNoteTypes(ctx context.Context, db *foreign, p *Package) error {
	var created int64
	var models, decks string
	query := "SELECT " + integer("crt") + ", " + text("models", "decks") + " FROM col LIMIT 1"
	found := false
	err := db.each(ctx, query, func(scan func(...any) error) error {
		found = true
		return scan(&created, &models, &decks)
	})
	if err != nil {
		return err
	}
	if !found {
		return refuse(nil, "its collection is empty")
	}
	p.Created = time.Unix(created, 0)
	hasTables, err := db.checkTable(ctx, "notetypes", "id", "name", "config")
	if err != nil {
		return err
	}
	if hasTables {
		err = readTables(ctx, db, p)
	} else {
		err = readJSON(models, decks, p)
	}
	if err != nil {
		return err
	}
	slices.SortFunc(p.NoteTypes, func(a, b *NoteType) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Decks, func(a, b Deck) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// readTables reads the tables of schema 18. Settings are messages: of a note type
// 1 tells a cloze, 3 is the CSS; of a template 1 and 2 are its sides
// (https://github.com/ankitects/anki/blob/main/proto/anki/notetypes.proto).
func readTables(ctx context.Context, db *foreign, p *Package) error {
	for _, t := range []struct{ name, columns string }{
		{"fields", "ntid ord name"}, {"templates", "ntid ord name config"}, {"decks", "id name"},
	} {
		found, err := db.checkTable(ctx, t.name, strings.Fields(t.columns)...)
		if err != nil {
			return err
		}
		if !found {
			return refuse(nil, "its collection has no table %s", t.name)
		}
	}
	types := map[int64]*NoteType{}
	query := "SELECT " + integer("id") + ", " + text("name") + ", config FROM notetypes"
	err := db.each(ctx, query, func(scan func(...any) error) error {
		t := &NoteType{}
		var config []byte
		if err := scan(&t.ID, &t.Name, &config); err != nil {
			return err
		}
		m, err := parseMessage(config)
		if err != nil {
			return refuse(err, "a note type is damaged")
		}
		t.Name, t.Cloze, t.CSS = clean(t.Name), m.number(1) == 1, clean(m.text(3))
		types[t.ID] = t
		p.NoteTypes = append(p.NoteTypes, t)
		return nil
	})
	if err != nil {
		return err
	}
	query = "SELECT " + integer("ntid") + ", " + text("name") + " FROM fields ORDER BY ntid, ord"
	err = db.each(ctx, query, func(scan func(...any) error) error {
		var id int64
		var name string
		if err := scan(&id, &name); err != nil {
			return err
		}
		if t := types[id]; t != nil {
			t.Fields = append(t.Fields, clean(name))
		}
		return nil
	})
	if err != nil {
		return err
	}
	query = "SELECT " + integer("ntid") + ", " + text("name") + ", config FROM templates ORDER BY ntid, ord"
	err = db.each(ctx, query, func(scan func(...any) error) error {
		var id int64
		var name string
		var config []byte
		if err := scan(&id, &name, &config); err != nil {
			return err
		}
		m, err := parseMessage(config)
		if err != nil {
			return refuse(err, "a card template is damaged")
		}
		if t := types[id]; t != nil {
			t.Templates = append(t.Templates, Template{clean(name), clean(m.text(1)), clean(m.text(2))})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return db.each(ctx, "SELECT "+integer("id")+", "+text("name")+" FROM decks", func(scan func(...any) error) error {
		var d Deck
		if err := scan(&d.ID, &d.Name); err != nil {
			return err
		}
		d.Name = strings.ReplaceAll(clean(d.Name), "\x1f", "::")
		p.Decks = append(p.Decks, d)
		return nil
	})
}

// readJSON reads note types and decks as schema 11 has them: objects by their
// ids. Other programs write some numbers as texts, so that only what is needed is
// decoded.
func readJSON(models, decks string, p *Package) error {
	type part struct {
		Name     string `json:"name"`
		Ord      int    `json:"ord"`
		Question string `json:"qfmt"`
		Answer   string `json:"afmt"`
	}
	var types map[string]struct {
		Name   string      `json:"name"`
		Type   json.Number `json:"type"`
		CSS    string      `json:"css"`
		Fields []part      `json:"flds"`
		Tmpls  []part      `json:"tmpls"`
	}
	if err := json.Unmarshal([]byte(models), &types); err != nil {
		return refuse(err, "its note types are damaged")
	}
	byOrd := func(a, b part) int { return cmp.Compare(a.Ord, b.Ord) }
	for key, m := range types {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return refuse(err, "its note types are damaged")
		}
		t := &NoteType{ID: id, Name: clean(m.Name), Cloze: m.Type == "1", CSS: clean(m.CSS)}
		slices.SortStableFunc(m.Fields, byOrd)
		for _, f := range m.Fields {
			t.Fields = append(t.Fields, clean(f.Name))
		}
		slices.SortStableFunc(m.Tmpls, byOrd)
		for _, f := range m.Tmpls {
			t.Templates = append(t.Templates, Template{clean(f.Name), clean(f.Question), clean(f.Answer)})
		}
		p.NoteTypes = append(p.NoteTypes, t)
	}
	var byID map[string]struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal([]byte(decks), &byID); err != nil {
		return refuse(err, "its decks are damaged")
	}
	for key, d := range byID {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return refuse(err, "its decks are damaged")
		}
		p.Decks = append(p.Decks, Deck{id, clean(d.Name)})
	}
	return nil
}
