package simulation

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"djq/internal/memory"
	"djq/internal/memory/fit"
)

// RealLearners returns learners whose true parameters are those fitted to real
// people. The prior that djq has of each is made without that learner, and nil
// when fitted is false. Each line of the file is a person: a number, reviews, log
// loss and the parameters of FSRS-6; # begins a comment.
func RealLearners(file io.Reader, fitted bool) ([]Learner, error) {
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	const before = 3 // columns before the parameters
	all := make([]memory.Parameters, len(rows))
	for n, row := range rows {
		if len(row) != before+len(all[n]) {
			return nil, fmt.Errorf("learner %s has %d columns, expected %d", row[0], len(row), before+len(all[n]))
		}
		for i := range all[n] {
			if all[n][i], err = strconv.ParseFloat(row[before+i], 64); err != nil {
				return nil, err
			}
		}
	}
	var learners []Learner
	for n := range all {
		l := Learner{Name: rows[n][0], Memory: &all[n]}
		if fitted {
			prior := fit.PriorOf(slices.Concat(all[:n], all[n+1:]))
			l.Prior = &prior
		}
		learners = append(learners, l)
	}
	return learners, nil
}
