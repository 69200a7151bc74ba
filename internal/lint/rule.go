package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// Rule describes one check.
type Rule struct {
	ID          string
	Group       string
	Severity    diag.Severity
	Description string // what it reports
	Example     string // of what it reports
}

// The groups of rules.
const (
	GroupReader  = "reader"  // what no bank may hold: errors, always on
	GroupGeneral = "general" // warnings for every bank
	GroupHouse   = "house"   // warnings that a bank asks for
)

// Unreadable is the reader's rule about a file or folder that cannot be read,
// which callers treat in a way of its own.
const Unreadable = "unreadable"

// rule is a check of this package. It looks at a file as a whole, at each
// card, at each value as it is written, or at none of them: what compares cards
// of several files runs at the end.
type rule struct {
	Rule
	file func(*pass)
	card func(*pass, *bank.Card)
	text func(*pass, scan.Text)
}

// rules returns the checks of this package.
func rules() []rule {
	return []rule{
		missingID(),
		repeatedQuestion(),
		similarQuestion(),
		oneWordAnswer(),
		fenceLanguage(),
		fenceIndent(),
		repeatedKeyPoint(),
		foreignKeyPoint(),
		unsaidPoint(),
		repeatedVariant(),
		commentInText(),
		foldedCode(),
		deeperItem(),
		literalNewline(),
		eatenText(),
		strayQuote(),
		changedOriginal(),
		keyOrder(),
		trailingSpace(),
		finalNewline(),
		ignoreComment(),
		requiredField(),
		answerLength(),
		pointCount(),
		topicList(),
	}
}

// Rules returns all checks: the reader's, that of the settings file, and the
// warnings.
func Rules() []Rule {
	var all []Rule
	for _, r := range bank.Rules() {
		all = append(all, Rule{
			ID: r.ID, Group: GroupReader, Severity: diag.Error, Description: r.Description, Example: r.Example,
		})
	}
	all = append(all, settingRule())
	for _, r := range rules() {
		all = append(all, r.Rule)
	}
	return all
}

// warning describes a check for everyone.
func warning(id, description, example string) Rule {
	return Rule{ID: id, Group: GroupGeneral, Severity: diag.Warning, Description: description, Example: example}
}

// house describes a check that a bank asks for.
func house(id, description, example string) Rule {
	return Rule{ID: id, Group: GroupHouse, Severity: diag.Warning, Description: description, Example: example}
}
