// Package scan walks over YAML text by itself, to tell what no decoder tells:
// where texts begin and end as they are written, and, where a file stops being
// YAML, the place of the mistake that a person made and how to mend it.
//
// In reading order: scanner.go (what a scan knows), text.go (scalars as they are
// written), text_line.go (their lines), line.go (the block structure, line by line),
// start.go (what no line begins with), value.go, quote.go, block.go and flow.go
// (values of each kind), space.go (characters that look like spaces), json_escape.go
// (escapes that JSON alone has), lines.go.
//
// It is for package yaml, and for lint's rules about how texts are written.
package scan
