package ui

import (
	"strings"

	"djq/internal/humanize"
)

// chartRows is how many lines the columns of a chart have at most, and
// chartMargin the minimum of room left of them, for the numbers.
const (
	chartRows   = 4
	chartMargin = 5
)

// eighths are columns of one to eight eighths of a line.
var eighths = []rune("▁▂▃▄▅▆▇█")

// ColumnChart returns values as columns side by side, as wide as the printer
// allows but at most three cells each, with a scale on the left and labels
// below. Any value above 0 shows. A label that is empty, or for which there is
// no room, is left out. There is no chart where all values are 0.
func (p Printer) ColumnChart(values []int, label func(i int) string) []string {
	maxValue := 0
	for _, v := range values {
		maxValue = max(maxValue, v)
	}
	if maxValue == 0 {
		return nil
	}
	top := roundUp(maxValue)
	rows := min(chartRows, top)
	scale := humanize.Number(top)
	margin := max(chartMargin, len(scale)+1)
	cell := max(1, min(3, (p.Width-margin)/len(values)))
	var lines []string
	for row := rows - 1; row >= 0; row-- {
		number := ""
		switch row {
		case rows - 1:
			number = scale
		case 0:
			number = "0"
		}
		line := []run{{text: PadLeft("", margin-1-len(number))}, {textStyle{style: Muted}, number}, {text: " "}}
		for _, v := range values {
			// Rounded up, so that some are never shown as none.
			height := (v*rows*8 + top - 1) / top
			line = append(line, columnCell(height, row, cell)...)
		}
		lines = append(lines, strings.TrimRight(p.join(line), " "))
	}
	return append(lines, PadLeft("", margin)+p.Style(Muted, chartLabels(len(values), cell, label)))
}

// roundUp returns the smallest round number that is not below n, which is
// anything up to 10, and then 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, …
func roundUp(n int) int {
	if n <= 10 {
		return max(n, 1)
	}
	for unit := 1; ; unit *= 10 {
		for _, round := range []int{12, 15, 20, 25, 30, 40, 50, 60, 80, 100} {
			if round*unit >= n {
				return round * unit
			}
		}
	}
}

// columnCell returns what a column of a height in eighths shows in a row, 0
// the lowest.
func columnCell(height, row, cell int) []run {
	width := max(1, cell-1)
	gap := run{text: strings.Repeat(" ", cell-width)}
	switch level := min(8, height-8*row); {
	case level > 0:
		return []run{{textStyle{style: Count}, strings.Repeat(string(eighths[level-1]), width)}, gap}
	case row == 0:
		return []run{{textStyle{style: Muted}, "·"}, {text: strings.Repeat(" ", width-1)}, gap}
	}
	return []run{{text: strings.Repeat(" ", width)}, gap}
}

// chartLabels returns the line below the columns.
func chartLabels(columns, cell int, label func(i int) string) string {
	line := ""
	for i := range columns {
		text := label(i)
		at := i * cell
		if text == "" || Width(line) > at || at+Width(text) > columns*cell {
			continue
		}
		line = PadRight(line, at) + text
	}
	return line
}
