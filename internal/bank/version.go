package bank

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Version is a Django version as cards name it: major and minor. The zero
// value is no version.
type Version struct {
	Major, Minor uint16
}

// ParseVersion reads "6.0". Numbers are plain: no sign, no leading zero.
func ParseVersion(s string) (Version, error) {
	major, minor, ok := strings.Cut(s, ".")
	a, errA := parseNumber(major)
	b, errB := parseNumber(minor)
	if !ok || errA != nil || errB != nil || a == 0 {
		return Version{}, fmt.Errorf("%q is not a Django version: expected one like 6.0", s)
	}
	return Version{Major: a, Minor: b}, nil
}

func parseNumber(s string) (uint16, error) {
	if len(s) > 1 && s[0] == '0' || strings.HasPrefix(s, "+") {
		return 0, strconv.ErrSyntax
	}
	n, err := strconv.ParseUint(s, 10, 16)
	return uint16(n), err
}

// IsZero reports whether v is no version.
func (v Version) IsZero() bool { return v == Version{} }

// Compare orders versions by their numbers, so that 4.10 comes after 4.2.
func (v Version) Compare(w Version) int {
	return cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor))
}

// String returns "6.0", or "" for the zero value.
func (v Version) String() string {
	if v.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d.%d", v.Major, v.Minor)
}

// versionIn returns the version that a text most likely means: of "v5.2.1", 5.2.
func versionIn(s string) string {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	at := strings.IndexFunc(s, isDigit)
	if at < 0 {
		return ""
	}
	numbers := strings.Split(strings.TrimFunc(s[at:], func(r rune) bool { return !isDigit(r) }), ".")
	if len(numbers) == 1 {
		numbers = append(numbers, "0")
	}
	near := strings.Join(numbers[:2], ".")
	if _, err := ParseVersion(near); err != nil {
		return ""
	}
	return near
}
