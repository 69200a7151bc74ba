package yaml

import (
	"strings"

	yamlv3 "gopkg.in/yaml.v3"

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
	if len(src) > MaxFileSize {
		return s, []diag.Finding{TooLarge(file)}
	}
	r := NewReader(file, src)
	if root, _ := r.Decode(); root != nil {
		keys := make([]string, len(known))
		for i, k := range known {
			keys[i] = k.Name
		}
		r.Mapping(root, "the settings", keys, func(i int, _, value *Node) {
			if v, ok := r.setting(known[i], value); ok {
				s.values[known[i].Name] = v
			}
		})
	}
	return s, diag.Sort(r.findings)
}

func (r *Reader) setting(k Setting, n *Node) ([]Value, bool) {
	switch k.Kind {
	case Flag:
		if n.Kind != yamlv3.ScalarNode || n.ShortTag() != "!!bool" {
			r.ReportAt(n, RuleType, "write true or false", "%s must be true or false, not %s", k.Name, TypeName(n))
			return nil, false
		}
		return []Value{{strings.ToLower(n.Value), r.Pos(n)}}, true
	case Texts:
		if !IsList(n) {
			r.List(n, k.Name)
			return nil, false
		}
		values := []Value{}
		for _, item := range n.Content {
			if t, ok := r.Text(item, "an item of "+k.Name); ok {
				values = append(values, Value{t, r.Pos(item)})
			}
		}
		return values, true
	}
	if n.Tag == "!!bool" {
		_, ok := r.Text(n, k.Name)
		return nil, ok
	}
	s, _, ok := r.Scalar(n, k.Name)
	return []Value{{s, r.Pos(n)}}, ok
}
