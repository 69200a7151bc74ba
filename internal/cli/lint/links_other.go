//go:build !unix

package lint

import "io/fs"

// hasOtherNames is never true here: how many names a file has is not among what
// the system tells of it.
func hasOtherNames(fs.FileInfo) bool { return false }
