package yaml

import "djq/internal/diag"

// Ids of the rules.
const (
	RuleSize         = "file-size"
	RuleEncoding     = "encoding"
	RuleControl      = "control-character"
	RuleBidi         = "bidi-character"
	RuleTab          = "tab-indentation"
	RuleSyntax       = "syntax"
	RuleDocument     = "second-document"
	RuleAnchor       = "anchor"
	RuleTag          = "custom-tag"
	RuleNesting      = "nesting"
	RuleType         = "wrong-type"
	RuleUnknownKey   = "unknown-key"
	RuleDuplicateKey = "duplicate-key"
	RuleEmpty        = "empty-field"
)

// Rules returns the checks of the reader, in the order in which it makes
// them. All of them report errors.
func Rules() []diag.Rule {
	return []diag.Rule{
		{ID: RuleSize, Description: "a file larger than 32 MiB, or with more than 10,000 errors", Example: "a database dump named dump.yaml"},
		{ID: RuleEncoding, Description: "bytes that are not valid UTF-8", Example: "a file saved as Latin-1"},
		{ID: RuleControl, Description: "control characters other than line ends and tabs, written raw or as an escape", Example: `question: "\x1b[2J"`},
		{ID: RuleBidi, Description: "characters that override or isolate the direction of text", Example: `question: "\u202e"`},
		{ID: RuleTab, Description: "tabs used for indentation", Example: "<tab>difficulty: easy"},
		{ID: RuleSyntax, Description: "invalid YAML; the rest of that file is not checked", Example: "question: What is this: a mapping?"},
		{ID: RuleDocument, Description: "a second YAML document in one file", Example: "---"},
		{ID: RuleAnchor, Description: "anchors, aliases and merge keys", Example: "answer: *other"},
		{ID: RuleTag, Description: "YAML tags", Example: "question: !!binary aGk="},
		{ID: RuleNesting, Description: "values nested more than 32 levels deep", Example: "[[[[…"},
		{ID: RuleType, Description: "a value of the wrong type", Example: "question: 42"},
		{ID: RuleUnknownKey, Description: "a key that djq does not know", Example: "dificulty: easy"},
		{ID: RuleDuplicateKey, Description: "a key that appears twice", Example: "difficulty: easy, and again difficulty: hard"},
		{ID: RuleEmpty, Description: "a field with no text", Example: `answer: ""`},
	}
}
