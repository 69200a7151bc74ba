package memory

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// Parameters are the 21 parameters of FSRS-6, w0 to w20, in the order of
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.
type Parameters [21]float64

// DefaultParameters returns the default parameters of FSRS-6.
func DefaultParameters() Parameters { return Parameters(fsrs.DefaultWeights()) }

// String returns the parameters separated by spaces, from w0 on, for
// ParseParameters to read.
func (p Parameters) String() string {
	words := make([]string, len(p))
	for i, w := range p {
		words[i] = strconv.FormatFloat(w, 'g', -1, 64)
	}
	return strings.Join(words, " ")
}

// ParseParameters reads what String returns.
func ParseParameters(text string) (p Parameters, err error) {
	words := strings.Fields(text)
	if len(words) != len(p) {
		return p, fmt.Errorf("%d parameters: expected %d", len(words), len(p))
	}
	for i, word := range words {
		if p[i], err = strconv.ParseFloat(word, 64); err != nil {
			return p, fmt.Errorf("parameter w%d is %q: expected a number", i, word)
		}
	}
	return p, nil
}
