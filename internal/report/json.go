package report

import (
	"encoding/json"
	"io"

	"djq/internal/unprintable"
)

// The names in the JSON are pinned by a test: programs of others read them.
type jsonReport struct {
	Findings []jsonFinding `json:"findings"`
	Files    int           `json:"files"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
}

type jsonFinding struct {
	File      string `json:"file"`
	Line      int32  `json:"line"`
	Column    int32  `json:"column"`
	EndLine   int32  `json:"end_line"`
	EndColumn int32  `json:"end_column"`
	Severity  string `json:"severity"`
	Rule      string `json:"rule"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// JSON writes one object. Lines and columns count from 1, columns in code
// points, and the end is exclusive; a finding about a whole file has 0 there.
func JSON(w io.Writer, r Report) error {
	errors, warnings := r.Count()
	out := jsonReport{
		Findings: make([]jsonFinding, len(r.Findings)),
		Files:    r.Files, Errors: errors, Warnings: warnings,
	}
	for i, f := range r.Findings {
		end := end(f)
		out.Findings[i] = jsonFinding{
			File: f.File, Line: f.Pos.Line, Column: f.Pos.Col, EndLine: end.Line, EndColumn: end.Col,
			Severity: f.Severity.String(), Rule: f.Rule, Message: f.Message, Hint: f.Hint,
		}
	}
	return encode(w, out)
}

// encode writes indented JSON with a newline behind it. What JSON leaves as
// it is may still be obeyed by a terminal, so control characters above ASCII
// and characters that turn the direction of text become escapes.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(unprintable.JSONEscaper{W: w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
