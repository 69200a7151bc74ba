package csvfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

// The fields that a column may hold: those of a card, its name, and its deck.
const (
	fieldCard = "card" // topic/id
	fieldDeck = "deck"
)

// Fields returns the names of the fields that a column may hold.
func Fields() []string {
	names := []string{fieldCard, fieldDeck}
	for _, f := range bank.CardFields() {
		names = append(names, f.String())
	}
	return names
}

// FieldOf returns the field that the title of a column names, in words that other
// programs use, or "".
func FieldOf(title string) string {
	title = strings.ToLower(strings.Trim(strings.TrimSpace(title), ":*#"))
	title = strings.NewReplacer("_", " ", "-", " ").Replace(title)
	switch title {
	case "card":
		return fieldCard
	case "deck":
		return fieldDeck
	case "id", "slug":
		return bank.FieldID.String()
	case "question", "questions", "front", "q", "prompt", "term", "text", "frage", "pregunta", "domanda", "vraag", "pytanie", "вопрос", "interview question":
		return bank.FieldQuestion.String()
	case "answer", "answers", "back", "a", "definition", "response", "solution", "antwort", "réponse", "reponse", "respuesta", "risposta", "odpowiedź", "ответ":
		return bank.FieldAnswer.String()
	case "hint", "hints", "clue":
		return bank.FieldHint.String()
	case "topic", "topics", "category", "subject", "section", "area", "kategorie", "thema":
		return bank.FieldTopic.String()
	case "difficulty", "level", "seniority", "schwierigkeit":
		return bank.FieldDifficulty.String()
	case "asked", "frequency":
		return bank.FieldAsked.String()
	case "since":
		return bank.FieldSince.String()
	case "tags", "tag", "labels", "keywords":
		return bank.FieldTags.String()
	case "key points", "points":
		return bank.FieldKeyPoints.String()
	case "bonus points":
		return bank.FieldBonusPoints.String()
	case "variants":
		return bank.FieldVariants.String()
	case "follow ups", "follow up", "followups":
		return bank.FieldFollowUps.String()
	case "refs", "references", "reference", "source", "sources", "url", "link", "links":
		return bank.FieldRefs.String()
	case "aliases":
		return bank.FieldAliases.String()
	}
	return ""
}

// Column is a column of a table that was read.
type Column struct {
	Number int    `json:"column"` // from 1
	Title  string `json:"title"`
	Field  string `json:"field"` // that it holds, "" where it is not used
}

// MapError says what is wrong with a mapping of columns.
type MapError struct{ Problem, Remedy string }

func (e *MapError) Error() string { return e.Problem }

// Hint says what to do.
func (e *MapError) Hint() string { return e.Remedy }

// applyMap gives columns the fields that a mapping names: numbers or titles of
// columns by field. A field that is mapped has no other column.
func applyMap(columns []Column, mapping map[string]string) error {
	mapped := map[int]string{} // fields by index of their columns
	for _, field := range Fields() {
		value, ok := mapping[field]
		if !ok {
			continue
		}
		for i := range columns {
			if columns[i].Field == field {
				columns[i].Field = ""
			}
		}
		at := slices.IndexFunc(columns, func(c Column) bool { return strings.EqualFold(strings.TrimSpace(c.Title), strings.TrimSpace(value)) })
		if n, err := strconv.Atoi(value); at < 0 && err == nil {
			at = n - 1
		}
		if at < 0 || at >= len(columns) {
			return &MapError{fmt.Sprintf("there is no column %q for %s", value, field), "columns are " + describe(columns)}
		}
		if other, twice := mapped[at]; twice {
			return &MapError{fmt.Sprintf("column %d is mapped to %s and to %s", at+1, other, field), "name another column for one of them"}
		}
		mapped[at] = field
		columns[at].Field = field
	}
	return nil
}

// ParseMap reads a mapping like question=2,answer=Back.
func ParseMap(text string) (map[string]string, error) {
	mapping := map[string]string{}
	for pair := range strings.SplitSeq(text, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		field, value, ok := strings.Cut(pair, "=")
		field = strings.ToLower(strings.TrimSpace(field))
		switch {
		case !ok || strings.TrimSpace(value) == "":
			return nil, &MapError{fmt.Sprintf("%q in --map names no column", strings.TrimSpace(pair)), "write it like question=2,answer=3, with numbers or titles of columns"}
		case !slices.Contains(Fields(), field):
			hint := "fields are " + strings.Join(Fields(), ", ")
			if near, ok := diag.Nearest(field, Fields()); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, &MapError{fmt.Sprintf("unknown field %q in --map", field), hint}
		}
		if mapping[field] != "" {
			return nil, &MapError{fmt.Sprintf("--map names two columns for %s", field), "name one"}
		}
		mapping[field] = strings.TrimSpace(value)
	}
	return mapping, nil
}

// describe lists columns by number and title.
func describe(columns []Column) string {
	var words []string
	for _, c := range columns {
		word := strconv.Itoa(c.Number)
		if c.Title != "" {
			word += " " + strconv.Quote(c.Title)
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}
