package bank

import "strings"

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

// cardNameOf returns the name nearest to s: "topic/id", or "id" where s has no
// slash. It is "" when nothing of a part can stay. A reference to a card becomes
// what the id of that card becomes.
func cardNameOf(s string) string {
	topic, id, found := strings.Cut(s, "/")
	if !found {
		return slugOf(s)
	}
	topic, id = slugOf(topic), slugOf(id)
	if topic == "" || id == "" {
		return ""
	}
	return topic + "/" + id
}
