package plan

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"djq/internal/cli/app"

	"djq/internal/memory"
	"djq/internal/study"
)

// askPlan asks a person for a date and minutes, again after an answer that is
// none. With an empty answer to the first, or at the end of the input, nothing
// is set.
func askPlan(a *app.App, today memory.Day) (setOptions, error) {
	var o setOptions
	in := bufio.NewScanner(a.IO.In)
	// ask returns false when there is no answer.
	ask := func(question string, take func(answer string) error) (bool, error) {
		for {
			fmt.Fprint(a.IO.Out, question)
			if err := a.IO.Out.Flush(); err != nil {
				return false, err
			}
			if !in.Scan() {
				fmt.Fprintln(a.IO.Out)
				return false, in.Err()
			}
			answer := strings.TrimSpace(in.Text())
			if answer == "" {
				return false, nil
			}
			err := take(answer)
			if err == nil {
				return true, nil
			}
			fmt.Fprintf(a.IO.Out, "%s.\n", err)
		}
	}
	var err error
	o.dated, err = ask("When is the interview? A date like 2026-12-18, or Enter for none: ", func(answer string) error {
		o.date = answer
		_, err := planDay(answer, today)
		return err
	})
	if err != nil || !o.dated {
		return o, err
	}
	o.timed, err = ask(fmt.Sprintf("How many minutes a day do you have? [%d] ", defaultMinutes), func(answer string) error {
		n, err := strconv.Atoi(answer)
		if err != nil || n < study.MinMinutes || n > study.MaxMinutes {
			return fmt.Errorf("%q: expected %d to %d", answer, study.MinMinutes, study.MaxMinutes)
		}
		o.minutes = n
		return nil
	})
	return o, err
}

// planDay reads the day of an interview.
func planDay(text string, today memory.Day) (memory.Day, error) {
	day, err := memory.ParseDay(text)
	switch {
	case err != nil:
		return 0, err
	case day < today:
		return 0, fmt.Errorf("%s is over: expected today, %s, or a later day", day, today)
	case day > today+maxDaysAhead:
		return 0, fmt.Errorf("%s is far off: expected a day within three years", day)
	}
	return day, nil
}
