// Package eventfile carries events of the history in files: as JSON Lines, one
// event per line, exported and imported, and in a folder through which machines
// sync.
//
// In reading order: line.go (an event as a line), export.go, import.go, sync.go.
// Commands may import it.
package eventfile
