// Package wholefile puts files into place in one step and on disk, so that
// whoever reads them, and whoever comes back after a crash or a loss of power,
// finds a whole file. What a killed process was making is cleared away.
//
// Files: wholefile.go, with process_unix.go and process_windows.go (whether a
// process still runs); replace.go (another content for a file of the user's),
// with inherit_unix.go and inherit_other.go (owner and names) and
// attributes_unix.go and attributes_other.go; full.go (whether the disk is
// full); lock.go with lock_unix.go and lock_windows.go (a lock between processes).
// Packages of level 2 and up may import it.
package wholefile
