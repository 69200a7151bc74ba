package apkg

import (
	"encoding/json"
	"slices"
	"strconv"
)

// The settings of a collection, as schema 11 keeps them in the table col. Anki
// takes of them what it needs to import a package; keys that it would miss are
// written with its own defaults.

func collectionSettings() any {
	return map[string]any{
		"activeDecks": []int64{defaultDeck}, "curDeck": defaultDeck, "newSpread": 0, "collapseTime": 1200,
		"timeLim": 0, "estTimes": true, "dueCounts": true, "curModel": nil, "nextPos": 1,
		"sortType": "noteFld", "sortBackwards": false, "addToCur": true, "dayLearnFirst": false,
		// Days are counted by calendar dates and turn at 4 a.m., as in Anki of today.
		"schedVer": 2, "sched2021": true, "creationOffset": 0, "rollover": 4,
	}
}

// defaultDeck is the ID of the deck that every collection has, and of the only
// options for decks.
const defaultDeck = 1

func deckSettings(decks []Deck, modified int64) any {
	byID := map[string]any{}
	for _, d := range slices.Concat([]Deck{{defaultDeck, "Default"}}, decks) {
		byID[strconv.FormatInt(d.ID, 10)] = map[string]any{
			"id": d.ID, "name": d.Name, "mod": modified, "usn": -1, "conf": 1, "dyn": 0, "desc": "",
			"collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
			"newToday": []int{0, 0}, "revToday": []int{0, 0}, "lrnToday": []int{0, 0}, "timeToday": []int{0, 0},
		}
	}
	return byID
}

func deckOptions() any {
	return map[string]any{"1": map[string]any{
		"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new":   map[string]any{"delays": []float64{1, 10}, "ints": []int{1, 4, 7}, "initialFactor": 2500, "order": 1, "perDay": 20, "bury": false, "separate": true},
		"rev":   map[string]any{"perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "bury": false, "fuzz": 0.05, "minSpace": 1, "hardFactor": 1.2},
		"lapse": map[string]any{"delays": []float64{10}, "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1},
	}}
}

func noteTypeSettings(types []*NoteType) any {
	byID := map[string]any{}
	for _, t := range types {
		var fields, templates []any
		for i, name := range t.Fields {
			fields = append(fields, map[string]any{
				"name": name, "ord": i, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": []any{},
			})
		}
		for i, m := range t.Templates {
			templates = append(templates, map[string]any{
				"name": m.Name, "ord": i, "qfmt": m.Question, "afmt": m.Answer, "did": nil, "bqfmt": "", "bafmt": "",
			})
		}
		kind := 0
		if t.Cloze {
			kind = 1
		}
		byID[strconv.FormatInt(t.ID, 10)] = map[string]any{
			"id": t.ID, "name": t.Name, "type": kind, "mod": t.Modified.Unix(), "usn": -1, "sortf": 0, "did": nil,
			"flds": fields, "tmpls": templates, "css": t.CSS, "tags": []any{}, "vers": []any{},
			"latexPre": latexPre, "latexPost": latexPost,
			// On which fields a card depends; Anki finds out by itself.
			"req": []any{[]any{0, "any", []int{0}}},
		}
	}
	return byID
}

const (
	latexPre  = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n"
	latexPost = "\\end{document}"
)

// jsonText writes a value as JSON, the keys of objects sorted.
func jsonText(value any) (string, error) {
	text, err := json.Marshal(value)
	return string(text), err
}
