package bank

import "slices"

// Field is a key of a bank file or of a card. Fields are ordered as they are
// written: those of the head of a file, then those of a card.
type Field uint8

// The fields. FieldQuestion, FieldAnswer and FieldCard also name the keys of a
// follow-up.
const (
	FieldTopic Field = iota + 1
	FieldTitle
	FieldSummary
	FieldID
	FieldDifficulty
	FieldAsked
	FieldSince
	FieldTags
	FieldQuestion
	FieldVariants
	FieldHint
	FieldAnswer
	FieldKeyPoints
	FieldBonusPoints
	FieldFollowUps
	FieldRefs
	FieldAliases
	FieldCards
	FieldCard
)

// String returns the key as it is written in a file.
func (f Field) String() string { return fields[f].name }

// HeadFields returns the fields that the head of a file may have, in order.
func HeadFields() []Field { return slices.Clone(headFields) }

// CardFields returns the fields that a card may have, in order.
func CardFields() []Field { return slices.Clone(cardFields) }

// IsOfCard reports whether cards have the field, and not only heads of files.
func (f Field) IsOfCard() bool { return fields[f].value != nil }

// IsRequired reports whether every card, or its file, must have the field.
// Banks may require others.
func (f Field) IsRequired() bool { return f == FieldCards || fields[f].required != "" }

// IsSearched reports whether a search looks into the texts of the field.
func (f Field) IsSearched() bool { return fields[f].searched }
