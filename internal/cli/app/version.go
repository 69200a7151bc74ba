package app

import "runtime/debug"

// Version returns the version that the go command stamped into the binary.
func Version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// repository is the address of djq's source. Whoever builds djq for others sets
// it: -ldflags "-X djq/internal/cli/app.repository=https://github.com/NAME/djq".
var repository = "https://github.com/OWNER/djq"

// RulesURL returns the address of the page that explains the rules of lint.
func RulesURL() string { return repository + "/blob/main/.github/rules.md" }
