package main

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// openDatabase opens a history as another program would. It waits for the locks
// of others as long as a test may take.
func openDatabase(path string) (*sql.DB, error) {
	return sql.Open("sqlite", "file:"+path+"?_txlock=exclusive&_pragma=busy_timeout(60000)")
}

// runSQL is the script command sql: it runs a statement on a database.
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql file statement")
	}
	ts.Check(execute(ts.MkAbs(args[0]), args[1]))
}

// execute runs a statement on a database, and closes it.
func execute(path, statement string) error {
	db, err := openDatabase(path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	return errors.Join(err, db.Close())
}

// lock keeps a database from being written until unlock is called or the test
// ends.
func lock(t *testing.T, path string) (unlock func()) {
	t.Helper()
	db, err := openDatabase(path)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	unlock = func() {
		_ = tx.Rollback()
		_ = db.Close()
	}
	t.Cleanup(unlock)
	return unlock
}
