// Package regular opens files whose names, or whose places on the disk, others
// may have chosen: question files, settings and the files of other machines. It
// opens regular files only, so that nothing waits for the far end of a pipe or
// reads a device, and tells what lies inside a folder.
//
// In reading order: open.go, nonblocking_unix.go and nonblocking_other.go (how
// a file is opened), folder.go (where symbolic links lead).
//
// Packages of level 1 and up may import it.
package regular
