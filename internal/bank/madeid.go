package bank

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// madeIDLength is the most bytes of a question's words in a made id.
const madeIDLength = 48

// MadeID returns the id of a card whose author gave none: the question's
// words as a slug. Where letters had to be left out or words did not fit,
// a hash of the whole question follows, so that different questions get
// different ids.
func MadeID(question string) string {
	var b strings.Builder
	whole := true
	gap := false
	for _, r := range strings.ToLower(question) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
			// "don't" is one word.
		default:
			gap = true
			whole = whole && r < 0x80
		}
		if b.Len() > 4*madeIDLength {
			break
		}
	}
	slug := b.String()
	if len(slug) > madeIDLength {
		whole = false
		cut := strings.LastIndexByte(slug[:madeIDLength+1], '-')
		if cut <= 0 {
			cut = madeIDLength
		}
		slug = slug[:cut]
	}
	if whole && slug != "" {
		return slug
	}
	h := fnv.New32a()
	h.Write([]byte(question))
	if slug == "" {
		return fmt.Sprintf("card-%08x", h.Sum32())
	}
	return fmt.Sprintf("%s-%08x", slug, h.Sum32())
}

// IsSlug reports whether s is a slug: [a-z0-9]+(-[a-z0-9]+)*.
func IsSlug(s string) bool {
	last := byte('-')
	for i := range len(s) {
		c := s[i]
		if c == '-' && last == '-' || c != '-' && !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			return false
		}
		last = c
	}
	return last != '-'
}

// slugOf returns the slug nearest to s, or "" when nothing of s can stay.
func slugOf(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	return strings.Join(words, "-")
}
