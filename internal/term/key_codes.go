package term

import (
	"strings"
	"unicode/utf8"
)

// controlKeys are the keys that are sent as a control character.
var controlKeys = [' ']Key{
	'\r': Enter, '\n': Enter, 0x08: Backspace, '\t': Tab,
	'A' & 0x1f: CtrlA, 'B' & 0x1f: CtrlB, 'C' & 0x1f: CtrlC, 'D' & 0x1f: CtrlD, 'E' & 0x1f: CtrlE,
	'F' & 0x1f: CtrlF, 'K' & 0x1f: CtrlK, 'L' & 0x1f: CtrlL, 'N' & 0x1f: CtrlN, 'P' & 0x1f: CtrlP,
	'U' & 0x1f: CtrlU, 'W' & 0x1f: CtrlW, 'Y' & 0x1f: CtrlY, 'Z' & 0x1f: CtrlZ, '_' & 0x1f: CtrlUnderscore,
}

// plainKey names a key that is sent as one byte of ASCII.
func plainKey(b byte) (Key, bool) {
	switch {
	case b == 0x7f:
		return Backspace, true
	case b < ' ':
		return controlKeys[b], controlKeys[b] != 0
	}
	return Key(b), b < utf8.RuneSelf
}

// altKey names a key that is sent as ESC and the first byte of a character.
func altKey(b byte) (k Key, ok bool) {
	switch b {
	case 'b', 'B':
		return WordLeft, true
	case 'f', 'F':
		return WordRight, true
	case 'd', 'D':
		return AltD, true
	case 0x7f:
		return AltBackspace, true
	}
	return 0, false
}

// cursorKey names a key that is sent as ESC [ or ESC O, parameters and a last byte,
// as xterm, rxvt and the Linux console do. The second parameter says which of Shift,
// Alt and Ctrl are held, by the bits of what it is above 1.
func cursorKey(parameters string, last byte) (k Key, ok bool) {
	number, held, _ := strings.Cut(parameters, ";")
	word := len(held) == 1 && '3' <= held[0] && held[0] <= '8' // Alt or Ctrl
	if last == '~' {
		switch number {
		case "1", "7":
			return Home, true
		case "4", "8":
			return End, true
		case "3":
			if word {
				return AltD, true
			}
			return Delete, true
		}
		return 0, false
	}
	switch {
	case number != "" && number != "1":
		return 0, false
	case last == 'C' && word, last == 'c':
		return WordRight, true
	case last == 'D' && word, last == 'd':
		return WordLeft, true
	}
	switch last {
	case 'A':
		return Up, true
	case 'B':
		return Down, true
	case 'C':
		return Right, true
	case 'D':
		return Left, true
	case 'H':
		return Home, true
	case 'F':
		return End, true
	}
	return 0, false
}
