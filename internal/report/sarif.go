package report

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"djq/internal/diag"
	"djq/internal/lint"
)

// The parts of SARIF 2.1.0 that findings need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string         `json:"id"`
		ShortDescription sarifMessage   `json:"shortDescription"`
		HelpURI          string         `json:"helpUri"`
		Help             sarifHelp      `json:"help"`
		Default          sarifLevel     `json:"defaultConfiguration"`
		Properties       sarifRuleProps `json:"properties"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifRuleProps struct {
		Tags []string `json:"tags"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex *int            `json:"ruleIndex,omitempty"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int32 `json:"startLine"`
		StartColumn int32 `json:"startColumn"`
		EndLine     int32 `json:"endLine,omitempty"`
		EndColumn   int32 `json:"endColumn,omitempty"`
	}
)

// SARIF writes a log of the Static Analysis Results Interchange Format 2.1.0
// (OASIS), which code scanners read. The rules are those that ran.
func SARIF(w io.Writer, r Report, tool Tool) error {
	rules := tool.Rules
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "djq", Version: tool.Version, Rules: make([]sarifRule, len(rules))}},
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, len(r.Findings)),
	}
	index := make(map[string]*int, len(rules))
	for i, rule := range rules {
		index[rule.ID] = &i
		explained := tool.Explain(rule.ID)
		run.Tool.Driver.Rules[i] = sarifRule{
			ID:               rule.ID,
			ShortDescription: sarifText(rule.Description),
			HelpURI:          tool.ruleURL(rule.ID),
			Help:             sarifHelp{sarifText(explained).Text, sarifText(explained).Text},
			Default:          sarifLevel{rule.Severity.String()},
			Properties:       sarifRuleProps{[]string{rule.Group}},
		}
	}
	for i, f := range r.Findings {
		result := sarifResult{
			RuleID: f.Rule, RuleIndex: index[f.Rule], Level: f.Severity.String(), Message: sarifText(remark(f)),
			Locations: []sarifLocation{{Physical: sarifPlace(f.File, f.Pos, end(f))}},
		}
		for _, related := range f.Related {
			message := sarifText(related.Message)
			result.Related = append(result.Related, sarifLocation{
				Physical: sarifPlace(related.File, related.Pos, diag.Pos{}),
				Message:  &message,
			})
		}
		run.Results[i] = result
	}
	return encode(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// Tool is the program that made a report.
type Tool struct {
	Version string
	// Rules are those that ran.
	Rules []lint.Rule
	// Explain returns the text about a rule, as Markdown.
	Explain func(rule string) string
	// RulesURL is the address of the page that explains them, see
	// lint.RulesPage.
	RulesURL string
}

// ruleURL returns the address of what explains a rule.
func (t Tool) ruleURL(id string) string { return t.RulesURL + "#" + id }

func sarifPlace(file string, from, to diag.Pos) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifact{fileURI(file)}}
	if from.IsValid() {
		p.Region = &sarifRegion{StartLine: from.Line, StartColumn: from.Col, EndLine: to.Line, EndColumn: to.Col}
	}
	return p
}

// sarifText makes a message string, in which braces hold placeholders and are
// doubled to stand for themselves (section 3.11.5).
func sarifText(s string) sarifMessage {
	return sarifMessage{strings.NewReplacer("{", "{{", "}", "}}").Replace(s)}
}

// fileURI returns a file's URI, relative unless its name is absolute.
func fileURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if filepath.IsAbs(name) {
		u.Scheme = "file"
		u.Path = "/" + strings.TrimPrefix(u.Path, "/")
	}
	return u.String()
}
