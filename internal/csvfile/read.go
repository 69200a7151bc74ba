package csvfile

import (
	"fmt"
	"strings"

	"djq/internal/bank"
	"djq/internal/incoming"
	"djq/internal/markdown/fromhtml"
)

// Header says whether the first row has the titles of the columns.
type Header int

// The ways to know it.
const (
	HeaderGuess Header = iota
	HeaderYes
	HeaderNo
)

// Options say how a table is to be read; what they leave open is guessed.
type Options struct {
	Separator rune              // 0 to guess
	Header    Header            // of a table without Anki's header lines
	HTML      string            // "true", "false", or "" to guess
	Map       map[string]string // columns by field, see ParseMap
}

// Table says how a table was read.
type Table struct {
	Encoding  string   `json:"encoding"`
	Separator string   `json:"separator"`
	HTML      bool     `json:"html"`
	Columns   []Column `json:"columns"`
	Rows      int      `json:"rows"` // without titles

	ours bool
}

// Read reads a table of questions and answers. It fails when the options name
// columns that are not there, or when there are no two columns of text.
func Read(src []byte, o Options) (*incoming.Found, *Table, error) {
	text, encoding := incoming.Decode(src)
	h, text := readHead(text)
	separator := o.Separator
	if separator == 0 {
		separator = h.separator
	}
	if separator == 0 {
		separator = guessSeparator(text)
	}
	rows, quoted := split(text, separator, 0)
	for i := range rows {
		rows[i].line += h.lines
	}
	table := &Table{Encoding: encoding, Separator: string(separator), ours: h.ours}
	columns, titled := columnsOf(h, rows, o.Header)
	if titled {
		rows = rows[1:]
	}
	if err := applyMap(columns, o.Map); err != nil {
		return nil, nil, err
	}
	table.Columns, table.Rows = columns, len(rows)
	if len(columns) == 0 {
		return nil, nil, &MapError{"no rows were found", ""}
	}
	if !isUsed(columns, bank.FieldQuestion.String()) || !isUsed(columns, bank.FieldAnswer.String()) {
		return nil, nil, &MapError{"no two columns with questions and answers were found", "name them by --map question=1,answer=2; columns are " + describe(columns)}
	}
	table.HTML = isHTML(h, o, rows, columns)
	found := &incoming.Found{}
	if !quoted {
		found.Remark("some quotation marks are not those of CSV and were taken for text")
	}
	r := rowReader{table: table, head: h, found: found}
	for _, row := range rows {
		r.read(row)
	}
	if r.unknownLevels > 0 {
		found.Remark(fmt.Sprintf("difficulties that are neither easy, medium nor hard: %d, as %q", r.unknownLevels, r.unknownLevel))
	}
	return found, table, nil
}

// isHTML reports whether the texts of a table are HTML.
func isHTML(h head, o Options, rows []row, columns []Column) bool {
	said := o.HTML
	if said == "" {
		said = h.html
	}
	if said != "" {
		return said == "true"
	}
	var texts []string
	for _, r := range rows {
		for i, c := range columns {
			if i < len(r.cells) && (c.Field == bank.FieldQuestion.String() || c.Field == bank.FieldAnswer.String()) {
				texts = append(texts, r.cells[i])
			}
		}
	}
	return looksLikeHTML(texts)
}

// rowReader makes cards of rows.
type rowReader struct {
	table         *Table
	head          head
	found         *incoming.Found
	unknownLevels int
	unknownLevel  string
}

func (r *rowReader) read(row row) {
	c := incoming.Card{Where: fmt.Sprintf("line %d", row.line), Deck: r.head.deck}
	tags := r.head.tags
	empty := true
	for i, column := range r.table.Columns {
		if i >= len(row.cells) {
			break
		}
		cell := row.cells[i]
		if r.table.ours {
			cell = unguarded(cell)
		}
		if strings.TrimSpace(cell) == "" {
			continue
		}
		empty = false
		if column.Field == bank.FieldTags.String() {
			tags = append(tags, strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" ,;\n", r) })...)
			continue
		}
		r.set(&c, column.Field, cell)
	}
	if empty {
		return
	}
	c.Tags = incoming.Tags(tags)
	if gaps := incoming.Gaps(c.Question); len(gaps) > 0 {
		extra := c.Answer
		for _, gap := range gaps {
			card := c
			card.Question, card.Answer = gap.Question, strings.TrimSpace(gap.Answer+"\n\n"+extra)
			r.found.Cards = append(r.found.Cards, card)
		}
		return
	}
	r.found.Cards = append(r.found.Cards, c)
}

// set sets a field of a card.
func (r *rowReader) set(c *incoming.Card, field, cell string) {
	switch field {
	case fieldCard:
		topic, id, _ := strings.Cut(cell, "/")
		if bank.IsSlug(topic) && bank.IsSlug(id) {
			c.Topic, c.ID = topic, id
		}
	case fieldDeck:
		c.Deck = strings.TrimPrefix(strings.TrimSpace(cell), deckPrefix)
	case bank.FieldTopic.String():
		if topic := incoming.Slug(cell); topic != "" {
			c.Topic = topic
		}
	case bank.FieldID.String():
		if id := strings.TrimSpace(cell); bank.IsSlug(id) && strings.Trim(id, "0123456789-") != "" {
			c.ID = id
		}
	case bank.FieldDifficulty.String():
		d, ok := incoming.Difficulty(cell)
		if c.Difficulty = d; !ok {
			r.unknownLevels++
			r.unknownLevel = incoming.Shorten(cell)
		}
	case bank.FieldAsked.String():
		c.Asked, _ = bank.ParseAsked(strings.ToLower(strings.TrimSpace(cell)))
	case bank.FieldSince.String():
		c.Since, _ = bank.ParseVersion(strings.TrimSpace(cell))
	case bank.FieldQuestion.String():
		c.Question = r.text(cell, c.Where)
	case bank.FieldAnswer.String():
		c.Answer = r.text(cell, c.Where)
	case bank.FieldHint.String():
		c.Hint = r.text(cell, c.Where)
	case bank.FieldKeyPoints.String():
		c.KeyPoints = r.list(cell)
	case bank.FieldBonusPoints.String():
		c.BonusPoints = r.list(cell)
	case bank.FieldVariants.String():
		c.Variants = r.list(cell)
	case bank.FieldRefs.String():
		for _, ref := range strings.Fields(cell) {
			if strings.HasPrefix(ref, "http://") || strings.HasPrefix(ref, "https://") {
				c.Refs = append(c.Refs, ref)
			}
		}
	case bank.FieldFollowUps.String():
		if r.table.ours {
			c.FollowUps = parseFollowUps(cell)
		}
	case bank.FieldAliases.String():
		for _, alias := range strings.Fields(cell) {
			if topic, id, _ := strings.Cut(alias, "/"); bank.IsSlug(topic) && bank.IsSlug(id) {
				c.Aliases = append(c.Aliases, alias)
			}
		}
	}
}

// text returns a cell as Markdown.
func (r *rowReader) text(cell, where string) string {
	switch {
	case r.table.HTML:
		converted := fromhtml.Convert(cell)
		for _, media := range converted.LeftOut {
			r.found.Leave(where, media, "pictures and sounds are not imported")
		}
		return converted.Text
	case r.table.ours:
		return cell
	}
	return keepLines(cell)
}

// list returns a cell as a list, an item a line; other programs may begin each with
// a hyphen.
func (r *rowReader) list(cell string) []string {
	if r.table.ours {
		return parseList(cell)
	}
	var items []string
	for line := range strings.Lines(cell) {
		if item := strings.TrimLeft(strings.TrimSpace(line), "-*• "); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// keepLines returns a cell of plain text as Markdown that shows its lines. A text
// that has blocks of Markdown is one already.
func keepLines(cell string) string {
	lines := strings.Split(strings.TrimSpace(cell), "\n")
	for _, line := range lines {
		if startsBlock(line) {
			return cell
		}
	}
	for i := range lines[:len(lines)-1] {
		if strings.TrimSpace(lines[i]) != "" && strings.TrimSpace(lines[i+1]) != "" {
			lines[i] = strings.TrimRight(lines[i], " \t") + `\`
		}
	}
	return strings.Join(lines, "\n")
}

// startsBlock reports whether a line begins a list, a heading, a quotation, a row
// of a table or code.
func startsBlock(line string) bool {
	if strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") {
		return true
	}
	line = strings.TrimLeft(line, " ")
	for _, mark := range []string{"- ", "* ", "+ ", "#", "> ", "|", "```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	return digits > 0 && (strings.HasPrefix(line[digits:], ". ") || strings.HasPrefix(line[digits:], ") "))
}
