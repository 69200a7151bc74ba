package incoming

import (
	"testing"
	"unicode/utf16"
)

func TestIsTextRefusesPackagesAndTakesEncodings(t *testing.T) {
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune("Frage;Antwort\r\nGröße?;Äh\r\n")) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	noise := make([]byte, 2000)
	for i := range noise {
		noise[i] = byte(i * 37)
	}
	for name, tt := range map[string]struct {
		src  []byte
		want bool
	}{
		"empty":             {nil, true},
		"UTF-8":             {[]byte("Q: Größe?\nA:\tÄh\r\n"), true},
		"Windows-1252":      {[]byte("Gr\xf6\xdfe?;\xc4h"), true},
		"UTF-16":            {wide, true},
		"one NUL in a page": {[]byte("Q: What does a NUL byte in a text do?\nA: It ends strings of C: \x00, says the page."), true},
		"ZIP":               {append([]byte("PK\x03\x04\x14\x00\x06\x00\x08\x00xl/workbook.xml"), noise...), false},
		"PNG":               {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"), false},
	} {
		if got := IsText(tt.src); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}
