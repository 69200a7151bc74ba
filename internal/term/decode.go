package term

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxPaste is how many bytes of one paste are kept.
const maxPaste = 64 << 10

// decoder turns the bytes a terminal sends into keys. What it cannot name, it
// swallows whole: a sequence must never be taken for the letters in it.
type decoder struct {
	state   decoderState
	pending []byte // the unfinished character, or the parameters of a sequence
	paste   strings.Builder
}

type decoderState uint8

const (
	ground    decoderState = iota
	escape                 // after ESC
	single                 // one more character belongs to the sequence
	alt                    // ESC and a character, not all of whose bytes have come
	ss3                    // ESC O, and one character
	csi                    // ESC [ …, up to a letter
	str                    // ESC ] and the like, up to BEL or ESC \
	strEscape              // ESC within such a string
	pasting                // between the marks of bracketed paste
)

const (
	esc         = 0x1b
	pasteEnd    = "\x1b[201~"
	pasteMarker = "200~"
)

// How long to wait for the rest of what may be the beginning of something
// longer. The Escape key alone is the common case and must not feel slow; all
// else comes from the terminal itself, at the pace of the line.
const (
	escapeTimeout   = 50 * time.Millisecond
	sequenceTimeout = time.Second
)

// timeout returns how long to wait for more before flush, 0 when nothing is
// unfinished.
func (d *decoder) timeout() time.Duration {
	switch d.state {
	case ground:
		return 0
	case escape:
		return escapeTimeout
	}
	return sequenceTimeout
}

// flush takes what came so far for all there is: a lone ESC for the Escape
// key, an unfinished paste for a whole one, any other sequence for nothing.
func (d *decoder) flush(emit func(Event)) {
	switch d.state {
	case escape:
		emit(Event{Kind: Pressed, Key: Escape})
	case pasting:
		d.endPaste(emit)
	}
	d.state, d.pending = ground, d.pending[:0]
}

// feed decodes bytes and emits what they complete.
func (d *decoder) feed(input []byte, emit func(Event)) {
	for _, b := range input {
		d.next(b, emit)
	}
}

func (d *decoder) next(b byte, emit func(Event)) {
	switch d.state {
	case pasting:
		d.nextPasted(b, emit)
		return
	case str:
		switch b {
		case 0x07:
			d.state = ground
		case esc:
			d.state = strEscape
		}
		return
	case strEscape:
		if b != esc {
			d.state = ground
		}
		return
	case single:
		// The rest of a multi-byte character goes with its first byte.
		if d.pending = append(d.pending, b); utf8.FullRune(d.pending) {
			d.state, d.pending = ground, d.pending[:0]
		}
		return
	case alt, ss3:
		// The rest of a multi-byte character goes with its first byte.
		if d.pending = append(d.pending, b); utf8.FullRune(d.pending) {
			key, ok := altKey(d.pending[0])
			if d.state == ss3 {
				key, ok = cursorKey("", d.pending[0])
			}
			d.state, d.pending = ground, d.pending[:0]
			if ok {
				emit(Event{Kind: Pressed, Key: key})
			}
		}
		return
	case csi:
		d.nextCSI(b, emit)
		return
	case escape:
		d.nextEscape(b, emit)
		return
	}
	d.nextPlain(b, emit)
}

func (d *decoder) nextEscape(b byte, emit func(Event)) {
	d.pending = d.pending[:0]
	switch {
	case b == '[':
		d.state = csi
	case b == ']', b == 'P', b == 'X', b == '^', b == '_':
		d.state = str
	case b == 'O':
		d.state = ss3
	case b < ' ':
		// The Escape key, and then another one.
		emit(Event{Kind: Pressed, Key: Escape})
		d.state = ground
		d.next(b, emit)
	default:
		d.state = alt
		d.next(b, emit)
	}
}

func (d *decoder) nextCSI(b byte, emit func(Event)) {
	switch {
	case b < 0x20:
		// No sequence has a control character in it: the user went on.
		d.state, d.pending = ground, d.pending[:0]
		d.next(b, emit)
	case b == '[' && len(d.pending) == 0:
		// The Linux console sends ESC [ [ A for F1.
		d.state = single
	case b < 0x40:
		d.pending = append(d.pending, b)
	default:
		d.state = ground
		if string(append(d.pending, b)) == pasteMarker {
			d.state = pasting
		} else if key, ok := cursorKey(string(d.pending), b); ok {
			emit(Event{Kind: Pressed, Key: key})
		}
		d.pending = d.pending[:0]
	}
}

func (d *decoder) nextPasted(b byte, emit func(Event)) {
	d.pending = append(d.pending, b)
	if strings.HasPrefix(pasteEnd, string(d.pending)) {
		if len(d.pending) == len(pasteEnd) {
			d.pending = d.pending[:0]
			d.endPaste(emit)
			d.state = ground
		}
		return
	}
	d.keepPasted()
}

// keepPasted adds to the paste what turned out not to be its end mark.
func (d *decoder) keepPasted() {
	// A new mark may begin at the last byte.
	last := len(d.pending) - 1
	keep := d.pending
	if d.pending[last] == esc {
		keep = d.pending[:last]
	}
	if room := maxPaste - d.paste.Len(); room > 0 {
		d.paste.Write(keep[:min(room, len(keep))])
	}
	d.pending = append(d.pending[:0], d.pending[len(keep):]...)
}

func (d *decoder) endPaste(emit func(Event)) {
	text := strings.ToValidUTF8(d.paste.String(), "")
	d.paste.Reset()
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || isText(r) {
			return r
		}
		return -1
	}, text)
	emit(Event{Kind: Pasted, Text: text})
}

func (d *decoder) nextPlain(b byte, emit func(Event)) {
	if len(d.pending) > 0 && b&0xc0 != 0x80 {
		d.pending = d.pending[:0] // the character before was cut short
	}
	if b >= utf8.RuneSelf {
		d.pending = append(d.pending, b)
		if !utf8.FullRune(d.pending) {
			return
		}
		r, _ := utf8.DecodeRune(d.pending)
		d.pending = d.pending[:0]
		if r != utf8.RuneError && isText(r) {
			emit(Event{Kind: Pressed, Key: Key(r)})
		}
		return
	}
	if b == esc {
		d.state = escape
		return
	}
	if key, ok := plainKey(b); ok {
		emit(Event{Kind: Pressed, Key: key})
	}
}

// isText reports whether a character is one that a text may hold: it is seen,
// or it is a space or a joiner. Persian and emoji are misspelt without joiners.
func isText(r rune) bool {
	return unicode.IsGraphic(r) || r == '\u200c' || r == '\u200d'
}
