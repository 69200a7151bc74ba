// Package own has the commands with which users write cards and notes of their own:
// djq new, edit and note.
//
// In reading order: new.go, edit.go, note.go, from.go (text that no editor writes).
//
// It is imported by internal/cli only.
package own
