package foreign

import (
	"fmt"
	"strings"
	"testing"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/incoming"
)

// deck returns notes of the kinds that decks of other people have.
func deck() *apkg.Package {
	basic := &apkg.NoteType{
		ID: 1, Name: "Basic", Fields: []string{"Front", "Back"},
		Templates: []apkg.Template{{Name: "Card 1", Question: "{{Front}}", Answer: "{{FrontSide}}<hr id=answer>{{Back}}"}},
	}
	cloze := &apkg.NoteType{
		ID: 2, Name: "Cloze", Cloze: true, Fields: []string{"Text", "Back Extra"},
		Templates: []apkg.Template{{Name: "Cloze", Question: "{{cloze:Text}}", Answer: "{{cloze:Text}}<br>{{Back Extra}}"}},
	}
	odd := &apkg.NoteType{
		ID: 3, Name: "Interview", Fields: []string{"No", "Thema", "Aufgabe", "Loesung", "Hint", "Bild", "Source"},
		Templates: []apkg.Template{{Name: "Karte", Question: "<b>{{Aufgabe}}</b>", Answer: "{{FrontSide}}{{Loesung}}{{Bild}}"}},
	}
	both := &apkg.NoteType{
		ID: 4, Name: "Basic (and reversed card)", Fields: []string{"Front", "Back", "Extra"},
		Templates: []apkg.Template{
			{Name: "Card 1", Question: "{{Front}}", Answer: "{{FrontSide}}<hr id=answer>{{Back}}{{Extra}}"},
			{Name: "Card 2", Question: "{{#Back}}{{Back}}{{/Back}}", Answer: "{{FrontSide}}<hr id=answer>{{Front}}{{Extra}}"},
			{Name: "Card 3", Question: "{{Extra}}", Answer: "{{Front}}{{Back}}"},
		},
	}
	p := &apkg.Package{
		NoteTypes: []*apkg.NoteType{basic, cloze, odd, both},
		Decks:     []apkg.Deck{{ID: 1, Name: "Default"}, {ID: 2, Name: "Python::Django ORM"}, {ID: 3, Name: "Go::Basics"}, {ID: 4, Name: "Rust::Basics"}, {ID: 5, Name: "Вопросы"}},
	}
	add := func(t *apkg.NoteType, deck int64, tags string, fields ...string) {
		n := &apkg.Note{ID: int64(1000 + len(p.Notes)), GUID: fmt.Sprintf("g%d", len(p.Notes)), Type: t, Tags: strings.Fields(tags), Fields: fields}
		p.Notes = append(p.Notes, n)
		p.Cards = append(p.Cards, &apkg.Card{ID: n.ID, Note: n, Deck: deck})
	}
	add(basic, 2, "orm leech django::5.0", "What does <code>select_related()</code> do?", "<div>A <b>join</b>.</div><div>One query &lt;only&gt;.</div><br><img src=\"join.png\">[sound:a.mp3]")
	add(basic, 2, "", "Name three lookups", "<ul><li>exact</li><li>in</li><li>range<ol><li>from</li><li>to</li></ol></li></ul>")
	add(basic, 3, "", "# no heading, *no stress*, snake_case &amp; 2 * 3", "<pre><code class=\"language-go\">if a &lt; b {\n\treturn\n}</code></pre>")
	add(basic, 4, "", "A table?", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>")
	add(basic, 4, "", "<img src=\"question.jpg\">", "A picture asks")
	add(basic, 4, "", "What is shown?", "<img src=\"answer.jpg\">")
	add(basic, 1, "", "Empty?", "")
	add(basic, 1, "", "Script?", "<script>alert(1)</script><a href=\"javascript:alert(1)\">no</a> <a href=\"https://example.org/\">yes</a>")
	add(cloze, 5, "", "A {{c1::QuerySet::type}} is {{c2::<b>lazy</b>}}; {{c1::it}} waits.", "See the docs.")
	add(cloze, 5, "", "{{c1::Nested {{c2::gaps}} here}} and {% raw %}{{ x }}", "")
	add(cloze, 5, "", "No gap at all", "")
	add(odd, 5, "", "1", "ORM", "Was ist ein Manager?", "Die Schnittstelle.", "Fragt die Datenbank", "<img src=x.png>", "https://example.org/")
	add(odd, 5, "", "2", "ORM", "Was ist ein QuerySet?", "Eine Abfrage.", "", "", "")
	add(both, 2, "", "What hides SQL behind objects?", "The ORM", "See the docs.")
	add(both, 2, "", "What is not reversed?", "This", "")
	asked := p.Notes[len(p.Notes)-2]
	for template := 1; template < 3; template++ {
		p.Cards = append(p.Cards, &apkg.Card{ID: asked.ID + 500, Note: asked, Deck: 2, Template: template})
	}
	return p
}

func TestNotesOfOtherDecksBecomeCards(t *testing.T) {
	p := deck()
	result, err := Read(p, p.Notes, Options{})
	if err != nil {
		t.Fatal(err)
	}
	plan := incoming.Decide(result.Found, incoming.Options{Fallback: "imported", Difficulty: bank.Medium})
	var b strings.Builder
	for _, f := range result.Types {
		question, answer, also, unused := f.Names()
		fmt.Fprintf(&b, "%s, %d notes: question %s, answer %s, also %q, unused %q, cards left out, asked and reversed %d\n", f.Type.Name, f.Notes, question, answer, also, unused, f.Counts)
	}
	for _, l := range plan.LeftOut {
		fmt.Fprintf(&b, "left out: %s: %s: %s\n", l.Where, l.Why, l.What)
	}
	for f := range incoming.Files(plan.New) {
		if errors, _ := diag.Count(bank.Parse("it.yaml", []byte(f)).Findings); errors > 0 {
			t.Error(bank.Parse("it.yaml", []byte(f)).Findings)
		}
		fmt.Fprintf(&b, "\n%s", f)
	}
	golden.Compare(t, "testdata/deck.golden", b.String())

	index, ok := result.Index(&apkg.Card{Note: p.Notes[8], Template: 1})
	if !ok || !strings.Contains(result.Found.Cards[index].Question, "A QuerySet is [...]") {
		t.Errorf("the second gap is card %d, %v", index, ok)
	}
	if _, ok := result.Index(&apkg.Card{Note: p.Notes[0], Template: 1}); ok {
		t.Error("a reversed card is taken for the card")
	}
	asked := p.Notes[len(p.Notes)-2]
	index, ok = result.Index(&apkg.Card{Note: asked, Template: 1})
	if !ok || result.Found.Cards[index].Question != "The ORM" {
		t.Errorf("the reversed card is card %d, %v", index, ok)
	}
}

func TestFieldsAreChosenByName(t *testing.T) {
	p := deck()
	result, err := Read(p, p.Notes[11:13], Options{Question: "thema", Answer: "Aufgabe"})
	if err != nil || len(result.Found.Cards) != 2 || result.Found.Cards[0].Question != "ORM" || result.Found.Cards[0].Answer != "Was ist ein Manager?" {
		t.Errorf("%+v, %v", result, err)
	}
	_, err = Read(p, p.Notes, Options{Answer: "Rear"})
	if err == nil || err.Error() != `no note has a field "Rear" for the answer` {
		t.Error(err)
	}
}

// FuzzRead checks that notes of any HTML become cards that a bank takes.
func FuzzRead(f *testing.F) {
	for _, n := range deck().Notes {
		f.Add(n.Fields[0], n.Fields[1], n.Type.Cloze)
	}
	f.Add("{{c1::{{c2::a}} b}}{{c3::", "<pre>```</pre>", true)
	f.Fuzz(func(t *testing.T, first, second string, cloze bool) {
		kind := &apkg.NoteType{ID: 1, Name: "It", Cloze: cloze, Fields: []string{"Front", "Back"}}
		p := &apkg.Package{Notes: []*apkg.Note{{ID: 1, Type: kind, Fields: []string{first, second}, Tags: strings.Fields(second)}}}
		result, err := Read(p, p.Notes, Options{})
		if err != nil {
			t.Fatal(err)
		}
		plan := incoming.Decide(result.Found, incoming.Options{Fallback: "imported", Difficulty: bank.Medium})
		for text := range incoming.Files(plan.New) {
			if errors, _ := diag.Count(bank.Parse("it.yaml", []byte(text)).Findings); errors > 0 {
				t.Fatalf("%v\n%s", bank.Parse("it.yaml", []byte(text)).Findings, text)
			}
		}
		again := incoming.Decide(result.Found, incoming.Options{Fallback: "imported", Difficulty: bank.Medium, Known: plan.New})
		if len(again.New) > 0 {
			t.Fatalf("the second import adds %+v", again.New[0])
		}
	})
}
