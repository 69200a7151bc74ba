package bank

import (
	"net/url"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// url reads an http or https URL.
func (r *reader) url(n *yaml.Node, what string) string {
	s, ok := r.Text(n, what)
	if !ok {
		return ""
	}
	if !isURL(s) {
		hint := "start it with https://"
		if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			hint = "write the full address, without spaces"
		}
		r.ReportAt(n, ruleURL, hint, "%q is not an http or https URL", diag.Shorten(s))
		return ""
	}
	return s
}

// isURL reports whether s is an http or https URL.
func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.ContainsAny(s, " \n\t\"<>\\^`{|}")
}
