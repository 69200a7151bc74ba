package app

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/humanize"
)

// warnLeftOut names the files that are left out because they are broken, each
// once in a run and on one line, with the command that explains it.
func (b *Banks) warnLeftOut(files []bank.LeftOut) {
	files = slices.DeleteFunc(slices.Clone(files), func(l bank.LeftOut) bool { return b.warned[l.Name] })
	if b.warned == nil {
		b.warned = map[string]bool{}
	}
	for i, l := range files {
		b.warned[l.Name] = true
		if i < MaxListed {
			b.io.Warnf("left out %s", leftOut(l))
		}
	}
	if more := len(files) - MaxListed; more > 0 {
		b.io.Warnf("left out %s more", humanize.Count(more, "file"))
	}
}

// leftOut says what is wrong with a file, and which command says more.
func leftOut(l bank.LeftOut) string {
	first := l.Findings[slices.IndexFunc(l.Findings, func(f diag.Finding) bool { return f.Severity == diag.Error })]
	where := l.Name
	if first.Pos.IsValid() {
		where = fmt.Sprintf("%s:%d:%d", l.Name, first.Pos.Line, first.Pos.Col)
	}
	more := ""
	if errors, _ := diag.Count(l.Findings); errors > 1 {
		more = fmt.Sprintf(" (and %d more)", errors-1)
	}
	return fmt.Sprintf("%s: %s%s; to see why: djq lint %s", where, first.Message, more, quoted(l.Name, runtime.GOOS))
}

// quoted returns a path as an argument in the shell of a system.
func quoted(path, system string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,", r) || r > 127
	}
	switch {
	case system == "windows" && strings.ContainsAny(path, " &()^;,'"):
		return `"` + path + `"`
	case system == "windows" || path != "" && !strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }):
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
