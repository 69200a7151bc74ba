// Package questions holds the built-in bank.
package questions

import "embed"

// FS is the built-in bank: one YAML file per topic.
//
//go:embed *.yaml
var FS embed.FS
