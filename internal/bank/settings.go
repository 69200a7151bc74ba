package bank

import (
	"strings"

	"gopkg.in/yaml.v3"

	"djq/internal/diag"
)

// SettingKind says what the value of a setting must be.
type SettingKind uint8

// The kinds of settings.
const (
	Text  SettingKind = iota // one line of text, a number or a time, as written
	Flag                     // true or false
	Texts                    // a list of texts
)

// Setting is a key that a settings file may have.
type Setting struct {
	Name string
	Kind SettingKind
}

// Value is one text of a settings file and its place.
type Value struct {
	Text string
	Pos  diag.Pos
}

// Settings is a settings file, read.
type Settings struct {
	values map[string][]Value
}

// Has reports whether the file sets the key.
func (s Settings) Has(name string) bool { _, ok := s.values[name]; return ok }

// Text returns the value of a key of kind Text, zero when it is not set.
func (s Settings) Text(name string) Value {
	if v := s.values[name]; len(v) > 0 {
		return v[0]
	}
	return Value{}
}

// Flag returns the value of a key of kind Flag, false when it is not set.
func (s Settings) Flag(name string) bool { return s.Text(name).Text == "true" }

// Texts returns the values of a key of kind Texts, in order.
func (s Settings) Texts(name string) []Value { return s.values[name] }

// ParseSettings reads a settings file as strictly as a bank: one mapping,
// only the known keys, each once, each of its kind. An empty file sets
// nothing.
func ParseSettings(file string, src []byte, known []Setting) (Settings, []diag.Finding) {
	s := Settings{values: map[string][]Value{}}
	r := &reader{name: file}
	if len(src) > maxFileSize {
		return s, []diag.Finding{tooLarge(file)}
	}
	r.text = scanBytes(src, r.report)
	r.base = len(src) - len(r.text)
	root, err := r.decode()
	if err != nil {
		r.reportSyntax(err)
	}
	if root != nil && !isNull(root) && r.vet(root, 0) {
		keys := make([]string, len(known))
		for i, k := range known {
			keys[i] = k.Name
		}
		r.mapping(root, "the settings", keys, func(i int, _, value *yaml.Node) {
			if v, ok := r.setting(known[i], value); ok {
				s.values[known[i].Name] = v
			}
		})
	}
	return s, diag.Sort(r.findings)
}

func (r *reader) setting(k Setting, n *yaml.Node) ([]Value, bool) {
	switch k.Kind {
	case Flag:
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
			r.reportAt(n, ruleType, "write true or false", "%s must be true or false, this is %s", k.Name, typeName(n))
			return nil, false
		}
		return []Value{{strings.ToLower(n.Value), r.pos(n)}}, true
	case Texts:
		if n.Kind != yaml.SequenceNode {
			r.list(n, k.Name)
			return nil, false
		}
		values := []Value{}
		for _, item := range n.Content {
			if t, ok := r.string(item, "an item of "+k.Name); ok {
				values = append(values, Value{t, r.pos(item)})
			}
		}
		return values, true
	}
	if n.Kind != yaml.ScalarNode || isNull(n) || n.Tag == "!!bool" {
		_, ok := r.string(n, k.Name)
		return nil, ok
	}
	return []Value{{n.Value, r.pos(n)}}, true
}
