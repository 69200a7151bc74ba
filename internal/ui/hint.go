package ui

// Hint is a key and what it does.
type Hint struct {
	Key, Does string
}
