package report

import (
	"io"
	"path/filepath"

	"djq/internal/diag"
)

// The parts of the Reviewdog Diagnostic Format that findings need.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
	}
	rdDiagnostic struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
		Severity string     `json:"severity"`
		Code     rdCode     `json:"code"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int32 `json:"line"`
		Column int   `json:"column,omitempty"` // in bytes, from 1
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url"`
	}
)

// RDJSON writes a DiagnosticResult of the Reviewdog Diagnostic Format
// (reviewdog.proto), which reviewdog -f=rdjson reads. Its columns count bytes,
// so the sources are read anew; where one cannot be, lines are all there is.
func RDJSON(w io.Writer, r Report, tool Tool, source func(file string) ([]byte, error)) error {
	out := rdResult{Source: rdSource{"djq lint"}, Diagnostics: make([]rdDiagnostic, len(r.Findings))}
	var lines *diag.Lines
	for i, f := range r.Findings {
		if i == 0 || f.File != r.Findings[i-1].File {
			lines = nil
			if src, err := source(f.File); err == nil {
				lines = diag.NewLines(src)
			}
		}
		severity := "ERROR"
		if f.Severity == diag.Warning {
			severity = "WARNING"
		}
		out.Diagnostics[i] = rdDiagnostic{
			Message: remark(f), Severity: severity, Code: rdCode{f.Rule, tool.ruleURL(f.Rule)},
			Location: rdLocation{filepath.ToSlash(f.File), rdRangeOf(f, lines)},
		}
	}
	return encode(w, out)
}

// rdRangeOf returns where a finding is, nil for a finding about a whole file.
func rdRangeOf(f diag.Finding, lines *diag.Lines) *rdRange {
	if !f.Pos.IsValid() {
		return nil
	}
	if lines == nil || int(f.Pos.Line) > lines.Count() || int(end(f).Line) > lines.Count() {
		return &rdRange{Start: rdPosition{Line: f.Pos.Line}}
	}
	position := func(p diag.Pos) rdPosition {
		return rdPosition{Line: p.Line, Column: lines.Offset(p) - lines.Start(p.Line) + 1}
	}
	to := position(end(f))
	return &rdRange{position(f.Pos), &to}
}
