package report

import (
	"encoding/xml"
	"io"
	"path/filepath"
)

// The parts of JUnit's XML that findings need; its names are those of the
// schema that Jenkins publishes (junit-10.xsd).
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		Failure   *junitFailure `xml:"failure"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes the XML of JUnit test reports: a suite per file with findings,
// and in it a failed test per finding, of the type error or warning. Without
// findings it is one test that passed. Names of tests differ, because programs keep
// one of each name.
func JUnit(w io.Writer, r Report) error {
	out := junitReport{Name: "djq lint", Tests: len(r.Findings), Failures: len(r.Findings)}
	for i, f := range r.Findings {
		file := printable(filepath.ToSlash(f.File))
		if i == 0 || f.File != r.Findings[i-1].File {
			out.Suites = append(out.Suites, junitSuite{Name: file})
		}
		suite := &out.Suites[len(out.Suites)-1]
		suite.Tests++
		suite.Failures++
		suite.Cases = append(suite.Cases, junitCase{
			Name: place(filepath.ToSlash(f.File), f.Pos) + ": " + printable(f.Message) + " [" + f.Rule + "]", ClassName: file,
			Failure: &junitFailure{
				Type: f.Severity.String(), Message: printable(f.Message),
				Text: place(filepath.ToSlash(f.File), f.Pos) + ": " + f.Severity.String() + ": " + printable(remark(f)),
			},
		})
	}
	if len(r.Findings) == 0 {
		out.Tests = 1
		out.Suites = []junitSuite{{Name: "djq lint", Tests: 1, Cases: []junitCase{{Name: "no problems found", ClassName: "djq lint"}}}}
	}
	return encodeXML(w, out)
}
