// Package fix repairs what is mechanical in question files: it makes the edits
// that findings bring, and none that would change what a file says.
//
// In reading order: fix.go (the repairs, made together as far as they do no
// harm), same.go (what a repair must not change), refused_value.go (values that
// the reader refused, and what they were meant to be).
//
// Only the command lint imports it.
package fix
