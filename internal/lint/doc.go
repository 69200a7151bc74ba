// Package lint checks question files beyond what the reader refuses: warnings
// for every bank, and the house rules that a bank asks for in its settings
// file. A finding may bring
// edits, which package fix makes.
//
// In reading order:
//
//	lint.go           the linter: all rules over one file after the other
//	rule.go           what a rule is, and the list of all rules
//	pass.go           one file under inspection: what rules read and report to
//	config.go         the settings file
//	config_search.go  which settings file governs which question file
//	ignore.go         comments that silence a rule
//	explain.go        the texts of the folder explain, and the page made of them
//	questions.go      comparing the questions of all files, by package texthash
//	                  and stopword.go
//
// Every other file is one rule and named after its id, or what several rules
// share: fenced_text.go (texts with code in them), point.go (key and bonus
// points), line_break.go (line breaks of Markdown). A new rule is a file that
// returns it, a line in rules(), its explanation in explain and its example
// files in testdata/bad and testdata/good. The rules that the reader enforces, as errors, are in
// bank/rules.go and yaml/rule.go.
//
// Rules are pure: they read a parsed file and return findings. The commands,
// and report for the descriptions of rules, import this package; it imports the
// bank and what is below it.
package lint
