package bank

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// schemaBlind is what the schema cannot say: it sees the values of one file,
// not how they are written, nor other files, nor the Markdown in a text.
var schemaBlind = []string{
	ruleUnreadable, yaml.RuleSize, yaml.RuleEncoding, yaml.RuleControl, yaml.RuleBidi, yaml.RuleTab, yaml.RuleSyntax,
	yaml.RuleDocument, yaml.RuleAnchor, yaml.RuleTag, yaml.RuleDuplicateKey, ruleFence, ruleDuplicateID, ruleUnknownCard,
}

func readSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "questions", "schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// accepts reports whether the schema accepts a file. A file that is no YAML
// has no value that a schema could refuse.
func accepts(s *jsonschema.Schema, src []byte) bool {
	var doc yamlv3.Node
	if yamlv3.Unmarshal(src, &doc) != nil {
		return true
	}
	if doc.Kind == 0 {
		return s.Validate(nil) == nil
	}
	return s.Validate(value(doc.Content[0])) == nil
}

// value returns what an editor makes of a node. Of a key that appears twice it
// takes the first.
func value(n *yamlv3.Node) any {
	switch n.Kind {
	case yamlv3.AliasNode:
		return value(n.Alias)
	case yamlv3.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = value(item)
		}
		return list
	case yamlv3.MappingNode:
		mapping := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, v := n.Content[i], value(n.Content[i+1])
			if merged, ok := v.(map[string]any); ok && key.Tag == "!!merge" {
				for k, v := range merged {
					mapping[k] = v
				}
			} else if _, twice := mapping[key.Value]; !twice {
				mapping[key.Value] = v
			}
		}
		return mapping
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return n.Value
	}
	if at, ok := v.(time.Time); ok {
		return at.Unix() // a date is anything but text
	}
	return v
}

// compare checks that reader and schema agree on a file, and returns the
// rules that the reader found broken.
func compare(t *testing.T, s *jsonschema.Schema, name string, src []byte) []string {
	t.Helper()
	b := Load([]Source{{Name: ".", FS: fstest.MapFS{name: {Data: src}}}}, Options{})
	var rules []string
	for _, f := range b.Findings {
		if f.Severity == diag.Error {
			rules = append(rules, f.Rule)
		}
	}
	refused := slices.ContainsFunc(rules, func(rule string) bool { return !slices.Contains(schemaBlind, rule) })
	if accepted := accepts(s, src); accepted == refused {
		t.Errorf("%s: the schema accepts it: %t; the reader found %q\n%s", name, accepted, rules, src)
	}
	return rules
}

// TestSchemaAgreesWithReaderOnLintFiles feeds the schema the good and bad files of the lint
// rules: of the bad ones it accepts exactly those that break a rule which it
// cannot know.
func TestSchemaAgreesWithReaderOnLintFiles(t *testing.T) {
	s := readSchema(t)
	files, err := filepath.Glob(filepath.Join("..", "lint", "testdata", "*", "*.yaml"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	broken := map[string]bool{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range compare(t, s, filepath.Base(file), src) {
			broken[rule] = true
		}
	}
	for _, r := range Rules() {
		// No file of text shows these two.
		if !broken[r.ID] && r.ID != ruleUnreadable && r.ID != yaml.RuleSize {
			t.Errorf("no file breaks %s", r.ID)
		}
	}
}

func TestSchemaAcceptsBuiltinBank(t *testing.T) {
	s := readSchema(t)
	files, err := filepath.Glob(filepath.Join("..", "..", "questions", "*.yaml"))
	if err != nil || len(files) < 17 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), ".") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !accepts(s, src) {
			t.Errorf("the schema refuses %s", file)
		}
		if !strings.HasPrefix(string(src), "# yaml-language-server: $schema=schema.json\n") {
			t.Errorf("%s does not name the schema", file)
		}
	}
}

// TestSchemaFollowsTheTable compares the properties of the schema with the
// table of the fields: their names and order, which are required, and how many
// items a list has.
func TestSchemaFollowsTheTable(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "questions", "schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties json.RawMessage
		Defs       map[string]struct {
			Properties json.RawMessage
			Required   []string
		} `json:"$defs"`
	}
	if err := json.Unmarshal(src, &schema); err != nil {
		t.Fatal(err)
	}
	card := schema.Defs["card"]
	if diff := cmp.Diff(names(HeadFields()), orderedKeys(t, schema.Properties)); diff != "" {
		t.Errorf("head of a file (-table +schema):\n%s", diff)
	}
	if diff := cmp.Diff(names(CardFields()), orderedKeys(t, card.Properties)); diff != "" {
		t.Errorf("card (-table +schema):\n%s", diff)
	}
	var required []string
	var properties map[string]struct {
		Ref                string `json:"$ref"`
		Type               string
		MinItems, MaxItems int
		Items              struct {
			Ref string `json:"$ref"`
		}
	}
	if err := json.Unmarshal(card.Properties, &properties); err != nil {
		t.Fatal(err)
	}
	const text = "#/$defs/text"
	for _, f := range CardFields() {
		p := properties[f.String()]
		if f.IsRequired() && !fields[f].head { // the topic and the difficulty may be the file's
			required = append(required, f.String())
		}
		if p.MinItems != fields[f].min || p.MaxItems != fields[f].max {
			t.Errorf("%s: the schema has %d to %d items, the table %d to %d", f, p.MinItems, p.MaxItems, fields[f].min, fields[f].max)
		}
		switch fields[f].value(&Card{}).(type) {
		case *string:
			if (p.Ref == text) != fields[f].shown {
				t.Errorf("%s: the schema has %q, the table says shown: %v", f, p.Ref, fields[f].shown)
			}
		case *[]string:
			if p.Type != "array" || (p.Items.Ref == text) != fields[f].shown {
				t.Errorf("%s: the schema has %q of %q, the table says shown: %v", f, p.Type, p.Items.Ref, fields[f].shown)
			}
		}
	}
	if diff := cmp.Diff(required, card.Required); diff != "" {
		t.Errorf("required (-table +schema):\n%s", diff)
	}
}

// orderedKeys returns the keys of a JSON object in their order.
func orderedKeys(t *testing.T, object json.RawMessage) []string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil { // the brace
		t.Fatal(err)
	}
	var keys []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

// schemaValues are values that some fields take and others do not, as YAML in
// flow style.
var schemaValues = []string{
	`null`, `""`, `" "`, `"\u00a0\u3000"`, `text`, `"two words"`, `42`, `6.0`, `true`, `2026-01-02`, `{}`, `[]`, `[[]]`,
	`easy`, `medium`, `hard`, `Easy`, `often`, `sometimes`, `rarely`, `never`,
	`"6.0"`, `"10.11"`, `"6"`, `"0.1"`, `"06.0"`, `"6.01"`, `"+6.0"`, `"6.0.1"`, `"65535.65535"`, `"65536.0"`, `"6.65536"`, `"6.x"`, `" 6.0"`,
	`orm`, `a-b`, `a--b`, `-a`, `a-`, `A`, `"1"`, `a_b`, `a/b`, `a/b/c`, `/a`, `a/`, `é`,
	`[a]`, `[a, a]`, `[A]`, `[a b]`, `[""]`, `[null]`, `[42]`, `["6.0"]`, `[a/b]`, `[a/B]`, `[x, {}]`,
	`[1, 2]`, `[a, b, c, d, e, f, g, h]`, `[a, b, c, d, e, f, g, h, i]`,
	`[{card: orm/a}]`, `[{card: orm}]`, `[{card: ORM/a}]`, `[{card: 42}]`, `[{card: orm/a, question: And}]`,
	`[{card: orm/a, answer: So}]`, `[{question: And}]`, `[{question: And, answer: So}]`, `[{answer: So}]`,
	`[{question: ""}]`, `[{question: And, answer: null}]`, `[{question: And, more: x}]`, `[{question: 42}]`, `[And, {question: So}]`,
	`[http://a]`, `["https://a.example/b?c=%zz#d"]`, `["HTTPS://a"]`, `["ftp://a"]`, `["http://"]`, `["http:///a"]`, `["http://:80"]`,
	`["http://a:80"]`, `["http://a:"]`, `["http://a:b"]`, `["http://a:b:80"]`, `["http://u:p@a/b"]`, `["http://u p@a"]`, `["http://é/ü"]`,
	`["http://a/%41"]`, `["http://a/%4"]`, `["http://a/#%4"]`, `["http://a/#é"]`, `["http://a b"]`, `["http://a/b c"]`, `["http://a/{b}"]`,
	`["http://a?b"]`, `["http://a#b"]`, `["http://a?b?c#d#e"]`, `["http://%41/"]`, `["http://a%25b/"]`, `["http://[::1]/"]`, `["http://[::1]:80/"]`,
	`["//a"]`, `["http:a"]`, `["mailto:a@b"]`, `["docs.djangoproject.com"]`, `[" https://a"]`, `["https://a\n"]`, `["http://a\\b"]`,
}

// TestSchemaAgreesWithReaderOnValues puts every value into every field of a card and of a
// file, and leaves out every field.
func TestSchemaAgreesWithReaderOnValues(t *testing.T) {
	s := readSchema(t)
	write := func(fields [][2]string) string {
		var parts []string
		for _, f := range fields {
			parts = append(parts, f[0]+": "+f[1])
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	// with returns fields with one of them set, or left out for "".
	with := func(fields [][2]string, key, value string) [][2]string {
		kept := slices.DeleteFunc(slices.Clone(fields), func(f [2]string) bool { return f[0] == key })
		if value != "" {
			kept = append(kept, [2]string{key, value})
		}
		return kept
	}
	card := [][2]string{{"topic", "orm"}, {"id", "a"}, {"difficulty", "easy"}, {"question", "Why?"}, {"answer", "So."}}
	file := [][2]string{{"topic", "orm"}, {"title", "ORM"}, {"cards", "[" + write(card) + "]"}}
	values := append([]string{""}, schemaValues...)
	for _, v := range values {
		for _, key := range append(slices.Clone(cardKeys), "more", "cards") {
			changed := write(with(card, key, v))
			compare(t, s, "list.yaml", []byte("["+changed+"]"))
			if key == "topic" || key == "id" || key == "difficulty" {
				compare(t, s, "file.yaml", []byte(write(with(file, "cards", "["+changed+"]"))))
				compare(t, s, "difficulty.yaml", []byte(fmt.Sprintf("{topic: orm, difficulty: hard, cards: [%s]}", changed)))
				compare(t, s, "no-topic.yaml", []byte(fmt.Sprintf("{cards: [%s]}", changed)))
			}
		}
		for _, key := range append(slices.Clone(headKeys), "more", "question") {
			compare(t, s, "file.yaml", []byte(write(with(file, key, v))))
		}
		compare(t, s, "root.yaml", []byte(v))
		compare(t, s, "item.yaml", []byte("["+v+"]"))
	}
}
