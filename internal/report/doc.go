// Package report writes findings in the forms that people and other programs
// read: text with carets (text.go), JSON (json.go), annotations of GitHub's
// workflows (github.go) and SARIF (sarif.go). report.go has what they share,
// escaper.go keeps terminals safe from what is in JSON.
//
// Formats are functions of a Report and a writer. Only the command lint
// imports the package.
package report
