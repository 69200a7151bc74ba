package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"djq/internal/apkg"
)

// editPackage does to an Anki package what a person does in Anki, on 10 July 2026.
func editPackage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: anki file card field|tags|review|queue text|rating|number")
	}
	path, card, what, text := ts.MkAbs(args[0]), args[1], args[2], args[3]
	p, err := apkg.Read(context.Background(), path)
	ts.Check(err)
	i := slices.IndexFunc(p.Notes, func(n *apkg.Note) bool { return apkg.VisibleText(n.Fields[0]) == card })
	if i < 0 {
		ts.Fatalf("%s has no note of %s", args[0], card)
	}
	note := p.Notes[i]
	at := time.Date(2026, 7, 10, 12, 0, len(p.Reviews), 0, time.UTC)
	field := slices.Index(note.Type.Fields, what)
	switch {
	case what == "tags":
		note.Tags = strings.Fields(text)
	case what == "review":
		rating, err := strconv.Atoi(text)
		ts.Check(err)
		c := slices.IndexFunc(p.Cards, func(c *apkg.Card) bool { return c.Note == note })
		p.Reviews = append(p.Reviews, apkg.Review{ID: at.UnixMilli(), Card: p.Cards[c], Rating: rating, Interval: 1, Factor: 500, MS: 8000, Kind: apkg.ReviewDue})
	case what == "queue":
		queue, err := strconv.Atoi(text)
		ts.Check(err)
		c := slices.IndexFunc(p.Cards, func(c *apkg.Card) bool { return c.Note == note })
		p.Cards[c].Queue, p.Cards[c].Modified = apkg.Queue(queue), p.Cards[c].Modified.Add(time.Second)
		if p.Cards[c].Modified.Before(at) {
			p.Cards[c].Modified = at
		}
	case field < 0:
		ts.Fatalf("notes have no field %s", what)
	default:
		note.Fields[field] = text
	}
	if what != "review" && what != "queue" {
		if note.Modified = note.Modified.Add(time.Second); note.Modified.Before(at) {
			note.Modified = at
		}
	}
	var b bytes.Buffer
	ts.Check(apkg.Write(context.Background(), &b, p))
	ts.Check(os.WriteFile(path, b.Bytes(), 0o666))
}
