package anki

import (
	"slices"
	"strings"
	"testing"
	"time"

	"djq/internal/apkg"
	"djq/internal/bank"
)

// Whatever is exported is read back as it was written.
func TestWhatWasNotEditedIsNotTaken(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	n := p.Notes[0]
	n.Modified = noon // as if some other field had been edited
	n.Tags = append(n.Tags, "leech")
	if m := w.merge(n); m.Changes() || len(m.LeftOut) > 0 {
		t.Errorf("taken %q, conflicts %+v", m.Taken, m.Conflicts)
	}
	if _, recorded := w.export(noon.Add(time.Hour)); recorded != 0 {
		t.Error("the next export changes a note that was edited in Anki")
	}
}

func TestMergeTakesEachPart(t *testing.T) {
	for name, test := range map[string]struct {
		field    int
		old, new string
		part     string
		want     func(*bank.Card)
	}{
		"question": {fieldQuestion, "<em>it</em>", "<b>that</b>", "question", func(c *bank.Card) { c.Question = "What is **that**?" }},
		"hint":     {fieldHint, "Think.", "", "hint", func(c *bank.Card) { c.Hint = "" }},
		"answer": {fieldAnswer, "The last, with", "<br>At last &lt;b&gt;", "answer", func(c *bank.Card) {
			c.Answer = strings.Replace(c.Answer, "The last, with", "At last <b>", 1)
		}},
		"code": {fieldAnswer, "[", "[0, ", "answer", func(c *bank.Card) { c.Answer = strings.Replace(c.Answer, "[", "[0, ", 1) }},
		"key points": {fieldPoints, "<li>second</li>", "<li>third</li><li>fourth</li>", "key_points", func(c *bank.Card) {
			c.KeyPoints = []string{"first `point`", "third", "fourth"}
		}},
		"bonus points": {fieldPoints, "more", "<i>less</i>", "bonus_points", func(c *bank.Card) { c.BonusPoints = []string{"*less*"} }},
		"follow-ups": {fieldFollowUps, "So.", "Then.", "follow_ups", func(c *bank.Card) {
			c.FollowUps = []bank.FollowUp{{Card: "orm/other"}, {Question: "And?", Answer: "Then."}, {Question: "Why?"}}
		}},
		"references": {fieldReferences, "</ul>", "</ul>https://example.org/x", "refs", func(c *bank.Card) {
			c.Refs = []string{"https://example.org/a?b=c&d", "https://example.org/x"}
		}},
		"note": {fieldNote, "My", "Our", "note", func(c *bank.Card) { c.Note = "Our *story*." }},
	} {
		w := newWorld()
		p, _ := w.export(noon)
		n := p.Notes[0]
		if !strings.Contains(n.Fields[test.field], test.old) {
			t.Errorf("%s: %q has no %q", name, n.Fields[test.field], test.old)
			continue
		}
		n.Fields[test.field] = strings.Replace(n.Fields[test.field], test.old, test.new, 1)
		n.Modified = noon.Add(time.Hour)
		m := w.merge(n)
		want := card("one")
		test.want(want)
		if !slices.Equal(m.Taken, []string{test.part}) || len(m.Conflicts) > 0 {
			t.Errorf("%s: taken %q, conflicts %+v", name, m.Taken, m.Conflicts)
		}
		exactly := func(a, b string) bool { return a == b }
		if got := w.cards[0]; !got.Equal(want, exactly) || got.Note != want.Note {
			t.Errorf("%s: got\n%+v\nwant\n%+v", name, got, want)
		}
		if m.NoteTaken != (name == "note") || m.CardTaken == m.NoteTaken {
			t.Errorf("%s: note taken %v, card taken %v", name, m.NoteTaken, m.CardTaken)
		}
		// Once, and Anki keeps the note as it is there.
		if m := w.merge(n); m.Changes() {
			t.Errorf("%s: taken again: %q", name, m.Taken)
		}
		if p, _ := w.export(noon.Add(2 * time.Hour)); p.Notes[0].Modified.After(n.Modified) {
			t.Errorf("%s: the next export changes the note", name)
		}
	}
}

func TestMergeTakesTags(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	n := p.Notes[0]
	n.Tags = []string{"leech", "TOPIC::orm", "difficulty::easy", "difficulty::hard", "asked::often", "kind::debug", "kind::code"}
	n.Modified = noon.Add(time.Hour)
	if m := w.merge(n); !slices.Equal(m.Taken, []string{"difficulty", "since", "tags"}) {
		t.Errorf("taken %q", m.Taken)
	}
	c := w.cards[0]
	if c.Difficulty != bank.Hard || c.Asked != bank.Often || !c.Since.IsZero() || !slices.Equal(c.Tags, []string{"debug", "code"}) {
		t.Errorf("got %v, %v, %v, %q", c.Difficulty, c.Asked, c.Since, c.Tags)
	}
	// A note without any tag of djq's has lost them.
	n.Tags, n.Modified = nil, noon.Add(2*time.Hour)
	if m := w.merge(n); m.Changes() {
		t.Errorf("taken %q of no tags", m.Taken)
	}
}

func TestMergeNamesConflicts(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	n := p.Notes[0]
	w.cards[0].Hint, w.cards[0].Question = "Here.", "Only here?"
	n.Fields[fieldHint], n.Fields[fieldNote], n.Modified = "There.", "Only there.", noon.Add(time.Hour)
	for range 2 { // it is named until it is settled
		m := w.merge(n)
		if len(m.Conflicts) != 1 || m.Conflicts[0].Part != "hint" || m.Conflicts[0].Mine != "Here." || m.Conflicts[0].Theirs != "There." {
			t.Fatalf("conflicts %+v", m.Conflicts)
		}
		if m.Draft.Hint != "There." || m.Draft.Question != "Only here?" || m.Draft.Note != "Only there." {
			t.Errorf("draft %+v", m.Draft)
		}
	}
	if c := w.cards[0]; c.Hint != "Here." || c.Question != "Only here?" || c.Note != "Only there." {
		t.Errorf("card %+v", c)
	}
	// The next export settles it, once Anki has it, though the clock may be behind.
	p, _ = w.export(noon.Add(time.Minute))
	if !p.Notes[0].Modified.After(n.Modified) {
		t.Error("the next export is older than the edit in Anki")
	}
	if m := w.merge(p.Notes[0]); m.Changes() {
		t.Errorf("after the export: %+v", m)
	}
	// The same on both sides is no conflict.
	w.cards[0].Hint = "Alike."
	p.Notes[0].Fields[fieldHint], p.Notes[0].Modified = "<div>Alike.</div>", noon.Add(3*time.Hour)
	if m := w.merge(p.Notes[0]); m.Changes() {
		t.Errorf("both sides alike: %+v", m)
	}
}

// An export that Anki never got does not count as what its notes were.
func TestMergeKnowsWhichExportANoteComesFrom(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	old := p.Notes[0]
	w.cards[0].Hint = "Changed here."
	w.export(noon.Add(time.Hour))
	old.Fields[fieldNote], old.Modified = "Noted there.", noon.Add(2*time.Hour)
	if m := w.merge(old); !slices.Equal(m.Taken, []string{"note"}) || w.cards[0].Hint != "Changed here." {
		t.Errorf("taken %q, hint %q", m.Taken, w.cards[0].Hint)
	}
	// Neither does a note of an older package that is imported again.
	old.Fields[fieldNote], old.Modified = "Noted later.", noon.Add(3*time.Hour)
	w.merge(old)
	old.Fields[fieldNote], old.Modified = "Noted there.", noon.Add(2*time.Hour)
	if m := w.merge(old); m.Changes() || w.cards[0].Note != "Noted later." {
		t.Errorf("taken %q, note %q", m.Taken, w.cards[0].Note)
	}
}

// Without what was recorded nobody knows which side changed: nothing is overwritten.
func TestMergeWithoutRecords(t *testing.T) {
	w := newWorld()
	p, _ := w.export(noon)
	w.records = Records{}
	n := p.Notes[0]
	w.cards[0].Hint = "Changed here."
	if m := w.merge(n); m.Changes() {
		t.Errorf("a note that was not edited: %+v", m)
	}
	n.Fields[fieldNote], n.Modified = "Noted there.", noon.Add(2*time.Hour)
	m := w.merge(n)
	var parts []string
	for _, c := range m.Conflicts {
		parts = append(parts, c.Part)
	}
	if !slices.Equal(parts, []string{"hint", "note"}) || len(m.Taken) > 0 {
		t.Errorf("conflicts %q, taken %q", parts, m.Taken)
	}
}

func TestMergeRefusesWhatIsNoCard(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*apkg.Note)
		part   string
	}{
		"no answer":     {func(n *apkg.Note) { n.Fields[fieldAnswer] = "<br>" }, "answer"},
		"no URL":        {func(n *apkg.Note) { n.Fields[fieldReferences] = "somewhere" }, "refs"},
		"no difficulty": {func(n *apkg.Note) { n.Tags = []string{"topic::orm", "difficulty::extreme", "since::6.0", "kind::code"} }, "difficulty"},
		"no such card":  {func(n *apkg.Note) { n.Fields[fieldFollowUps] = "<ul><li>orm/nowhere</li></ul>" }, "follow_ups"},
		"too many points": {func(n *apkg.Note) {
			n.Fields[fieldPoints] = strings.Repeat("<p>a point</p>", 9) + `<ul class="bonus"><li>more</li></ul>`
		}, "key_points"},
	} {
		w := newWorld()
		p, _ := w.export(noon)
		n := p.Notes[0]
		test.change(n)
		n.Modified = noon.Add(time.Hour)
		if m := w.merge(n); len(m.Conflicts) != 1 || m.Conflicts[0].Part != test.part || m.Conflicts[0].Why == "" || len(m.Taken) > 0 {
			t.Errorf("%s: conflicts %+v, taken %q", name, m.Conflicts, m.Taken)
		}
	}
}
