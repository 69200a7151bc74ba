package transfer

import (
	"context"
	"fmt"
	"strings"

	"djq/internal/anki/foreign"
	"djq/internal/apkg"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
)

// describeFields says which fields of notes become what, a line each.
func describeFields(types []foreign.Fields) []string {
	var lines []string
	for _, f := range types {
		question, answer, also, unused := f.Names()
		line := fmt.Sprintf("%s, %s: question %s", f.Type.Name, humanize.Count(f.Notes, "note"), orNone(question))
		if f.Type.Cloze {
			line += ", answers from its gaps"
		} else {
			line += ", answer " + orNone(answer)
		}
		if len(also) > 0 {
			line += ", also " + strings.Join(also, ", ")
		}
		if len(unused) > 0 {
			line += "; not used: " + strings.Join(unused, ", ")
		}
		if n := f.Counts[foreign.AsksReversed]; n > 0 {
			line += "; " + humanize.Count(n, "card") + " reversed: question " + orNone(answer) + ", answer " + orNone(question)
		}
		if n := f.Counts[foreign.AsksOther]; n > 0 {
			line += "; left out: " + humanize.Count(n, "card") + " that ask something else (" + strings.Join(f.OtherTemplates(), ", ") + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

func orNone(field string) string {
	if field == "" {
		return "none"
	}
	return field
}

// noteTypeJSON says which fields of notes become what, in JSON.
type noteTypeJSON struct {
	Type     string   `json:"type"`
	Notes    int      `json:"notes"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"` // empty for clozes
	Also     []string `json:"also"`
	Unused   []string `json:"unused"`
	Reversed int      `json:"reversed"` // cards that ask for the question
	LeftOut  int      `json:"left_out"` // cards of templates that ask something else
}

func noteTypesJSON(types []foreign.Fields) []noteTypeJSON {
	list := []noteTypeJSON{}
	for _, f := range types {
		question, answer, also, unused := f.Names()
		list = append(list, noteTypeJSON{f.Type.Name, f.Notes, question, answer, app.List(also), app.List(unused), f.Counts[foreign.AsksReversed], f.Counts[foreign.AsksOther]})
	}
	return list
}

// addFoundReviews adds the reviews of cards that were found, once it is decided
// which cards they are.
func (o *importAnkiOptions) addFoundReviews(ctx context.Context, h *homecoming, p *apkg.Package, read *foreign.Result, plan *incoming.Plan) error {
	if !o.progress || len(read.Found.Cards) == 0 { // those of newcomers are among them
		return nil
	}
	return o.addReviews(ctx, h, p, func(c *apkg.Card) string {
		if i, ok := read.Index(c); ok {
			return plan.Names[i]
		}
		if c.Template == 0 {
			return h.newcomers.names[c.Note]
		}
		return ""
	})
}
