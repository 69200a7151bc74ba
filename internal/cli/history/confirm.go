package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"djq/internal/cli/app"
)

// confirm asks a person a question that only y or yes answers with yes. Where
// nobody can answer, it fails.
func confirm(streams *app.Streams, question string) (bool, error) {
	if !streams.InTerminal() {
		return false, app.UsageError("--yes changes them without asking", "cannot ask without a terminal: %s", question)
	}
	fmt.Fprintf(streams.Err, "%s [y/N] ", question)
	answer, err := bufio.NewReader(streams.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, app.BrokenError("", "cannot read from the terminal: %w", err)
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true, nil
	}
	return false, nil
}
