package uitest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"djq/internal/markdown"
)

// CheckLine reports what could harm a terminal in a line of a printer
// that may colour it and make links: any control character but for that, and a
// style or a link that outlives the line.
func CheckLine(line string, color, links bool) error {
	if !utf8.ValidString(line) {
		return fmt.Errorf("invalid UTF-8 in %q", line)
	}
	styles := map[string]bool{} // by the SGR code that ends them
	link := ""
	for rest := line; rest != ""; {
		if target, after, ok := cutLink(rest); ok && links {
			link, rest = target, after
			continue
		}
		if codes, after, ok := CutSGR(rest); ok && color {
			for _, code := range codes {
				switch code {
				case "0":
					clear(styles)
				case "1", "2":
					styles["22"] = true
				case "3", "4", "7":
					styles["2"+code] = true
				case "31", "32", "35", "36":
					styles["0"] = true
				case "22", "23", "24", "27":
					delete(styles, code)
				default:
					return fmt.Errorf("SGR %s in %q", code, line)
				}
			}
			rest = after
			continue
		}
		r, n := utf8.DecodeRuneInString(rest)
		if c := string(r); r == '\n' || markdown.Clean(c) != c {
			return fmt.Errorf("%U in %q", r, line)
		}
		rest = rest[n:]
	}
	if len(styles) > 0 || link != "" {
		return fmt.Errorf("style or link left open by %q", line)
	}
	return nil
}

// CutSGR cuts a sequence that sets styles off the beginning of s, and returns
// its codes.
func CutSGR(s string) (codes []string, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, "\x1b[")
	end := len(s) - len(strings.TrimLeft(s, "0123456789;"))
	if !ok || end == len(s) || s[end] != 'm' {
		return nil, "", false
	}
	return strings.Split(s[:end], ";"), s[end+1:], true
}

func cutLink(s string) (target, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, "\x1b]8;;")
	if !ok {
		return "", "", false
	}
	target, rest, ok = strings.Cut(s, "\x1b\\")
	for _, c := range []byte(target) {
		ok = ok && c > ' ' && c < 0x7f
	}
	if target != "" {
		ok = ok && (strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://"))
	}
	return target, rest, ok
}
