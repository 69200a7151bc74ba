package drill

import "time"

// MaxIdle is how much of the time after a key counts: who goes away with a card
// open has not studied it all the while.
const MaxIdle = 300 * time.Second

// Touch says that a key was pressed. It is to be called with every key, before
// what the key does.
func (s *Session) Touch(at time.Duration) {
	st := &s.state
	st.counted, st.touched = st.countedUntil(at), at
}

// countedUntil returns the counted time of the card that is asked: what has
// passed since it was shown, at most MaxIdle of it after each key.
func (st *state) countedUntil(at time.Duration) time.Duration {
	return st.counted + min(max(0, at-st.touched), MaxIdle)
}

// Used returns the counted time of all ratings not undone, and of the card that
// is asked.
func (s *Session) Used(at time.Duration) time.Duration {
	if s.state.phase == Done {
		return s.state.used
	}
	return s.state.used + s.state.countedUntil(at)
}
