package app

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Confirm asks a person a question that only y or yes answers with yes. Where
// nobody can answer, it fails, and the hint says what to do there.
func (s *Streams) Confirm(question, hint string) (bool, error) {
	if !s.InTerminal() {
		return false, UsageError(hint, "cannot ask without a terminal: %s", question)
	}
	if err := s.Out.Flush(); err != nil {
		return false, err
	}
	fmt.Fprintf(s.Err, "%s [y/N] ", question)
	answer, err := bufio.NewReader(s.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, BrokenError("", "cannot read from the terminal: %w", err)
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true, nil
	}
	return false, nil
}
