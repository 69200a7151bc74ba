package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// ErrLocked says that another process holds a lock.
var ErrLocked = errors.New("another process holds the lock")

// lockPause is how long Lock waits between two tries.
const lockPause = 20 * time.Millisecond

// Lock takes the lock of a file, which it makes where there is none and leaves
// there, and waits for it at most for a time. The system ends the lock with the
// process. Its error is ErrLocked when another process holds it still.
func Lock(path string, wait time.Duration) (release func(), err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for waited := time.Duration(0); ; waited += lockPause {
		err := tryLock(file)
		switch {
		case err == nil:
			return func() { file.Close() }, nil
		case !errors.Is(err, ErrLocked):
			file.Close()
			return nil, &fs.PathError{Op: "lock", Path: path, Err: err}
		case waited >= wait:
			file.Close()
			return nil, ErrLocked
		}
		time.Sleep(lockPause)
	}
}
