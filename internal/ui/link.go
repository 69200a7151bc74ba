package ui

import (
	"net/url"
	"strconv"
	"strings"

	"djq/internal/markdown"
)

// maxURL is the longest URL that common terminals take in OSC 8.
const maxURL = 2083

// linkTarget returns a URL as it may appear in an OSC 8 sequence: http or https,
// printable ASCII, all else percent-encoded. It returns "" for a destination
// that is better shown as text.
func linkTarget(destination string) string {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(u.Scheme) // in lower case
	for i := len(u.Scheme); i < len(destination); i++ {
		c := destination[i]
		if c > ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteString(strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
	}
	if b.Len() > maxURL {
		return ""
	}
	return b.String()
}

// hyperlink makes text open a target of linkTarget.
func hyperlink(target, text string) string {
	if target == "" || text == "" {
		return text
	}
	return "\x1b]8;;" + target + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// Link returns a label that opens a URL, or both as text where the terminal
// cannot or the URL is not one for a browser.
func (p Printer) Link(label, destination string) string {
	var f paragraph
	p.addSpans(&f, []markdown.Span{{Text: markdown.CleanLine(label), Link: markdown.CleanLine(destination)}})
	return p.join(f.lines(unlimited)[0])
}

// LinksSupported guesses from the environment whether the terminal shows OSC 8
// hyperlinks. FORCE_HYPERLINK settles it, 0 meaning no. Inside tmux and screen
// the answer is no, because they may swallow the URL.
func LinksSupported(getenv func(string) string) bool {
	if force := getenv("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	term := getenv("TERM")
	if term == "dumb" || strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux") || getenv("TMUX") != "" {
		return false
	}
	switch term {
	case "xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "alacritty-direct", "contour", "wezterm":
		return true
	}
	switch getenv("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "zed", "Hyper", "mintty", "rio", "Tabby":
		return true
	}
	if getenv("WT_SESSION") != "" || getenv("DOMTERM") != "" {
		return true
	}
	vte, err := strconv.Atoi(getenv("VTE_VERSION"))
	return err == nil && vte > 5000 // 0.50.0 crashes on links
}
