package htmlpage

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"strings"

	"djq/internal/markdown/html"
)

//go:embed page
var files embed.FS

// scripts are the files of the script, in the order in which they are joined.
func scripts() []string {
	return []string{
		"memory", "digest", "events", "storage", "progress", "order", "session", "search", "read", "drill", "send", "main",
	}
}

// script returns the script of a page.
func script() string {
	var b strings.Builder
	b.WriteString("\"use strict\";\n")
	for _, name := range scripts() {
		b.WriteString(file(name + ".js"))
	}
	return b.String()
}

// style returns the style sheet of a page.
func style() string { return html.CSS() + file("page.css") }

// file returns a file of the folder page.
func file(name string) string {
	text, err := files.ReadFile("page/" + name)
	if err != nil {
		panic(err) // a file that was there when djq was built
	}
	return string(text)
}

// policy returns the Content-Security-Policy under which a page runs this script
// and uses this style sheet, and nothing else: it loads and sends nothing, and
// makes no elements out of text.
func policy(script, style string) string {
	return "default-src 'none'; script-src " + source(script) + "; style-src " + source(style) +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
}

// source names an inline script or style sheet in a policy.
func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
