package plan

import (
	"bufio"
	"fmt"
	"strings"
)

// ask asks a person for a date and minutes, again after an invalid answer.
// After an empty answer to the first question, or at the end of the input,
// nothing is set.
func (o *setOptions) ask() error {
	in := bufio.NewScanner(o.IO.In)
	dated, err := o.askOne(in, "When is the interview? Enter a date like 2026-12-18, or press Enter to skip: ", func(answer string) error {
		o.date = answer
		_, err := parseDate(answer, o.Today())
		return err
	})
	if o.dated = dated; err != nil || !dated {
		return err
	}
	o.timed, err = o.askOne(in, fmt.Sprintf("How many minutes a day do you have? [%d] ", defaultMinutes), func(answer string) error {
		o.minutes = answer
		_, err := parseMinutes(answer)
		return err
	})
	return err
}

// askOne asks a question until an answer is valid. It returns false when there
// is no answer.
func (o *setOptions) askOne(in *bufio.Scanner, question string, parse func(answer string) error) (bool, error) {
	for {
		fmt.Fprint(o.IO.Out, question)
		if err := o.IO.Out.Flush(); err != nil {
			return false, err
		}
		if !in.Scan() {
			fmt.Fprintln(o.IO.Out)
			return false, in.Err()
		}
		answer := strings.TrimSpace(in.Text())
		if answer == "" {
			return false, nil
		}
		err := parse(answer)
		if err == nil {
			return true, nil
		}
		fmt.Fprintf(o.IO.Out, "%s.\n", err)
	}
}
