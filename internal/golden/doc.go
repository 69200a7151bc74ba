// Package golden compares what a test got with the contents of a file, and
// writes the file when the tests run with -update. Only tests import it, those
// of any package.
package golden
