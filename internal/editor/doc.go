// Package editor finds the user's editor and runs it on a file, as git does.
// It imports nothing of djq.
package editor
