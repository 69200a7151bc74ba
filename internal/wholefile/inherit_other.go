//go:build !unix

package wholefile

import (
	"io/fs"
	"os"
)

// hasOtherNames is never true here: how many names a file has is not among what
// the system tells of it.
func hasOtherNames(fs.FileInfo) bool { return false }

// inherit does nothing: a new file has the owner and the access list that its
// folder gives.
func inherit(*os.File, string, fs.FileInfo) error { return nil }
