package incoming

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode returns the text of a file and the name of its encoding: UTF-8 or UTF-16,
// with or without a byte-order mark, and else Windows-1252, in which spreadsheets
// of Western Europe write. Lines end with a newline alone.
func Decode(src []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		text, encoding = strings.ToValidUTF8(string(src[3:]), "\ufffd"), "UTF-8"
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		text, encoding = decodeUTF16(src[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		text, encoding = decodeUTF16(src[2:], binary.BigEndian), "UTF-16"
	case zerosAt(src, 1):
		text, encoding = decodeUTF16(src, binary.LittleEndian), "UTF-16"
	case zerosAt(src, 0):
		text, encoding = decodeUTF16(src, binary.BigEndian), "UTF-16"
	case utf8.Valid(src):
		text, encoding = string(src), "UTF-8"
	default:
		text, encoding = decodeWindows1252(src), "Windows-1252"
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), encoding
}

// controlShare is the most control characters that a text has, one in so many.
const controlShare = 50

// IsText reports whether a file is text: a package, a picture or a workbook has many
// control characters besides those that lay out and colour text.
func IsText(src []byte) bool {
	const most = 64 << 10
	text, _ := Decode(src[:min(len(src), most)])
	controls := 0
	for _, r := range text {
		if r < ' ' && !strings.ContainsRune("\t\n\f\v\x1b", r) {
			controls++
		}
	}
	return controls*controlShare <= len(text)
}

// zerosAt reports whether every second byte of the beginning is zero in most
// cases, and no other is: a text of Latin letters in UTF-16.
func zerosAt(src []byte, parity int) bool {
	const most = 512
	src = src[:min(len(src), most)&^1]
	zeros := 0
	for i, b := range src {
		if b != 0 {
			continue
		}
		if i%2 != parity {
			return false
		}
		zeros++
	}
	return zeros > len(src)/4
}

func decodeUTF16(src []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return string(utf16.Decode(units))
}

// windows1252 has the characters of the bytes 0x80 to 0x9f, where the encoding
// differs from Latin-1; after https://encoding.spec.whatwg.org/index-windows-1252.txt.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

func decodeWindows1252(src []byte) string {
	high := []rune(windows1252)
	var b strings.Builder
	for _, c := range src {
		if c >= 0x80 && c < 0xa0 {
			b.WriteRune(high[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
