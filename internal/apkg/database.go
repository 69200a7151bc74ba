package apkg

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
)

// foreign is a database that somebody else made. It lies in memory and may only
// be read.
type foreign struct {
	pool *sql.DB
	conn *sql.Conn
}

const headerMagic = "SQLite format 3\x00"

// openForeign opens a database by its bytes. Nothing in its schema may act:
// functions that it names are not called, and only plain tables are read, each of
// which must be whole. Without the last, cells that lead to one and the same
// content could make a small file a flood of rows.
func openForeign(ctx context.Context, content []byte) (*foreign, error) {
	if len(content) < 100 || string(content[:len(headerMagic)]) != headerMagic {
		return nil, refuse(nil, "its collection is not a SQLite database")
	}
	// The versions in the header that mean a write-ahead log, which a database in
	// memory cannot have; a package never brings one.
	content[18], content[19] = 1, 1
	pool := sql.OpenDB(connector("file::memory:?_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=query_only(1)"))
	conn, err := pool.Conn(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	db := &foreign{pool, conn}
	err = conn.Raw(func(c any) error {
		return c.(interface{ Deserialize([]byte) error }).Deserialize(content)
	})
	if err != nil {
		db.Close()
		return nil, refuse(err, "its collection cannot be opened")
	}
	return db, nil
}

// connector opens databases by a name, with Anki's own collation, which the
// tables of newer forms need.
type connector string

// Connect opens one.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	d := c.Driver().(*sqlite.Driver)
	err := d.RegisterCollationUtf8("unicase", func(a, b string) int {
		return strings.Compare(strings.ToLower(a), strings.ToLower(b))
	})
	if err != nil {
		return nil, err
	}
	return d.Open(string(c))
}

// Driver returns a driver of its own, so that no other database has the collation.
func (connector) Driver() driver.Driver { return &sqlite.Driver{} }

// Close closes the database.
func (db *foreign) Close() {
	db.conn.Close()
	db.pool.Close()
}

// checkTable reports whether there is a table with these columns, and refuses it
// unless it is an ordinary and undamaged one.
func (db *foreign) checkTable(ctx context.Context, table string, columns ...string) (found bool, err error) {
	var kind, schema string
	err = db.conn.QueryRowContext(ctx, "SELECT type, coalesce(sql, '') FROM sqlite_schema WHERE name = ? COLLATE NOCASE", table).Scan(&kind, &schema)
	if err == sql.ErrNoRows {
		return false, nil
	}
	if err != nil {
		return false, damaged(err)
	}
	if kind != "table" || !strings.HasPrefix(strings.ToUpper(schema), "CREATE TABLE") {
		return false, refuse(nil, "%s in its collection is not a table", table)
	}
	for _, column := range columns {
		var hidden int
		err := db.conn.QueryRowContext(ctx, "SELECT hidden FROM pragma_table_xinfo(?) WHERE name = ? COLLATE NOCASE", table, column).Scan(&hidden)
		if err == sql.ErrNoRows || err == nil && hidden != 0 {
			return false, refuse(nil, "the table %s in its collection has no column %s", table, column)
		}
		if err != nil {
			return false, damaged(err)
		}
	}
	return true, db.checkWhole(ctx, table)
}

// checkWhole runs SQLite's check over one table.
func (db *foreign) checkWhole(ctx context.Context, table string) error {
	rows, err := db.conn.QueryContext(ctx, fmt.Sprintf("PRAGMA quick_check(%s)", table))
	if err != nil {
		return damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return damaged(err)
		}
		// Tables may hold NULL where the schema does not allow it; rows are read so
		// that it does no harm.
		if text != "ok" && !strings.Contains(text, "NULL value in") {
			return refuse(nil, "its collection is damaged: %.200s", strings.ReplaceAll(text, "\n", " "))
		}
	}
	if err := rows.Err(); err != nil {
		return damaged(err)
	}
	return nil
}

// each calls visit for every row of a query.
func (db *foreign) each(ctx context.Context, query string, visit func(scan func(...any) error) error) error {
	rows, err := db.conn.QueryContext(ctx, query)
	if err != nil {
		return damaged(err)
	}
	defer rows.Close()
	for rows.Next() {
		scan := func(into ...any) error {
			if err := rows.Scan(into...); err != nil {
				return damaged(err)
			}
			return nil
		}
		if err := visit(scan); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return damaged(err)
	}
	return nil
}

// damaged says that SQLite could not read the database.
func damaged(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return refuse(err, "its collection is damaged")
}

// clean makes text valid UTF-8.
func clean(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
