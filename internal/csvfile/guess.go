package csvfile

import (
	"slices"
	"strconv"
	"strings"

	"djq/internal/bank"
	"djq/internal/incoming"
)

// columnsOf returns the columns of a table: by its head, by the titles in its
// first row, or by what is in them. It reports whether the first row has titles.
func columnsOf(h head, rows []row, forced Header) (found []Column, titled bool) {
	width := len(h.columns)
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	found = make([]Column, width)
	for i := range found {
		found[i].Number = i + 1
	}
	titles := h.columns
	if len(titles) == 0 && len(rows) > 0 && (forced == HeaderYes || forced == HeaderGuess && looksTitled(rows)) {
		titles, titled = rows[0].cells, true
		rows = rows[1:]
	}
	for i, title := range titles {
		found[i].Title = strings.TrimSpace(title)
		if field := FieldOf(title); field != "" && !isUsed(found, field) {
			found[i].Field = field
		}
	}
	named := func(number int, field string) {
		if number > 0 && number <= len(found) {
			found[number-1].Field = field
		}
	}
	guid := ""
	if h.ours {
		guid = fieldCard
	}
	named(h.guidColumn, guid)
	named(h.typeColumn, "")
	named(h.deckColumn, fieldDeck)
	named(h.tagsColumn, bank.FieldTags.String())
	special := []int{h.guidColumn, h.typeColumn, h.deckColumn, h.tagsColumn}
	guessByContent(found, rows, special)
	return found, titled
}

// isUsed reports whether a column holds a field.
func isUsed(columns []Column, field string) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return c.Field == field })
}

// looksTitled reports whether the first row of a table has titles: words that name
// fields, and no other row has them.
func looksTitled(rows []row) bool {
	known := 0
	for _, cell := range rows[0].cells {
		if FieldOf(cell) != "" {
			known++
		}
		if len(cell) > 60 || strings.ContainsAny(cell, "?\n") {
			return false
		}
	}
	return known >= 2 || known == 1 && len(rows[0].cells) <= 2
}

// guessByContent finds the question and the answer where no title names them: the
// first two columns of text that are no numbers, words of a difficulty, or URLs.
func guessByContent(columns []Column, rows []row, special []int) {
	question, answer := bank.FieldQuestion.String(), bank.FieldAnswer.String()
	for i := range columns {
		if columns[i].Field != "" || slices.Contains(special, columns[i].Number) {
			continue
		}
		field := contentOf(rows, i)
		switch {
		case field == "":
		case field != question:
			if !isUsed(columns, field) {
				columns[i].Field = field
			}
		case !isUsed(columns, question):
			columns[i].Field = question
		case !isUsed(columns, answer):
			columns[i].Field = answer
		}
	}
}

// contentOf returns the field that the cells of a column seem to hold: question
// stands for any text, "" for what is of no use.
func contentOf(rows []row, column int) string {
	filled, numbers, difficulties, urls := 0, 0, 0, 0
	for _, r := range rows[:min(len(rows), sampleRows)] {
		if column >= len(r.cells) {
			continue
		}
		cell := strings.TrimSpace(r.cells[column])
		if cell == "" {
			continue
		}
		filled++
		_, isDifficulty := incoming.Difficulty(cell)
		switch _, err := strconv.ParseFloat(strings.Trim(cell, "#.) "), 64); {
		case err == nil:
			numbers++
		case isDifficulty:
			difficulties++
		case strings.HasPrefix(cell, "http://") || strings.HasPrefix(cell, "https://"):
			urls++
		}
	}
	switch filled {
	case 0, numbers:
		return ""
	case difficulties:
		return bank.FieldDifficulty.String()
	case urls:
		return bank.FieldRefs.String()
	}
	return bank.FieldQuestion.String()
}

// looksLikeHTML reports whether texts are HTML: more than one in ten has a line
// break or a closing tag of HTML, or an entity.
func looksLikeHTML(texts []string) bool {
	marked := 0
	for _, s := range texts {
		lower := strings.ToLower(s)
		for _, mark := range []string{"<br>", "<br/>", "<br />", "</div>", "</p>", "</b>", "</li>", "</span>", "</strong>", "</pre>", "&nbsp;", "&lt;", "&amp;"} {
			if strings.Contains(lower, mark) {
				marked++
				break
			}
		}
	}
	return marked*10 > len(texts)
}
