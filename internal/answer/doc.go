// Package answer says which key points a written answer makes, and which of
// its words say so. It needs no network and gives the same result every time.
//
// Files, in reading order: check.go.
//
// It knows neither cards nor history. Sessions and commands may import it.
package answer
