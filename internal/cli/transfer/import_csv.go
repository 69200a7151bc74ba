package transfer

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/csvfile"
	"djq/internal/humanize"
)

// importCSVOptions is a call of djq import csv.
type importCSVOptions struct {
	importOptions
	mapping   string
	separator string
	header    string
	html      string
}

func newImportCSV(a *app.App) *cobra.Command {
	o := &importCSVOptions{importOptions: importOptions{App: a}}
	c := &cobra.Command{
		Use:   "csv FILE",
		Short: "Import a table of questions and answers",
		Long: "Import a table of questions and answers from FILE, or from standard input if FILE is -: CSV of spreadsheets, tab-separated text, " +
			"Anki's notes as plain text, or what djq export csv wrote. Encoding, separator and columns are guessed and shown; " +
			"--map says which columns hold what. Fields are " + strings.Join(csvfile.Fields(), ", ") + ".",
		Example: "djq import csv questions.csv --topic django\ndjq import csv deck.txt --map question=2,answer=3 --dry-run",
	}
	o.setUp(c, o.run)
	flags := c.Flags()
	flags.StringVar(&o.mapping, "map", "", "the `COLUMNS` of fields, by number or title, like question=2,answer=Back")
	flags.StringVar(&o.separator, "separator", "", "`CHARACTER` between columns (guessed)")
	app.ChoiceFlag(c, flags, &o.header, "header", "whether the first row has the titles of the columns", "auto", "yes", "no")
	app.ChoiceFlag(c, flags, &o.html, "html", "whether the texts are HTML", "auto", "yes", "no")
	return c
}

func (o *importCSVOptions) run(ctx context.Context) error {
	options, err := o.reading()
	if err != nil {
		return err
	}
	src, err := o.readText()
	if err != nil {
		return err
	}
	progress := o.IO.StartProgress(func(int) string { return "reading " + o.name() })
	found, table, err := csvfile.Read(src, options)
	progress.End()
	if err != nil {
		return app.UsageError(hintOf(err), "%s: %w", o.name(), err)
	}
	return o.carryOut(ctx, proposal{found: found, how: describeTable(table), table: table})
}

// hintOf returns the hint of an error, or "".
func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

// reading returns how the flags have the table read.
func (o *importCSVOptions) reading() (csvfile.Options, error) {
	var options csvfile.Options
	mapping, err := csvfile.ParseMap(o.mapping)
	if err != nil {
		return options, app.UsageError(hintOf(err), "%w", err)
	}
	options.Map = mapping
	switch o.separator {
	case "":
	case "tab", `\t`:
		options.Separator = '\t'
	default:
		r, n := utf8.DecodeRuneInString(o.separator)
		if n != len(o.separator) || r == utf8.RuneError || strings.ContainsRune("\"\r\n", r) {
			return options, app.UsageError("", "--separator is %q: expected one character, or tab", o.separator)
		}
		options.Separator = r
	}
	switch o.header {
	case "yes":
		options.Header = csvfile.HeaderYes
	case "no":
		options.Header = csvfile.HeaderNo
	}
	switch o.html {
	case "yes":
		options.HTML = "true"
	case "no":
		options.HTML = "false"
	}
	return options, nil
}

// describeTable says how a table was read.
func describeTable(t *csvfile.Table) []string {
	separator := map[string]string{",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}[t.Separator]
	if separator == "" {
		separator = fmt.Sprintf("%q", t.Separator)
	}
	texts := "Markdown"
	if t.HTML {
		texts = "HTML"
	}
	lines := []string{fmt.Sprintf("%s, %s, columns separated by %s, texts in %s", humanize.Count(t.Rows, "row"), t.Encoding, separator, texts)}
	var unused []string
	var bare []int // columns that are not used and have no title
	for _, c := range t.Columns {
		name := fmt.Sprintf("column %d", c.Number)
		if c.Title != "" {
			name += fmt.Sprintf(" %q", c.Title)
		}
		switch {
		case c.Field == "" && c.Title == "":
			bare = append(bare, c.Number)
		case c.Field == "":
			unused = append(unused, name)
		default:
			lines = append(lines, fmt.Sprintf("%s: %s", c.Field, name))
		}
	}
	unused = append(unused, columnRanges(bare)...)
	if len(unused) > 0 {
		lines = append(lines, "not used: "+strings.Join(unused, ", "))
	}
	return lines
}

// columnRanges names columns, the lowest first; neighbours together: columns 3 to 30.
func columnRanges(numbers []int) []string {
	var names []string
	for i := 0; i < len(numbers); {
		first := i
		for i++; i < len(numbers) && numbers[i] == numbers[i-1]+1; i++ {
		}
		if last := i - 1; last > first+1 {
			names = append(names, fmt.Sprintf("columns %d to %d", numbers[first], numbers[last]))
		} else {
			for _, n := range numbers[first:i] {
				names = append(names, fmt.Sprintf("column %d", n))
			}
		}
	}
	return names
}
