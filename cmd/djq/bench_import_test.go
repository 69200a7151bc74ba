//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/apkg"
	"djq/internal/markdown/html"
)

// BenchmarkImport measures djq import anki on 20,000 notes of somebody else's, each
// with a question and an answer of one or two paragraphs: the whole run, up to the
// files of the user's cards.
func BenchmarkImport(b *testing.B) {
	const (
		notes          = 20_000
		allowedSeconds = 5
		allowedMB      = 200
	)
	path := filepath.Join(b.TempDir(), "foreign.apkg")
	writeForeignNotes(b, path, notes)
	b.Run(fmt.Sprintf("%dnotes", notes), func(b *testing.B) {
		var all runs
		for range 5 {
			all.add(measureIn(b, b.TempDir(), djq("import", "anki", path, "--yes")))
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(median(all.elapsed).Seconds(), "s")
		b.ReportMetric(median(all.cpu).Seconds(), "cpu-s")
		b.ReportMetric(allowedSeconds, "s-allowed")
		b.ReportMetric(float64(all.memory)/(1<<20), "MB")
		b.ReportMetric(allowedMB, "MB-allowed")
	})
}

// writeForeignNotes writes a package of so many notes of the type that Anki begins
// with.
func writeForeignNotes(b *testing.B, path string, notes int) {
	b.Helper()
	kind := &apkg.NoteType{
		ID: 1_600_000_000_000, Name: "Basic", Fields: []string{"Front", "Back"}, Modified: time.Unix(1_600_000_000, 0),
		Templates: []apkg.Template{{Name: "Card 1", Question: "{{Front}}", Answer: "{{FrontSide}}<hr id=answer>{{Back}}"}},
	}
	p := &apkg.Package{
		Created: time.Unix(1_600_000_000, 0), NoteTypes: []*apkg.NoteType{kind},
		Decks: []apkg.Deck{{ID: 2, Name: "Interviews::Django"}, {ID: 3, Name: "Interviews::Python"}},
	}
	cards := builtinCards(b)
	for i := range notes {
		c := cards[i%len(cards)]
		paragraphs := strings.Split(c.Answer, "\n\n")
		n := &apkg.Note{
			ID: kind.ID + int64(i), GUID: fmt.Sprintf("foreign-%d", i), Type: kind, Modified: time.Unix(1_700_000_000, 0), Tags: c.Tags,
			Fields: []string{fmt.Sprintf("%s (%d)", html.Renderer{}.Text(c.Question), i), html.Renderer{}.Text(strings.Join(paragraphs[:min(2, len(paragraphs))], "\n\n"))},
		}
		p.Notes = append(p.Notes, n)
		p.Cards = append(p.Cards, &apkg.Card{ID: n.ID, Note: n, Deck: int64(2 + i%2), Modified: n.Modified, Due: i + 1, Data: "{}"})
	}
	var content bytes.Buffer
	if err := apkg.Write(context.Background(), &content, p); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, content.Bytes(), 0o666); err != nil {
		b.Fatal(err)
	}
}
