package yaml

import (
	"strconv"
	"strings"

	yamlv3 "gopkg.in/yaml.v3"
)

// Scalar returns a text of one line as YAML: plain where every reader of YAML
// takes it for that text, in double quotes elsewhere.
func Scalar(s string) string {
	if isPlain(s) {
		return s
	}
	return strconv.Quote(s)
}

// isPlain reports whether words of letters, digits and a few other characters
// can be written without quotes. YAML allows more; what it allows where is not
// worth knowing.
func isPlain(s string) bool {
	inner := strings.Trim(s, " -./") // no other reader sees an indicator at the ends
	if s == "" || inner != s || strings.Contains(s, "--") {
		return false
	}
	for _, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune(" -._/", c)) {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "yes", "no", "on", "off", "y", "n":
		return false // true and false to YAML 1.1
	}
	if c := s[0]; c >= '0' && c <= '9' && strings.Trim(s, "0123456789abcdefoxABCDEFOX-._") == "" {
		return false // a number or a date to some reader
	}
	n := Node{Kind: yamlv3.ScalarNode, Value: s}
	return n.ShortTag() == "!!str"
}
