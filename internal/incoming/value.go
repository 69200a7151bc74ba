package incoming

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"djq/internal/bank"
)

// Difficulty returns the difficulty that a word means elsewhere, or false.
func Difficulty(word string) (bank.Difficulty, bool) {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "easy", "beginner", "basic", "basics", "simple", "junior", "entry", "low", "fresher", "leicht", "einfach", "fácil", "facile", "1":
		return bank.Easy, true
	case "medium", "intermediate", "mid", "middle", "moderate", "normal", "mittel", "media", "medio", "moyen", "2":
		return bank.Medium, true
	case "hard", "advanced", "difficult", "expert", "senior", "high", "experienced", "schwer", "schwierig", "difícil", "difficile", "3":
		return bank.Hard, true
	}
	return 0, false
}

// Slug returns the slug nearest to a text: accents are taken off, and what is no
// letter or digit separates words. A text of other letters alone becomes a slug
// made of a hash; an empty one stays empty.
func Slug(s string) string {
	var b strings.Builder
	gap, letters := false, false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		default:
			gap = true
			letters = letters || unicode.IsLetter(r)
		}
	}
	if b.Len() == 0 && letters {
		h := fnv.New32a()
		h.Write([]byte(s))
		return fmt.Sprintf("x-%08x", h.Sum32())
	}
	const most = 60
	slug := b.String()
	if len(slug) > most {
		slug = strings.TrimRight(slug[:most], "-")
	}
	return slug
}

// Tags returns tags of other programs as slugs, each once, less those that Anki
// sets by itself.
func Tags(words []string) []string {
	var tags []string
	seen := map[string]bool{"leech": true, "marked": true}
	for _, word := range words {
		if slug := Slug(word); slug != "" && !seen[slug] {
			seen[slug] = true
			tags = append(tags, slug)
		}
	}
	return tags
}

// topics returns the topics that decks become, by the decks' names: the slug of
// the last part of the name or, where several decks have the same, of the whole.
// Decks without a name of their own become the fallback.
func topics(decks []string, fallback string) map[string]string {
	byLast := map[string]string{} // the deck that a last part is of
	shared := map[string]bool{}
	for _, deck := range decks {
		last := lastPart(deck)
		if other, ok := byLast[last]; ok && other != deck {
			shared[last] = true
		}
		byLast[last] = deck
	}
	found := map[string]string{}
	for _, deck := range decks {
		topic := lastPart(deck)
		if shared[topic] {
			topic = Slug(deck)
		}
		if deck == "" || topic == "" || topic == "default" {
			topic = fallback
		}
		found[deck] = topic
	}
	return found
}

// lastPart returns the slug of the last part of a deck's name.
func lastPart(deck string) string {
	if i := strings.LastIndex(deck, "::"); i >= 0 {
		deck = deck[i+2:]
	}
	return Slug(deck)
}
