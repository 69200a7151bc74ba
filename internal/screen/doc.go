// Package screen runs an interactive program on the normal screen of a
// terminal, never the alternate one: what was read scrolls away upwards and
// stays as it was. Only the live lines at the bottom are redrawn in place.
// It knows nothing of what the program is about.
//
// In reading order: program.go (what a program implements), screen.go (what it
// may call), run.go (the loop: keys, resizing, suspending, leaving), draw.go,
// pages.go (text taller than the window), width.go.
//
// It imports internal/term alone, which owns raw mode and decodes keys.
// Commands that ask something on a terminal may import it.
package screen
