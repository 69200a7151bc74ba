// Package syncfolder carries events between machines through a folder that they
// share. Each machine writes one file there, of its own, and reads all others;
// what the others wrote is not trusted.
//
// In reading order:
//
//	file.go      what a machine's file looks like: reading and writing one
//	folder.go    the files of a folder, and what must not be read there
//	wrong_dates.go  events that are dated wrongly
//	holds.go     which of two events with one uid holds
//	sync.go      merging what is new, and writing this machine's file
//	followed.go  the files of this history's earlier names
//
// Commands may import it.
package syncfolder
