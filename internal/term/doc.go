// Package term talks to the terminal: whether a stream is one, its size, raw
// mode, single keys, pasted text, suspending and giving it back.
//
// In reading order: stream.go, event.go (what comes from a terminal),
// terminal.go (raw mode and the goroutines behind it), decode.go (bytes to
// keys), key_codes.go (which keys those are), signal_*.go and output_*.go (what differs between systems). Package
// termtest has a terminal for the tests of what runs on one.
//
// It knows nothing of cards; package screen and the commands may import it.
package term
