package memory

import "github.com/open-spaced-repetition/go-fsrs/v4"

// Parameters are the 21 parameters of FSRS-6, w0 to w20, in the order of
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.
type Parameters [21]float64

// DefaultParameters returns the default parameters of FSRS-6.
func DefaultParameters() Parameters { return Parameters(fsrs.DefaultWeights()) }
