// Package answer is djq answer: what checks written answers, tried on answers
// of which people said what they make.
//
// Files, in reading order: answer.go, check.go, table.go.
package answer
