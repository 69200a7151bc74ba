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
		address := addressIn(s)
		switch {
		case address != "":
			hint = "write the address alone: " + diag.Shorten(address)
		case strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://"):
			hint = "write the full address, without spaces"
		}
		r.ReportAt(n, ruleURL, hint, "%q is not an http or https URL", diag.Shorten(s))
		return ""
	}
	return s
}

// addressIn returns the URL that stands in a text behind something else, such as
// the label of a link, or "".
func addressIn(s string) string {
	at := strings.Index(s, "http")
	if at <= 0 {
		return ""
	}
	address := s[at:]
	if end := strings.IndexAny(address, " \n\t\"<>)]"); end >= 0 {
		address = address[:end]
	}
	if !isURL(address) {
		return ""
	}
	return address
}

// isURL reports whether s is an http or https URL.
func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.ContainsAny(s, " \n\t\"<>\\^`{|}")
}
