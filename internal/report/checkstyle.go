package report

import (
	"encoding/xml"
	"io"
	"path/filepath"
)

// The format has no schema of its own; these are the names that Checkstyle's
// XMLLogger writes.
type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int32  `xml:"line,attr"` // 0 for the whole file
		Column   int32  `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// Checkstyle writes the XML of Checkstyle's XMLLogger, which many CI servers
// read.
func Checkstyle(w io.Writer, r Report) error {
	out := checkstyleReport{Version: "10.0"}
	for i, f := range r.Findings {
		if i == 0 || f.File != r.Findings[i-1].File {
			out.Files = append(out.Files, checkstyleFile{Name: printable(filepath.ToSlash(f.File))})
		}
		file := &out.Files[len(out.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line: f.Pos.Line, Column: f.Pos.Col, Severity: f.Severity.String(),
			Message: printable(remark(f)), Source: "djq." + f.Rule,
		})
	}
	return encodeXML(w, out)
}

// encodeXML writes an indented XML document.
func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
