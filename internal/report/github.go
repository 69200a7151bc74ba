package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// GitHub writes workflow commands, which GitHub Actions shows as annotations
// beside the lines of a pull request. Escaping is that of core.issueCommand in
// github.com/actions/toolkit; columns are given only where a finding ends on its
// line, because GitHub refuses others.
func GitHub(w io.Writer, r Report) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, f := range r.Findings {
		var b strings.Builder
		fmt.Fprintf(&b, "::%s file=%s", f.Severity, property.Replace(filepath.ToSlash(f.File)))
		if f.Pos.IsValid() {
			end := end(f)
			fmt.Fprintf(&b, ",line=%d,endLine=%d", f.Pos.Line, end.Line)
			if end.Line == f.Pos.Line {
				fmt.Fprintf(&b, ",col=%d,endColumn=%d", f.Pos.Col, end.Col)
			}
		}
		fmt.Fprintf(&b, ",title=%s::%s", property.Replace(f.Rule), data.Replace(remark(f)))
		if _, err := fmt.Fprintln(w, printable(b.String())); err != nil {
			return err
		}
	}
	return nil
}
