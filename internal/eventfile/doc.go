// Package eventfile carries events of the history in files of JSON Lines, one
// event per line: exported and imported. Package syncfolder builds on it.
//
// In reading order: line.go (an event as a line), decode.go (the JSON of a line),
// reader.go (the lines of a file), export.go, import.go.
//
// Packages of level 7 and up may import it.
package eventfile
