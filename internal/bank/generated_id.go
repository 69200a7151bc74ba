package bank

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// maxGeneratedWords is how many bytes of a question's words a generated id has
// at most.
const maxGeneratedWords = 48

// GenerateID returns the id of a card whose author gave none: the question's
// words as a slug. Where letters had to be left out or words did not fit,
// a hash of the whole question follows, so that different questions get
// different ids.
func GenerateID(question string) string {
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
		if b.Len() > 4*maxGeneratedWords {
			break
		}
	}
	slug := b.String()
	if len(slug) > maxGeneratedWords {
		whole = false
		cut := strings.LastIndexByte(slug[:maxGeneratedWords+1], '-')
		if cut <= 0 {
			cut = maxGeneratedWords
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
