package editing

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/lint"
)

// ruleName is what findings about the names of cards go by.
const ruleName = "card-name"

// checked is a file with a card as it would be.
type checked struct {
	findings []diag.Finding // about the text of the card; errors first
	card     *bank.Card     // nil where there are errors
	file     []byte         // what the file is to hold
	text     string         // of the card, mended
}

// request is a text of a card that is to be checked.
type request struct {
	place place
	text  string
	draft string // what findings call the text
	topic string // that the card takes from its file
	old   string // the name of the card so far, "" for a new one
	// isCopy says that the card replaces the built-in one of its name.
	isCopy bool
	// several says that the text may have several cards.
	several bool
}

// check reads the banks in use as they would be with a text in its place, and runs
// all rules of lint.
func (e *Editing) check(r request) (checked, error) {
	now, err := e.Banks.Load(bank.Options{})
	if err != nil {
		return checked{}, err
	}
	m := mended{text: r.text, before: r.text}
	if !r.place.isWhole() || r.place.before == nil {
		m = mend(r.text, r.topic, r.old, func(name string) bool {
			return slices.ContainsFunc(now.Cards(), func(c *bank.Card) bool { return c.Name() == name })
		})
	}
	sources, err := e.Banks.Sources()
	if err != nil {
		return checked{}, err
	}
	result := checked{file: r.place.with(m.text), text: m.text}
	name := r.place.path
	if r.place.before == nil {
		name = r.draft
		sources = append(sources, bank.Source{Name: name, FS: app.FileFS(name, result.file), Personal: true, LeaveOutBroken: true})
	} else {
		for i := range sources {
			sources[i].Edited = map[string][]byte{name: result.file}
		}
	}
	linter, err := e.linter(r)
	if err != nil {
		return checked{}, err
	}
	read := e.Banks.Read(sources, bank.Options{Inspect: linter.Inspect})
	found := slices.Concat(read.Findings, newlyLeftOut(now, read), linter.Findings())
	lines := strings.Count(strings.TrimSuffix(m.text, "\n"), "\n") + 1
	for _, f := range found {
		if f.File != name {
			if f.Severity == diag.Error {
				result.findings = append(result.findings, f)
			}
			continue
		}
		inText, ok := r.place.inText(f, lines)
		if !ok && f.Severity != diag.Error {
			continue
		}
		inText.File = r.draft
		result.findings = append(result.findings, m.unmended(inText))
	}
	card, fault := r.find(result.file, lines, now)
	if fault != nil && !hasErrors(result.findings) {
		fault.File, fault.Severity, fault.Rule = r.draft, diag.Error, ruleName
		result.findings = append(result.findings, *fault)
	}
	result.findings = diag.Sort(result.findings)
	if !hasErrors(result.findings) {
		result.card = card
	}
	return result, nil
}

// newIn returns the warnings that a text had not before it was edited: of the others
// the user knows, or does not want to.
func (e *Editing) newIn(warnings []diag.Finding, before request) ([]diag.Finding, error) {
	old, err := e.check(before)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(warnings, func(w diag.Finding) bool {
		return slices.ContainsFunc(old.findings, func(f diag.Finding) bool { return f.Rule == w.Rule && f.Message == w.Message })
	}), nil
}

func hasErrors(findings []diag.Finding) bool {
	errors, _ := diag.Count(findings)
	return errors > 0
}

// newlyLeftOut returns what is wrong with files that are left out and were not
// before.
func newlyLeftOut(before, after *bank.Bank) (findings []diag.Finding) {
	for _, l := range after.LeftOut {
		if !slices.ContainsFunc(before.LeftOut, func(b bank.LeftOut) bool { return b.Name == l.Name }) {
			findings = append(findings, l.Findings...)
		}
	}
	return findings
}

// linter returns a linter with the settings that govern the file of the card.
func (e *Editing) linter(r request) (*lint.Linter, error) {
	working, err := os.Getwd()
	if err != nil {
		return nil, app.BrokenError("", "cannot find the working folder: %w", err)
	}
	configs := lint.NewConfigs(working, app.ReadLintSettings)
	none := &lint.Config{}
	return lint.New(func(file string) *lint.Config {
		switch {
		case strings.HasPrefix(file, app.Builtin+"/"):
			return none
		case file == r.draft:
			file = r.place.path
		}
		return configs.For(file)
	}), nil
}

// find returns the card that was written, or what is wrong with its name.
func (r request) find(file []byte, lines int, now *bank.Bank) (*bank.Card, *diag.Finding) {
	f := bank.Parse(r.place.path, file)
	var cards []*bank.Card
	for i := range f.Cards {
		c := &f.Cards[i]
		isOurs := c.Pos.Line >= r.place.first && c.Pos.Line < r.place.first+int32(lines)
		if r.place.isWhole() && r.place.before != nil {
			isOurs = c.Name() == r.old
		}
		if isOurs || r.place.before == nil {
			cards = append(cards, c)
		}
	}
	first := diag.Pos{Line: 1, Col: 1}
	switch {
	case len(cards) == 0 && r.old == "":
		return nil, &diag.Finding{Pos: first, Message: "there is no card here", Hint: "begin it with a dash: \"- question: …\""}
	case len(cards) == 0:
		return nil, &diag.Finding{Pos: first, Message: "there is no card " + r.old + " any more", Hint: "keep its id and topic"}
	case len(cards) > 1 && r.several:
		for _, c := range cards {
			if taken := takenBy(now, c, r); taken != "" {
				return nil, &diag.Finding{Pos: c.At(bank.FieldID), Message: fmt.Sprintf("there is a card %s already", taken), Hint: "choose another id"}
			}
		}
		return cards[0], nil
	case len(cards) > 1:
		return nil, &diag.Finding{Pos: first, Message: fmt.Sprintf("%d cards: expected one", len(cards)), Hint: "djq new makes another one"}
	}
	c := cards[0]
	pos := c.At(bank.FieldID)
	if moved, ok := r.place.inText(diag.Finding{Pos: pos}, lines); ok {
		pos = moved.Pos
	}
	if r.isCopy && c.Name() != r.old {
		return nil, &diag.Finding{Pos: pos, Message: fmt.Sprintf("the copy of a built-in card keeps its name, %s", r.old), Hint: "write its id and topic as they were, or make a card of your own with djq new"}
	}
	if taken := takenBy(now, c, r); taken != "" {
		return nil, &diag.Finding{Pos: pos, Message: fmt.Sprintf("there is a card %s already", taken), Hint: "choose another id; djq edit " + taken + " changes that card"}
	}
	return c, nil
}

// takenBy returns the name of a built-in card that a card would replace though it is no
// copy of it. That of another file is the bank's to refuse.
func takenBy(now *bank.Bank, c *bank.Card, r request) string {
	for _, other := range now.Cards() {
		isOther := other.Name() != r.old
		if isOther && (other.Name() == c.Name() || slices.Contains(c.Aliases, other.Name()) && r.old == "") {
			return other.Name()
		}
	}
	return ""
}
