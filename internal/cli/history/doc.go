// Package history is the command group of djq history and sync, which keep and carry what was reviewed.
//
// In reading order:
//
//	history.go  djq history, the parent of the others
//	events.go   export and import: events as JSON Lines
//	backup.go   backup, restore and the list of backups
//	cards.go    reset, suspend and unsuspend cards
//	check.go    check for damage, and repair
//	sync.go     djq sync: carry events between machines
//
// It is imported by internal/cli only.
package history
