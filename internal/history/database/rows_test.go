package database

import (
	"database/sql"
	"errors"
	"testing"
)

func TestScanNamesAValueOfTheWrongType(t *testing.T) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]string{
		"SELECT x'ff' AS day": `a value of "day" has the wrong type`,
		"SELECT 'x' AS kind":  `a value of "kind" has the wrong type`,
		"SELECT NULL AS kind": `a value of "kind" has the wrong type`,
	} {
		var value int64
		err := Scan(db.QueryRow(query), &value)
		var damage *Damage
		if !errors.As(err, &damage) || damage.Error() != want {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
	var value int64
	if err := Scan(db.QueryRow("SELECT 1 WHERE 0"), &value); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("no row: %v", err)
	}
}
