package term

// Kind is what an Event is about.
type Kind uint8

// The kinds of events.
const (
	Pressed    Kind = iota + 1 // a key
	Pasted                     // text pasted at once
	Resized                    // the window has another size
	Resumed                    // the program was stopped from outside and goes on
	Hangup                     // the terminal is gone
	EndOfInput                 // no more keys will come
)

// Event is something that came from the terminal.
type Event struct {
	Kind Kind
	Key  Key    // of Pressed
	Text string // of Pasted: no control characters but newline and tab
}

// Key is a character that a text may hold, or one of the keys below.
type Key rune

// The keys that are not characters. All others, such as function keys, are
// ignored.
const (
	Enter Key = -1 - iota
	Backspace
	Delete
	Escape
	Tab
	Left
	Right
	Up
	Down
	Home
	End
	WordLeft  // Alt-B, or Ctrl or Alt and an arrow
	WordRight // Alt-F, likewise
	AltBackspace
	AltD // or Ctrl or Alt and Delete
	CtrlA
	CtrlB
	CtrlC
	CtrlD
	CtrlE
	CtrlF
	CtrlK
	CtrlL
	CtrlN
	CtrlP
	CtrlU
	CtrlW
	CtrlY
	CtrlZ
	CtrlUnderscore // also Ctrl-/
)
