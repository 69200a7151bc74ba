package apkg

import (
	"archive/zip"
	"context"
	"crypto/sha1"
	"database/sql"
	"encoding/binary"
	"io"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// IsWritten reports whether a file that begins so may have been written by Write:
// what Anki writes begins with another name.
func IsWritten(begin []byte) bool {
	const header = 30 // bytes of a file in an archive, before its name
	return len(begin) > header && string(begin[:4]) == "PK\x03\x04" && strings.HasPrefix(string(begin[header:]), nameMedia)
}

// Write writes a package in the form that every Anki takes, with schema 11 in
// collection.anki2. Equal packages give equal bytes. Media are not written.
func Write(ctx context.Context, w io.Writer, p *Package) error {
	content, err := p.database(ctx)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, file := range []struct {
		name    string
		content []byte
	}{{nameMedia, []byte("{}")}, {nameLegacy1, content}} {
		f, err := z.Create(file.name)
		if err != nil {
			return err
		}
		if _, err := f.Write(file.content); err != nil {
			return err
		}
	}
	return z.Close()
}

// database returns the collection as a database.
func (p *Package) database(ctx context.Context) ([]byte, error) {
	pool, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	if err := p.insert(ctx, tx); err != nil {
		return nil, err
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	var content []byte
	err = conn.Raw(func(c any) (err error) {
		content, err = c.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	return content, err
}

// insert fills the tables. Rows come in the order of the package.
func (p *Package) insert(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, schema11); err != nil {
		return err
	}
	if err := p.insertSettings(ctx, tx); err != nil {
		return err
	}
	into := inserter{ctx: ctx, tx: tx}
	defer into.close()
	into.prepare(insertNote)
	for _, n := range p.Notes {
		var tags string
		if len(n.Tags) > 0 {
			tags = " " + strings.Join(n.Tags, " ") + " "
		}
		var first string
		if len(n.Fields) > 0 {
			first = VisibleText(n.Fields[0])
		}
		into.insert(n.ID, n.GUID, n.Type.ID, n.Modified.Unix(), tags, strings.Join(n.Fields, "\x1f"), first, checksum(first))
	}
	into.prepare(insertCard)
	for _, c := range p.Cards {
		into.insert(c.ID, c.Note.ID, c.Deck, c.Template, c.Modified.Unix(), int(c.Kind), int(c.Queue), c.Due, c.Interval, c.Factor, c.Reps, c.Lapses, c.Data)
	}
	into.prepare(insertReview)
	for _, r := range p.Reviews {
		into.insert(r.ID, r.Card.ID, r.Rating, r.Interval, r.LastInterval, r.Factor, r.MS, int(r.Kind))
	}
	return into.err
}

func (p *Package) insertSettings(ctx context.Context, tx *sql.Tx) error {
	var modified time.Time
	for _, n := range p.Notes {
		if n.Modified.After(modified) {
			modified = n.Modified
		}
	}
	values := []any{p.Created.Unix(), modified.UnixMilli(), p.Created.UnixMilli()}
	for _, settings := range []any{collectionSettings(), noteTypeSettings(p.NoteTypes), deckSettings(p.Decks, p.Created.Unix()), deckOptions()} {
		text, err := jsonText(settings)
		if err != nil {
			return err
		}
		values = append(values, text)
	}
	_, err := tx.ExecContext(ctx, insertCollection, values...)
	return err
}

// inserter runs prepared statements until the first error.
type inserter struct {
	ctx       context.Context
	tx        *sql.Tx
	statement *sql.Stmt
	err       error
}

func (i *inserter) prepare(query string) {
	i.close()
	if i.err == nil {
		i.statement, i.err = i.tx.PrepareContext(i.ctx, query)
	}
}

func (i *inserter) insert(values ...any) {
	if i.err == nil {
		// The driver starts a goroutine for each statement that can be cancelled.
		_, i.err = i.statement.ExecContext(context.WithoutCancel(i.ctx), values...)
	}
}

func (i *inserter) close() {
	if i.statement != nil {
		i.statement.Close()
		i.statement = nil
	}
	if i.err == nil {
		i.err = i.ctx.Err()
	}
}

// checksum returns what Anki finds repeated notes by: the first 32 bits of the
// SHA-1 of the first field's text.
func checksum(text string) int64 {
	sum := sha1.Sum([]byte(text))
	return int64(binary.BigEndian.Uint32(sum[:]))
}

// VisibleText returns the text of HTML without its marks, as Anki sorts notes by it.
func VisibleText(source string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(source)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}
