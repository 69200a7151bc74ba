package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
)

// ConfigName is the name of the settings file in a bank's root.
const ConfigName = ".djq-lint.yaml"

// Config is what a bank asks for in its settings file. The zero value asks
// for nothing.
type Config struct {
	require []bank.Field // fields that each card, or its file, must have
	length  bool         // answers must be as long as their difficulty says
	points  numberRange  // of key points on each card; zero: any
	topics  []string     // the topics there are; empty: any
	disable []string     // rules that are switched off
	broken  bool         // something in the file was refused
}

// disables reports whether a rule is switched off.
func (c *Config) disables(rule string) bool { return slices.Contains(c.disable, rule) }

// requires reports whether a field is required.
func (c *Config) requires(f bank.Field) bool { return slices.Contains(c.require, f) }

// settingRule describes what is reported about the settings file itself, apart
// from what the reader reports there.
func settingRule() Rule {
	return Rule{
		ID: "lint-setting", Group: GroupReader, Severity: diag.Error,
		Description: "an invalid value in " + ConfigName,
		Example:     "disable: [no-such-rule]",
	}
}

// requirable returns the fields that a bank may require; the reader requires
// the others of every bank.
func requirable() []bank.Field {
	fields := slices.Concat(bank.HeadFields(), bank.CardFields())
	return slices.DeleteFunc(fields, bank.Field.IsRequired)
}

// ReadConfig reads a settings file. What it refuses it leaves out.
func ReadConfig(file string, src []byte) (*Config, []diag.Finding) {
	settings, findings := yaml.ParseSettings(file, src, []yaml.Setting{
		{Name: "require", Kind: yaml.Texts},
		{Name: "length", Kind: yaml.Flag},
		{Name: "points", Kind: yaml.Text},
		{Name: "topics", Kind: yaml.Texts},
		{Name: "disable", Kind: yaml.Texts},
	})
	r := configReader{file: file, findings: findings}
	c := &Config{
		require: r.fields(settings.Texts("require")),
		length:  settings.Flag("length"),
		topics:  r.topics(settings.Texts("topics")),
		disable: r.disabled(settings.Texts("disable")),
	}
	if settings.Has("points") {
		c.points = r.span(settings.Text("points"))
	}
	c.broken = len(r.findings) > 0
	return c, diag.Sort(r.findings)
}

type configReader struct {
	file     string
	findings []diag.Finding
}

// refuse reports a value.
func (r *configReader) refuse(v yaml.Value, hint, format string, args ...any) {
	rule := settingRule()
	r.findings = append(r.findings, diag.Finding{
		File: r.file, Pos: v.Pos, Severity: rule.Severity, Rule: rule.ID,
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

func (r *configReader) fields(values []yaml.Value) []bank.Field {
	var fields []bank.Field
	names := make([]string, 0, len(requirable()))
	for _, f := range requirable() {
		names = append(names, f.String())
	}
	for _, v := range values {
		i := slices.Index(names, v.Text)
		if i < 0 {
			r.refuse(v, suggest(v.Text, names, "fields that can be required"), "unknown field %q", v.Text)
			continue
		}
		fields = append(fields, requirable()[i])
	}
	return fields
}

func (r *configReader) topics(values []yaml.Value) []string {
	var topics []string
	for _, v := range values {
		if !bank.IsSlug(v.Text) {
			r.refuse(v, "use a-z, 0-9 and single hyphens", "%q is not a valid topic", v.Text)
			continue
		}
		topics = append(topics, v.Text)
	}
	return topics
}

func (r *configReader) disabled(values []yaml.Value) []string {
	var ids []string
	for _, v := range values {
		if reason, hint := silenceable(v.Text); reason != "" {
			r.refuse(v, hint, "%s", reason)
			continue
		}
		ids = append(ids, v.Text)
	}
	return ids
}

// span reads "3-6", or "3" for exactly three.
func (r *configReader) span(v yaml.Value) numberRange {
	low, high, found := strings.Cut(v.Text, "-")
	if !found {
		high = low
	}
	minimum, errMin := strconv.Atoi(strings.TrimSpace(low))
	maximum, errMax := strconv.Atoi(strings.TrimSpace(high))
	if errMin != nil || errMax != nil || minimum < 1 || maximum < minimum || maximum > 8 {
		r.refuse(v, "write the number of key points per card, such as 3-6", "points %q: expected a range between 1 and 8", v.Text)
		return numberRange{}
	}
	return numberRange{minimum, maximum}
}

// silenceable returns why a rule cannot be switched off or ignored, and what
// to do about it; both are empty for a warning.
func silenceable(id string) (reason, hint string) {
	var warnings []string
	for _, r := range Rules() {
		if r.Severity == diag.Warning {
			warnings = append(warnings, r.ID)
		} else if r.ID == id {
			return fmt.Sprintf("%s is an error and cannot be disabled", id), "fix what it reports"
		}
	}
	if slices.Contains(warnings, id) {
		return "", ""
	}
	return fmt.Sprintf("unknown rule %q", id), suggest(id, warnings, "rules")
}

// suggest returns a hint that names the candidate nearest to a word, or all.
func suggest(word string, candidates []string, what string) string {
	if near, ok := diag.Nearest(word, candidates); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return what + ": " + strings.Join(candidates, ", ")
}
