package csvfile

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/unprintable"
)

// continuation begins each line of an item but its first.
const continuation = "  "

// listCell returns a list as a cell: an item a line.
func listCell(items []string) string {
	lines := make([]string, len(items))
	for i, item := range items {
		lines[i] = indentRest(item)
	}
	return strings.Join(lines, "\n")
}

// indentRest indents all lines of a text but the first and empty ones.
func indentRest(s string) string {
	lines := strings.Split(trimEnd(s), "\n")
	for i, line := range lines {
		if i > 0 && line != "" {
			lines[i] = continuation + line
		}
	}
	return strings.Join(lines, "\n")
}

// trimEnd returns a text without the line breaks at its end, which say nothing.
func trimEnd(s string) string { return strings.TrimRight(s, "\n") }

// parseList returns the items of a cell that listCell made.
func parseList(cell string) []string {
	var items []string
	for line := range strings.SplitSeq(cell, "\n") {
		switch rest, indented := strings.CutPrefix(line, continuation); {
		case len(items) > 0 && (indented || line == ""):
			items[len(items)-1] += "\n" + rest
		default:
			items = append(items, line)
		}
	}
	return items
}

// How the lines of follow-ups begin.
const (
	followCard     = "Card: "
	followQuestion = "Q: "
	followAnswer   = "A: "
)

// followUpsCell returns follow-ups as a cell: "Card: orm/other", or "Q: …" and
// "A: …" below it.
func followUpsCell(list []bank.FollowUp) string {
	var lines []string
	for _, u := range list {
		if u.Card != "" {
			lines = append(lines, followCard+u.Card)
			continue
		}
		lines = append(lines, followQuestion+indentRest(u.Question))
		if u.Answer != "" {
			lines = append(lines, followAnswer+indentRest(u.Answer))
		}
	}
	return strings.Join(lines, "\n")
}

// parseFollowUps returns the follow-ups of a cell that followUpsCell made.
func parseFollowUps(cell string) []bank.FollowUp {
	var list []bank.FollowUp
	for _, item := range parseList(cell) {
		if card, ok := strings.CutPrefix(item, followCard); ok {
			list = append(list, bank.FollowUp{Card: card})
		} else if question, ok := strings.CutPrefix(item, followQuestion); ok {
			list = append(list, bank.FollowUp{Question: question})
		} else if answer, ok := strings.CutPrefix(item, followAnswer); ok && len(list) > 0 {
			list[len(list)-1].Answer = answer
		}
	}
	return list
}

// formulaStarts are the characters by which a spreadsheet takes a cell for a
// formula, after https://owasp.org/www-community/attacks/CSV_Injection.
const formulaStarts = "=+-@\t\r＝＋－＠"

// guard marks a cell as text where a spreadsheet would take it for a formula.
const guard = '\''

// guarded returns a cell that no spreadsheet takes for a formula and that holds
// no unprintable character. unguarded takes the mark off again.
func guarded(cell string) string {
	cell = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unprintable.Is(r) {
			return -1
		}
		return r
	}, cell)
	if looksLikeFormula(strings.TrimLeft(cell, string(guard))) {
		return string(guard) + cell
	}
	return cell
}

// looksLikeFormula reports whether a spreadsheet computes a cell. It may skip
// spaces.
func looksLikeFormula(cell string) bool {
	return strings.IndexAny(strings.TrimLeft(cell, " "), formulaStarts) == 0
}

// unguarded returns a cell as it was before guarded.
func unguarded(cell string) string {
	if inner := strings.TrimLeft(cell, string(guard)); inner != cell && looksLikeFormula(inner) {
		return cell[1:]
	}
	return cell
}
