package drill

import (
	"fmt"
	"strings"

	"djq/internal/drill"
)

// keysHelp lists the keys for the help of the command, by where they mean
// something.
func keysHelp() string {
	places := []struct {
		at   drill.Place
		name string
	}{
		{drill.AtQuestion, "At a question"},
		{drill.AtAnswer, "At an answer"},
		{drill.AtQuestion | drill.AtAnswer, "At both"},
		{drill.AtFollowUp, "At a follow-up"},
		{drill.AtEnd, "When all cards have been shown"},
		{drill.Anywhere, "Anywhere"},
		{drill.Writing, "While writing with --type"},
	}
	var sentences []string
	for _, place := range places {
		var keys []string
		for _, b := range drill.KeyTable() {
			if b.At == place.at {
				keys = append(keys, fmt.Sprintf("%s (%s)", b.Name("-"), b.Label))
			}
		}
		sentences = append(sentences, place.name+": "+strings.Join(keys, ", ")+".")
	}
	return strings.Join(sentences, " ")
}
