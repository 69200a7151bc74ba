package bank

// Asked is how often interviews ask a card.
type Asked uint8

// The frequencies. The zero value is Sometimes, the default.
const (
	Sometimes Asked = iota
	Often
	Rarely
)

// Frequencies returns the names of the values of Asked, most frequent first.
func Frequencies() []string { return []string{"often", "sometimes", "rarely"} }

// String returns the name.
func (a Asked) String() string {
	switch a {
	case Often:
		return "often"
	case Rarely:
		return "rarely"
	}
	return "sometimes"
}

// Weight is how much a card counts in every weighted figure: often 4,
// sometimes 2, rarely 1.
func (a Asked) Weight() float64 {
	switch a {
	case Often:
		return 4
	case Rarely:
		return 1
	}
	return 2
}

// ParseAsked returns the frequency of that name, or false.
func ParseAsked(s string) (Asked, bool) {
	for _, a := range []Asked{Often, Sometimes, Rarely} {
		if s == a.String() {
			return a, true
		}
	}
	return Sometimes, false
}
