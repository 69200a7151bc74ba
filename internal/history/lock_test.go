package history

import (
	"database/sql"
	"errors"
	"testing"
)

func TestOnLockIsCalledBeforeAnythingIsWritten(t *testing.T) {
	s := newStore(t)
	locked := 0
	ctx := OnLock(t.Context(), func() { locked++ })
	stop := errors.New("stop")
	err := s.write(ctx, func(*sql.Tx) error {
		if locked != 1 {
			t.Errorf("called %d times before the change", locked)
		}
		return stop
	})
	if !errors.Is(err, stop) || locked != 1 {
		t.Errorf("%v, called %d times", err, locked)
	}
}
