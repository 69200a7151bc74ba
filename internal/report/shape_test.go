package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// rdjsonSchema is what reviewdog.proto (package reviewdog.rdf) says of the
// fields that djq writes, more strictly: nothing else, and nothing left out.
const rdjsonSchema = `{
	"type": "object", "additionalProperties": false, "required": ["source", "diagnostics"],
	"properties": {
		"source": {"type": "object", "additionalProperties": false, "required": ["name"], "properties": {"name": {"type": "string"}}},
		"diagnostics": {"type": "array", "items": {
			"type": "object", "additionalProperties": false, "required": ["message", "location", "severity", "code"],
			"properties": {
				"message": {"type": "string", "minLength": 1},
				"severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
				"code": {"type": "object", "additionalProperties": false, "required": ["value", "url"],
					"properties": {"value": {"type": "string"}, "url": {"type": "string", "pattern": "^https://"}}},
				"location": {"type": "object", "additionalProperties": false, "required": ["path"], "properties": {
					"path": {"type": "string"},
					"range": {"type": "object", "additionalProperties": false, "required": ["start"],
						"properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}}}
				}}
			}
		}}
	},
	"$defs": {"position": {"type": "object", "additionalProperties": false, "required": ["line"],
		"properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}}
}`

func TestRDJSONFollowsReviewdogsFormat(t *testing.T) {
	raw, err := jsonschema.UnmarshalJSON(strings.NewReader(rdjsonSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("rdjson", raw); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("rdjson")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]Report{"sample": sample(), "empty": {}} {
		var b strings.Builder
		if err := RDJSON(&b, r, sampleTool(), sampleSource); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRDJSONColumnsCountBytes checks the example of reviewdog.proto: in 'a𐐀b' b
// is in column 6.
func TestRDJSONColumnsCountBytes(t *testing.T) {
	r := Report{Findings: many("x", 0, 1)}
	r.Findings[0].Pos.Col = 3
	var b strings.Builder
	if err := RDJSON(&b, r, Tool{}, func(string) ([]byte, error) { return []byte("a𐐀b\n"), nil }); err != nil {
		t.Fatal(err)
	}
	var got rdResult
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if at := got.Diagnostics[0].Location.Range; at.Start.Column != 6 || at.End.Column != 7 {
		t.Errorf("from %d to %d, want 6 to 7", at.Start.Column, at.End.Column)
	}
}

// element is what a format says of an element: the attributes that it must
// have, those it may have, and its children.
type element struct {
	must, may, children []string
}

// checkXML checks a document against what its format says of its elements.
func checkXML(t *testing.T, doc, root string, elements map[string]element) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(doc))
	var path []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if len(path) == 0 && name != root || len(path) > 0 && !slices.Contains(elements[path[len(path)-1]].children, name) {
				t.Errorf("<%s> in %v", name, path)
			}
			e := elements[name]
			var has []string
			for _, a := range token.Attr {
				has = append(has, a.Name.Local)
				if !slices.Contains(e.must, a.Name.Local) && !slices.Contains(e.may, a.Name.Local) {
					t.Errorf("<%s> has %s", name, a.Name.Local)
				}
			}
			for _, must := range e.must {
				if !slices.Contains(has, must) {
					t.Errorf("<%s> lacks %s", name, must)
				}
			}
			path = append(path, name)
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}

func TestCheckstyleFollowsItsFormat(t *testing.T) {
	for _, r := range []Report{sample(), {}} {
		var b strings.Builder
		if err := Checkstyle(&b, r); err != nil {
			t.Fatal(err)
		}
		checkXML(t, b.String(), "checkstyle", map[string]element{
			"checkstyle": {must: []string{"version"}, children: []string{"file"}},
			"file":       {must: []string{"name"}, children: []string{"error"}},
			"error":      {must: []string{"line", "severity", "message", "source"}, may: []string{"column"}},
		})
		if got := strings.Count(b.String(), "<error "); got != len(r.Findings) {
			t.Errorf("%d errors of %d findings", got, len(r.Findings))
		}
	}
}

func TestJUnitFollowsItsFormat(t *testing.T) {
	for _, r := range []Report{sample(), {}} {
		var b strings.Builder
		if err := JUnit(&b, r); err != nil {
			t.Fatal(err)
		}
		checkXML(t, b.String(), "testsuites", map[string]element{
			"testsuites": {may: []string{"name", "tests", "failures"}, children: []string{"testsuite"}},
			"testsuite":  {must: []string{"name", "tests"}, may: []string{"failures", "errors"}, children: []string{"testcase"}},
			"testcase":   {must: []string{"name", "classname"}, children: []string{"failure"}},
			"failure":    {may: []string{"message", "type"}},
		})
		var got junitReport
		if err := xml.Unmarshal([]byte(b.String()), &got); err != nil {
			t.Fatal(err)
		}
		tests, failures := 0, 0
		for _, s := range got.Suites {
			if s.Tests != len(s.Cases) {
				t.Errorf("%s counts %d tests, has %d", s.Name, s.Tests, len(s.Cases))
			}
			tests, failures = tests+s.Tests, failures+s.Failures
		}
		if want := fmt.Sprint(max(1, len(r.Findings)), len(r.Findings)); fmt.Sprint(tests, failures) != want || fmt.Sprint(got.Tests, got.Failures) != want {
			t.Errorf("%d tests, %d failures, and %d, %d in all; want %s", tests, failures, got.Tests, got.Failures, want)
		}
	}
}
