package anki

import (
	"encoding/json"
	"slices"
	"strings"

	"djq/internal/bank"
)

// part is one of what a note says of a card: changes are told apart and merged by
// parts.
type part int

// The parts. Those from partDifficulty on are tags of the note.
const (
	partQuestion part = iota
	partHint
	partAnswer
	partKeyPoints
	partBonusPoints
	partFollowUps
	partRefs
	partNote
	partDifficulty
	partAsked
	partSince
	partTags
	partCount
)

// String returns the name of a part, which is that of the card's field.
func (p part) String() string {
	switch p {
	case partQuestion:
		return bank.FieldQuestion.String()
	case partHint:
		return bank.FieldHint.String()
	case partAnswer:
		return bank.FieldAnswer.String()
	case partKeyPoints:
		return bank.FieldKeyPoints.String()
	case partBonusPoints:
		return bank.FieldBonusPoints.String()
	case partFollowUps:
		return bank.FieldFollowUps.String()
	case partRefs:
		return bank.FieldRefs.String()
	case partNote:
		return NotePart
	case partDifficulty:
		return bank.FieldDifficulty.String()
	case partAsked:
		return bank.FieldAsked.String()
	case partSince:
		return bank.FieldSince.String()
	case partTags:
		return bank.FieldTags.String()
	}
	return ""
}

// content is what a card and the note on it say, part by part. Texts are Markdown,
// or HTML in what shown returns.
type content struct {
	Question, Hint, Answer   string
	KeyPoints, BonusPoints   []string
	FollowUps                []bank.FollowUp
	Refs                     []string
	Note                     string
	Difficulty, Asked, Since string
	Tags                     []string
}

// contentOf returns what a card and the user's note on it say.
func contentOf(c *bank.Card) content {
	return content{
		Question: c.Question, Hint: c.Hint, Answer: c.Answer, KeyPoints: c.KeyPoints, BonusPoints: c.BonusPoints,
		FollowUps: c.FollowUps, Refs: c.Refs, Note: c.Note,
		Difficulty: c.Difficulty.String(), Asked: c.Asked.String(), Since: c.Since.String(), Tags: c.Tags,
	}
}

// part returns a pointer to what a part says: *string, *[]string or
// *[]bank.FollowUp.
func (c *content) part(p part) any {
	switch p {
	case partQuestion:
		return &c.Question
	case partHint:
		return &c.Hint
	case partAnswer:
		return &c.Answer
	case partKeyPoints:
		return &c.KeyPoints
	case partBonusPoints:
		return &c.BonusPoints
	case partFollowUps:
		return &c.FollowUps
	case partRefs:
		return &c.Refs
	case partNote:
		return &c.Note
	case partDifficulty:
		return &c.Difficulty
	case partAsked:
		return &c.Asked
	case partSince:
		return &c.Since
	}
	return &c.Tags
}

// text returns what a part says as a text that is equal for equal parts. White
// space around texts says nothing, nor does the order of tags.
func (c *content) text(p part) string {
	var value any
	switch v := c.part(p).(type) {
	case *string:
		return strings.TrimSpace(*v)
	case *[]string:
		list := make([]string, len(*v))
		for i, s := range *v {
			list[i] = strings.TrimSpace(s)
		}
		if p == partTags {
			slices.Sort(list)
		}
		value = list
	case *[]bank.FollowUp:
		list := slices.Clone(*v)
		for i, u := range list {
			list[i] = bank.FollowUp{Card: u.Card, Question: strings.TrimSpace(u.Question), Answer: strings.TrimSpace(u.Answer)}
		}
		if list == nil {
			list = []bank.FollowUp{}
		}
		value = list
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // strings alone
	}
	return string(text)
}

// take makes a part say what it says in another content.
func (c *content) take(p part, from *content) {
	switch v := c.part(p).(type) {
	case *string:
		*v = *from.part(p).(*string)
	case *[]string:
		*v = *from.part(p).(*[]string)
	case *[]bank.FollowUp:
		*v = *from.part(p).(*[]bank.FollowUp)
	}
}

// card returns a card with all parts, and else as it was. It is
// false where a part cannot be one of a card, which the reader of banks would say
// with more words: for the values that are no text.
func (c *content) card(old *bank.Card) (*bank.Card, bool) {
	made := *old
	made.Question, made.Hint, made.Answer = c.Question, c.Hint, c.Answer
	made.KeyPoints, made.BonusPoints, made.FollowUps = c.KeyPoints, c.BonusPoints, c.FollowUps
	made.Refs, made.Tags, made.Note = c.Refs, c.Tags, c.Note
	var ok [3]bool
	made.Difficulty, ok[0] = bank.ParseDifficulty(c.Difficulty)
	made.Asked, ok[1] = bank.ParseAsked(c.Asked)
	if ok[2] = c.Since == ""; ok[2] {
		made.Since = bank.Version{}
	} else if since, err := bank.ParseVersion(c.Since); err == nil {
		made.Since, ok[2] = since, true
	}
	return &made, ok == [3]bool{true, true, true}
}
