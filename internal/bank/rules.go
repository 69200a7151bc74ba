package bank

// The ids of what the reader refuses.
const (
	ruleEncoding     = "encoding"
	ruleControl      = "control-character"
	ruleBidi         = "bidi-character"
	ruleTab          = "tab-indentation"
	ruleSyntax       = "syntax"
	ruleDocument     = "second-document"
	ruleAnchor       = "anchor"
	ruleTag          = "custom-tag"
	ruleUnknownKey   = "unknown-key"
	ruleDuplicateKey = "duplicate-key"
	ruleType         = "wrong-type"
	ruleSize         = "file-size"
	ruleNesting      = "nesting"
	ruleUnreadable   = "unreadable"
	ruleNoCards      = "no-cards"
	ruleMissing      = "missing-field"
	ruleEmpty        = "empty-field"
	ruleSlug         = "slug"
	ruleValue        = "unknown-value"
	ruleSince        = "since"
	ruleURL          = "url"
	ruleCount        = "item-count"
	ruleFollowUp     = "follow-up"
	ruleDuplicateID  = "duplicate-id"
	ruleUnknownCard  = "unknown-card"
	ruleFence        = "unclosed-fence"
)

// Rule describes one check: its id, what it reports and an example of what it
// reports.
type Rule struct {
	ID          string
	Description string
	Example     string
}

// Rules returns the checks of the reader, in the order in which it makes
// them. All of them report errors, and none can be switched off.
func Rules() []Rule {
	return []Rule{
		{ruleUnreadable, "a file or folder that cannot be read, or a loop of symbolic links", "questions/orm.yaml without permission to read"},
		{ruleSize, "a file of more than 32 MiB", "a database dump named dump.yaml"},
		{ruleEncoding, "bytes that are not UTF-8", "a file saved as Latin-1"},
		{ruleControl, "control characters other than line ends and tabs, written raw or as an escape", `question: "\x1b[2J"`},
		{ruleBidi, "characters that override or isolate the direction of text", `question: "\u202e"`},
		{ruleTab, "tabs where YAML wants spaces", "<tab>difficulty: easy"},
		{ruleSyntax, "what is not YAML; the rest of that file is not checked", "question: What is this: a mapping?"},
		{ruleDocument, "a second YAML document in one file", "---"},
		{ruleAnchor, "anchors, aliases and merge keys", "answer: *other"},
		{ruleTag, "YAML tags", "question: !!binary aGk="},
		{ruleNesting, "values nested more than 32 levels deep", "[[[[…"},
		{ruleType, "a value of the wrong type", "question: 42"},
		{ruleUnknownKey, "a key that cards or files do not have", "dificulty: easy"},
		{ruleDuplicateKey, "a key that stands twice", "difficulty: easy, and again difficulty: hard"},
		{ruleNoCards, "a file without a card", "cards: []"},
		{ruleMissing, "a card without topic, difficulty, question or answer", "a card without answer"},
		{ruleEmpty, "an empty text where one is needed", `answer: ""`},
		{ruleSlug, "a topic, id, tag or alias that is no slug: a-z, 0-9 and single hyphens", "id: N+1 Problem"},
		{ruleValue, "a difficulty or a frequency that does not exist", "difficulty: middle"},
		{ruleSince, "a version that is no quoted string such as \"6.0\"", "since: 6.0"},
		{ruleURL, "a reference that is no http or https URL", "refs: [docs.djangoproject.com]"},
		{ruleCount, "a list with too few or too many items: 1 to 8 key points, 1 to 4 variants, up to 4 bonus points", "key_points: []"},
		{ruleFollowUp, "a follow-up that is neither a card nor a question", "- answer: Because."},
		{ruleFence, "a fenced code block that is not closed", "```python"},
		{ruleDuplicateID, "an id or alias that another card has", "two cards orm/n-plus-one"},
		{ruleUnknownCard, "a follow-up that names no card", "card: orm/no-such-card"},
	}
}
