// Package report writes findings in the forms that people and other programs
// read. In reading order:
//
//	report.go      what the formats share
//	limit.go       the most important findings, and how many there are
//	text.go        text with carets
//	json.go        JSON
//	github.go      annotations of GitHub's workflows
//	sarif.go       SARIF, for code scanners
//	rdjson.go      the Reviewdog Diagnostic Format
//	checkstyle.go  Checkstyle's XML
//	junit.go       JUnit's XML
//
// Formats are functions of a Report and a writer. Only the command lint
// imports the package.
package report
