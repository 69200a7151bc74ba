package history

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite"
)

// runSQL runs a statement on a database.
func runSQL(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
