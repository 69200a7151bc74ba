package report

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"djq/internal/lint"
)

// TestSARIFFollowsItsSchema validates logs against the published schema of SARIF 2.1.0,
// as the npm package @microsoft/jest-sarif 1.0.0-beta.0 ships it.
func TestSARIFFollowsItsSchema(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "sarif-2.1.0-rtm.5.json"))
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	s := schema{root}
	for name, r := range map[string]Report{"sample": sample(), "empty": {}} {
		var b strings.Builder
		if err := SARIF(&b, r, Tool{Version: "1.2.3", Rules: lint.Rules(), RulesURL: "https://example.org/rules.md", Explain: explained}); err != nil {
			t.Fatal(err)
		}
		var log any
		if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
			t.Fatal(err)
		}
		for _, problem := range s.check(root, log, "") {
			t.Errorf("%s: %s", name, problem)
		}
	}

	// The validator sees what is wrong.
	for _, wrong := range []string{
		`{"version": "2.1.0"}`,
		`{"version": "2.0.0", "runs": []}`,
		`{"version": "2.1.0", "runs": [], "extra": 1}`,
		`{"version": "2.1.0", "runs": [{}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": 1}}}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "columnKind": "bytes"}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {}}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "x"}, "region": {"startLine": 0}}}]}]}]}`,
	} {
		var log any
		if err := json.Unmarshal([]byte(wrong), &log); err != nil {
			t.Fatal(err)
		}
		if len(s.check(root, log, "")) == 0 {
			t.Errorf("the schema accepts %s", wrong)
		}
	}
}

// schema is a JSON schema of draft 4, as far as that of SARIF goes.
type schema struct{ root map[string]any }

// check returns what is wrong with a value.
func (s schema) check(rule map[string]any, value any, path string) []string {
	var problems []string
	fail := func(format string, args ...any) {
		problems = append(problems, path+": "+fmt.Sprintf(format, args...))
	}
	if ref, ok := rule["$ref"].(string); ok {
		target := any(s.root)
		for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
			target = target.(map[string]any)[part]
		}
		return s.check(target.(map[string]any), value, path)
	}
	for keyword, want := range rule {
		switch keyword {
		case "$schema", "id", "title", "description", "default", "definitions", "format", "properties", "additionalProperties":
		case "type":
			if !hasType(want, value) {
				fail("%v is no %v", value, want)
			}
		case "enum":
			if !slices.Contains(want.([]any), value) {
				fail("%v is none of %v", value, want)
			}
		case "pattern":
			if text, ok := value.(string); ok && !regexp.MustCompile(want.(string)).MatchString(text) {
				fail("%q does not match %v", text, want)
			}
		case "minimum":
			if n, ok := value.(float64); ok && n < want.(float64) {
				fail("%v is below %v", n, want)
			}
		case "maximum":
			if n, ok := value.(float64); ok && n > want.(float64) {
				fail("%v is above %v", n, want)
			}
		case "minItems":
			if list, ok := value.([]any); ok && float64(len(list)) < want.(float64) {
				fail("%d items, at least %v", len(list), want)
			}
		case "uniqueItems":
			if list, ok := value.([]any); ok && want.(bool) && !unique(list) {
				fail("an item appears twice")
			}
		case "items":
			list, _ := value.([]any)
			for i, item := range list {
				problems = append(problems, s.check(want.(map[string]any), item, fmt.Sprintf("%s[%d]", path, i))...)
			}
		case "required":
			object, ok := value.(map[string]any)
			for _, name := range want.([]any) {
				if _, has := object[name.(string)]; ok && !has {
					fail("%v is missing", name)
				}
			}
		case "anyOf", "oneOf":
			fits := 0
			for _, option := range want.([]any) {
				if len(s.check(option.(map[string]any), value, path)) == 0 {
					fits++
				}
			}
			if fits == 0 || keyword == "oneOf" && fits > 1 {
				fail("fits %d of %s", fits, keyword)
			}
		default:
			fail("the schema says %s, which is not checked", keyword)
		}
	}
	object, _ := value.(map[string]any)
	properties, _ := rule["properties"].(map[string]any)
	for name, member := range object {
		at := path + "/" + name
		if property, ok := properties[name].(map[string]any); ok {
			problems = append(problems, s.check(property, member, at)...)
			continue
		}
		switch extra := rule["additionalProperties"].(type) {
		case bool:
			if !extra {
				fail("unknown member %s", name)
			}
		case map[string]any:
			problems = append(problems, s.check(extra, member, at)...)
		}
	}
	return problems
}

func hasType(want, value any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(t any) bool { return hasType(t, value) })
	}
	switch v := value.(type) {
	case nil:
		return want == "null"
	case bool:
		return want == "boolean"
	case string:
		return want == "string"
	case float64:
		return want == "number" || want == "integer" && v == float64(int64(v))
	case []any:
		return want == "array"
	}
	return want == "object"
}

func unique(list []any) bool {
	seen := map[string]bool{}
	for _, item := range list {
		text, err := json.Marshal(item)
		if err != nil || seen[string(text)] {
			return false
		}
		seen[string(text)] = true
	}
	return true
}

func TestFileURIsAreRelativeUnlessTheNameIsAbsolute(t *testing.T) {
	tests := []struct{ name, want string }{
		{"questions/orm.yaml", "questions/orm.yaml"},
		{"a b/100%/ü.yaml", "a%20b/100%25/%C3%BC.yaml"},
		{"a:b.yaml", "./a:b.yaml"},
		{"../x#y?.yaml", "../x%23y%3F.yaml"},
	}
	if runtime.GOOS == "windows" {
		tests = append(tests, []struct{ name, want string }{
			{`questions\orm.yaml`, "questions/orm.yaml"},
			{`C:\bank\a b.yaml`, "file:///C:/bank/a%20b.yaml"},
		}...)
	} else {
		tests = append(tests, struct{ name, want string }{"/bank/a b.yaml", "file:///bank/a%20b.yaml"})
	}
	for _, test := range tests {
		if got := fileURI(test.name); got != test.want {
			t.Errorf("fileURI(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestJSONEscapesWhatATerminalObeys(t *testing.T) {
	const text = "\x7f\u0085\u202e\u2028é漢\u200d"
	var b strings.Builder
	if err := encode(&b, text); err != nil {
		t.Fatal(err)
	}
	if want := `"\u007f\u0085\u202e\u2028` + "é漢\u200d\"\n"; b.String() != want {
		t.Errorf("got %s, want %s", b.String(), want)
	}
	var back string
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back != text {
		t.Errorf("read back %q, %v", back, err)
	}
}
