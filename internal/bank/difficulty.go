package bank

// Difficulty is how hard the author thinks a card is. It is never the
// difficulty that the scheduler keeps.
type Difficulty uint8

// The difficulties. The zero value is none.
const (
	Easy Difficulty = iota + 1
	Medium
	Hard
)

// Difficulties returns the names of the difficulties, easiest first.
func Difficulties() []string { return []string{"easy", "medium", "hard"} }

// String returns the name, or "" for the zero value.
func (d Difficulty) String() string {
	if d < Easy || d > Hard {
		return ""
	}
	return Difficulties()[d-1]
}

// ParseDifficulty returns the difficulty of that name, or false.
func ParseDifficulty(s string) (Difficulty, bool) {
	for i, name := range Difficulties() {
		if s == name {
			return Difficulty(i + 1), true
		}
	}
	return 0, false
}
