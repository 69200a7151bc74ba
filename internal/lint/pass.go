package lint

import (
	"fmt"
	"unicode/utf8"

	"djq/internal/yaml/scan"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/words"
)

// pass is one file under inspection.
type pass struct {
	file    *bank.File
	config  *Config
	ignores ignores
	repair  bool // work out edits
	// hasChanged is that of the Linter.
	hasChanged func(file string, c *bank.Card) bool
	rule       *Rule // the rule that runs
	card       int   // index of the card it looks at
	findings   []diag.Finding
	reported   map[*Rule]int // how many findings, by rule

	fenced  []fencedText    // of the card at hand
	words   map[uint64]bool // telling ones of the card at hand, by hash
	stemmer *words.Stemmer
	rarity  *words.Rarity // of stems over the answers of the file, made when first needed
	lines   *diag.Lines   // of the source, made when first needed
	scalars []scan.Text   // of the source, made when first needed
}

// maxWarnings is how many findings of a rule in one file are reported.
const maxWarnings = 10_000

// report adds a finding of the rule that runs, unless a comment silences it.
// File, rule and severity are filled in. After maxWarnings findings of the rule it
// adds one that says so, and no more; repairs are all worked out.
func (p *pass) report(f diag.Finding) {
	if p.ignores.silence(p.rule.ID, f.Pos.Line) {
		return
	}
	if n := p.reported[p.rule]; !p.repair && n > maxWarnings {
		return
	} else if !p.repair && n == maxWarnings {
		f = diag.Finding{
			Pos: f.Pos, Message: fmt.Sprintf("more than %d findings of this rule; the others in this file are not reported", maxWarnings),
			Hint: "fix those before it, or disable the rule",
		}
	}
	p.reported[p.rule]++
	f.File, f.Rule, f.Severity = p.file.Name, p.rule.ID, p.rule.Severity
	p.findings = append(p.findings, f)
}

// reportKey adds a finding that covers a key of a card.
func (p *pass) reportKey(c *bank.Card, field bank.Field, hint, format string, args ...any) {
	pos, end := keySpan(c, field)
	p.report(diag.Finding{Pos: pos, End: end, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// keySpan returns where a key of a card begins and ends, or the card's first
// cell when it has no such key.
func keySpan(c *bank.Card, field bank.Field) (pos, end diag.Pos) {
	if !c.Has(field) {
		return c.Pos, diag.Pos{}
	}
	pos = c.KeyAt(field)
	return pos, diag.Pos{Line: pos.Line, Col: pos.Col + int32(len(field.String()))}
}

// sourceLines returns the lines of the source.
func (p *pass) sourceLines() *diag.Lines {
	if p.lines == nil {
		p.lines = diag.NewLines(p.file.Source)
	}
	return p.lines
}

// maxSpan is how many bytes of a line a finding covers at most: a line may
// be as long as the file.
const maxSpan = 1000

// restOfLine returns the span from pos to the last visible cell of its line.
func (p *pass) restOfLine(pos diag.Pos) (start, end diag.Pos) {
	lines := p.sourceLines()
	from := lines.Offset(pos)
	to := lines.Start(pos.Line) + len(trimRight(lines.Text(pos.Line)))
	if to <= from {
		return pos, diag.Pos{}
	}
	n := utf8.RuneCount(p.file.Source[from:min(to, from+maxSpan)])
	return pos, diag.Pos{Line: pos.Line, Col: pos.Col + int32(n)}
}

// trimRight cuts spaces and tabs off the end of a line.
func trimRight(line []byte) []byte {
	n := len(line)
	for n > 0 && (line[n-1] == ' ' || line[n-1] == '\t') {
		n--
	}
	return line[:n]
}
