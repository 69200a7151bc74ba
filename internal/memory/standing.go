package memory

// Standing is how ready a learner is, in the three readings of readiness. All are
// over the same cards.
type Standing struct {
	Cards     int // that the readings are over
	Suspended int // left out of them
	Today     Readiness
	Interview Day        // 0 without one
	StopNow   Readiness  // on the day of the interview if nothing more is studied
	Expected  *Readiness // on that day if the plan is followed, nil where it is not known
}
