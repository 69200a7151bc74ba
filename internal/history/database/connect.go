package database

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// BusyTimeout is how long opening a history, and a change to it, wait for
// another program that has it locked. The longest that djq keeps one locked for
// ordinary work is far less, and nobody waits ten seconds for a rating.
const BusyTimeout = 8 * time.Second

// cacheSize is how many KB of a file SQLite may keep in memory. It takes that
// much only for long work, which is slow with the usual 2 MB.
const cacheSize = 64 << 10

// Writing returns the options of connections that wait for others and sync
// each commit to disk. They open files and make none: only CreateEmpty makes a
// history, whole.
func Writing(journal string) string {
	return fmt.Sprintf("mode=rw&_pragma=busy_timeout(%d)&_pragma=journal_mode(%s)&_pragma=synchronous(FULL)&_pragma=cache_size(-%d)&_txlock=immediate",
		BusyTimeout.Milliseconds(), journal, cacheSize)
}

// Connect makes a pool of connections with options of the driver. Nothing is
// opened yet.
func Connect(path, options string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: options}
	if abs := name.Path; abs[0] != '/' {
		name.Path = "/" + abs // a drive letter
	}
	return sql.Open("sqlite", name.String())
}
