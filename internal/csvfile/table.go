package csvfile

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// row is a row of a table, and the line it begins on, from 1.
type row struct {
	cells []string
	line  int
}

// separators are the characters that may separate cells, the likeliest first.
var separators = []rune{',', ';', '\t', '|'}

// Lines and bytes of a file by which its separator is guessed.
const (
	sampleRows  = 200
	sampleBytes = 256 << 10
)

// guessSeparator returns the character that separates the cells of a text: the
// one that most rows have equally often, and often.
func guessSeparator(text string) rune {
	best, bestScore := separators[0], 0.0
	sample := text[:min(len(text), sampleBytes)]
	for _, separator := range separators {
		rows, _ := split(sample, separator, sampleRows)
		cells, share := usual(rows)
		// Two columns in all rows are likelier than five in some.
		if score := share*share + 0.01*float64(min(cells, 20))*share; cells > 1 && score > bestScore {
			best, bestScore = separator, score
		}
	}
	return best
}

// usual returns how many cells most rows have, of those with two or more, and the
// share of the rows that have as many.
func usual(rows []row) (cells int, share float64) {
	counts := map[int]int{}
	for _, r := range rows {
		counts[len(r.cells)]++
	}
	for n, count := range counts {
		if n > 1 && (count > counts[cells] || count == counts[cells] && n > cells) {
			cells = n
		}
	}
	if cells == 0 {
		return 0, 0
	}
	return cells, float64(counts[cells]) / float64(len(rows))
}

// split returns the rows of a text, at most so many unless 0. It is false when
// the quotation marks of the text are not those of CSV, so that some had to be
// taken for text.
func split(text string, separator rune, most int) (rows []row, quoted bool) {
	rows, err := splitQuoted(text, separator, most, false)
	if err == nil {
		return rows, true
	}
	lazy, err := splitQuoted(text, separator, most, true)
	plain := splitLines(text, separator, most)
	_, lazyShare := usual(lazy)
	_, plainShare := usual(plain)
	if err == nil && lazyShare >= plainShare {
		return lazy, false
	}
	return plain, false
}

// splitLines reads a row a line.
func splitLines(text string, separator rune, most int) []row {
	var rows []row
	line := 0
	for s := range strings.Lines(text) {
		line++
		if s = strings.TrimSuffix(s, "\n"); s == "" {
			continue
		}
		cells := strings.Split(s, string(separator))
		for i, cell := range cells {
			cells[i] = unquote(cell)
		}
		rows = append(rows, row{cells, line})
		if len(rows) == most {
			break
		}
	}
	return rows
}

// unquote takes the quotation marks off a cell that has them at both ends.
func unquote(cell string) string {
	if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' {
		return strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
	}
	return cell
}

// splitQuoted reads a text as RFC 4180 has it; a lazy reader takes a quotation mark
// that stands elsewhere for text.
func splitQuoted(text string, separator rune, most int, lazy bool) ([]row, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator, -1, lazy
	var rows []row
	for most == 0 || len(rows) < most {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if most > 0 && len(text) == sampleBytes && len(rows) > 0 && errors.Is(err, csv.ErrQuote) {
				break // the sample ends within a cell
			}
			return nil, err
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, row{cells, line})
	}
	return rows, nil
}
