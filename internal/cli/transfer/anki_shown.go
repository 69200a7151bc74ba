package transfer

import (
	"fmt"
	"strings"

	"djq/internal/anki"
	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/ui"
)

// empty reports whether nothing is to be taken.
func (h *homecoming) empty() bool {
	return h == nil || len(h.changes) == 0 && (h.reviews == nil || len(h.reviews.All()) == 0)
}

// does says what would be done, for the question, "" for nothing.
func (h *homecoming) does() string {
	if h == nil {
		return ""
	}
	var words []string
	taken, _ := h.counts()
	if taken > 0 {
		words = append(words, "change "+humanize.Count(taken, "card"))
	}
	if h.newcomers.noted > 0 {
		words = append(words, "add "+humanize.Count(h.newcomers.noted, "note")+" on new cards")
	}
	if h.fresh > 0 {
		words = append(words, "keep "+humanize.Count(h.fresh, "draft"))
	}
	if h.reviews != nil && len(h.reviews.Events) > 0 {
		words = append(words, "add "+humanize.Count(len(h.reviews.Events), "review"))
	}
	suspended, ended := h.suspensions()
	if len(suspended) > 0 {
		words = append(words, "suspend "+humanize.Count(len(suspended), "card"))
	}
	if len(ended) > 0 {
		words = append(words, "ask "+humanize.Count(len(ended), "suspended card")+" again")
	}
	return strings.Join(words, ", ")
}

// done says what was done, a line each.
func (h *homecoming) done() []string {
	if h == nil {
		return nil
	}
	var lines []string
	taken, _ := h.counts()
	if taken > 0 {
		lines = append(lines, humanize.Count(taken, "card")+" changed as in Anki")
	}
	if h.newcomers.noted > 0 {
		lines = append(lines, humanize.Count(h.newcomers.noted, "note")+" on new cards added")
	}
	if h.fresh > 0 {
		lines = append(lines, humanize.Count(h.fresh, "draft")+" kept; djq edit CARD goes on with it")
	}
	if h.reviews != nil && len(h.reviews.Events) > 0 {
		lines = append(lines, humanize.Count(len(h.reviews.Events), "review")+" added")
	}
	suspended, ended := h.suspensions()
	if len(suspended) > 0 {
		lines = append(lines, humanize.Count(len(suspended), "card")+" suspended")
	}
	if len(ended) > 0 {
		lines = append(lines, humanize.Count(len(ended), "card")+" no longer suspended")
	}
	return lines
}

// suspensions returns the cards that are suspended as in Anki, and those that are
// no longer.
func (h *homecoming) suspensions() (suspended, ended []string) {
	if h.reviews == nil {
		return nil, nil
	}
	for _, e := range h.reviews.Suspensions {
		if e.Kind == event.Suspend {
			suspended = append(suspended, e.Card)
		} else {
			ended = append(ended, e.Card)
		}
	}
	return suspended, ended
}

// counts returns how many cards something is taken of, and how many have conflicts.
func (h *homecoming) counts() (taken, conflicts int) {
	for _, m := range h.merged {
		if len(m.Taken) > 0 {
			taken++
		}
		if len(m.Conflicts) > 0 {
			conflicts++
		}
	}
	return taken, conflicts
}

// lines returns what is shown of djq's own notes. Every conflict is named.
func (h *homecoming) lines(printer ui.Printer) []string {
	if h == nil || h.notes == 0 && h.reviews == nil {
		return nil
	}
	var lines []string
	heading := func(text string) { lines = append(lines, "", printer.Style(ui.Heading, text)) }
	taken, conflicts := h.counts()
	if taken > 0 {
		heading("Changed in Anki: " + humanize.Count(taken, "card"))
		for _, m := range h.merged {
			if len(m.Taken) > 0 {
				lines = append(lines, "   "+printer.Style(ui.Code, m.Card.Name())+": "+strings.Join(m.Taken, ", "))
			}
		}
	}
	if conflicts > 0 {
		heading("Conflicts: " + humanize.Count(conflicts, "card"))
		lines = append(lines, "   Yours stay as they are; what Anki has is kept as drafts.")
		for i, m := range h.merged {
			for _, c := range m.Conflicts {
				lines = append(lines, conflictLines(printer, m, c)...)
			}
			if len(m.Conflicts) > 0 {
				lines = append(lines, "      draft: "+h.drafts[i])
			}
		}
	}
	leftOut := 0
	for _, m := range h.merged {
		leftOut += len(m.LeftOut)
	}
	if n := leftOut + len(h.unknown); n > 0 {
		heading("Left out of your cards: " + humanize.Number(n))
		for _, m := range h.merged {
			for _, name := range m.LeftOut {
				lines = append(lines, "   "+printer.Style(ui.Code, m.Card.Name())+": "+markdown.CleanLine(name))
			}
		}
		for _, name := range h.unknown[:min(len(h.unknown), shownLeftOut)] {
			lines = append(lines, "   "+markdown.CleanLine(name)+": you exported it, and your banks no longer have it; --restore brings it back")
		}
		lines = appendMore(lines, len(h.unknown))
	}
	if r := h.reviews; r != nil {
		heading(fmt.Sprintf("Reviews: %s new, %s there already", humanize.Number(len(r.Events)), humanize.Number(r.Known)))
		if r.Ahead > 0 {
			lines = append(lines, fmt.Sprintf("   %s dated after now, left out", humanize.Number(r.Ahead)))
		}
		suspended, ended := h.suspensions()
		for _, s := range []struct {
			text  string
			names []string
		}{{"Suspended in Anki: ", suspended}, {"No longer suspended in Anki: ", ended}} {
			if n := len(s.names); n > 0 {
				heading(s.text + humanize.Count(n, "card"))
				for _, name := range s.names[:min(n, shownLeftOut)] {
					lines = append(lines, "   "+printer.Style(ui.Code, name))
				}
				lines = appendMore(lines, n)
			}
		}
		if r.Staying > 0 {
			lines = append(lines, "", humanize.Count(r.Staying, "card")+" suspended here and not in Anki: djq history unsuspend asks them again")
		}
	}
	return lines
}

// conflictLines returns a conflict as lines: which part, and both texts.
func conflictLines(printer ui.Printer, m anki.Merged, c anki.Conflict) []string {
	why := "changed here and in Anki"
	if c.Why != "" {
		why = "cannot be taken: " + markdown.CleanLine(c.Why)
	}
	return []string{
		"   " + printer.Style(ui.Code, m.Card.Name()) + ": " + c.Part + " " + why,
		"      here: " + shortened(c.Mine),
		"      Anki: " + shortened(c.Theirs),
	}
}

// shortened returns the beginning of a text on one line.
func shortened(text string) string {
	const most = 100
	line := []rune(strings.Join(strings.Fields(markdown.CleanLine(text)), " "))
	if len(line) > most {
		return string(line[:most]) + "…"
	}
	return string(line)
}

// homeJSON is what an import of Anki's says of djq's own notes with --json.
type homeJSON struct {
	Notes     int            `json:"notes"`
	Taken     []takenJSON    `json:"taken"`
	Conflicts []conflictJSON `json:"conflicts"`
	Unknown   []string       `json:"unknown"`  // cards that were exported from here, and are here no more
	LeftOut   []string       `json:"left_out"` // pictures and sounds
	Reviews   *reviewsJSON   `json:"reviews"`  // null without --with-progress
}

type takenJSON struct {
	Card  string   `json:"card"`
	Parts []string `json:"parts"`
}

type conflictJSON struct {
	Card  string `json:"card"`
	Part  string `json:"part"`
	Why   string `json:"why"` // empty where both sides changed
	Here  string `json:"here"`
	Anki  string `json:"anki"`
	Draft string `json:"draft"`
}

type reviewsJSON struct {
	New   int `json:"new"`
	Known int `json:"known"`
	Ahead int `json:"ahead"` // dated after now
	// Cards that are suspended now, and no longer.
	Suspended   []string `json:"suspended"`
	Unsuspended []string `json:"unsuspended"`
}

func (h *homecoming) json() *homeJSON {
	if h == nil {
		return nil
	}
	j := &homeJSON{Notes: h.notes, Taken: []takenJSON{}, Conflicts: []conflictJSON{}, Unknown: app.List(h.unknown), LeftOut: []string{}}
	for i, m := range h.merged {
		if len(m.Taken) > 0 {
			j.Taken = append(j.Taken, takenJSON{m.Card.Name(), m.Taken})
		}
		for _, c := range m.Conflicts {
			j.Conflicts = append(j.Conflicts, conflictJSON{m.Card.Name(), c.Part, c.Why, c.Mine, c.Theirs, h.drafts[i]})
		}
		for _, name := range m.LeftOut {
			j.LeftOut = append(j.LeftOut, m.Card.Name()+": "+name)
		}
	}
	if h.reviews != nil {
		suspended, ended := h.suspensions()
		j.Reviews = &reviewsJSON{len(h.reviews.Events), h.reviews.Known, h.reviews.Ahead, app.List(suspended), app.List(ended)}
	}
	return j
}
