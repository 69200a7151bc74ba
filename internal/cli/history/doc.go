// Package history has the commands djq history and djq sync, which keep what
// was reviewed and carry it between machines.
//
// In reading order:
//
//	history.go  djq history, the parent of the others
//	events.go   export and import: events as JSON Lines
//	backup.go   backup: a copy of the history
//	restore.go  restore: bring a backup back, or list the backups
//	changes.go  reset, suspend, unsuspend and unflag: changes to cards
//	check.go    check for damage, and repair
//	forget.go   forget: leave out the events of another machine
//	sync.go     djq sync: carry events between machines
//
// It is imported by internal/cli only.
package history
