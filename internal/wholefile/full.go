package wholefile

import (
	"errors"
	"os"
)

// probeSize is how many bytes IsFull tries to write: as many as SQLite needs for
// the index of a journal.
const probeSize = 64 << 10

// IsFull reports whether nothing more can be written to a folder because its
// disk, or the user's share of it, is full.
func IsFull(folder string) bool {
	file, err := CreateTemp(folder)
	if err == nil {
		defer os.Remove(file.Name())
		_, err = file.Write(make([]byte, probeSize))
		err = errors.Join(err, file.Sync(), file.Close())
	}
	return isFull(err)
}
