package memory

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

func scheduler(t testing.TB) *Scheduler {
	t.Helper()
	s, err := NewScheduler(DefaultParameters(), DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// The table was written by testdata/py_fsrs.py, which names its settings.
func TestSchedulerEqualsPyFSRS(t *testing.T) {
	file, err := os.Open("testdata/py_fsrs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s := scheduler(t)
	lines := bufio.NewScanner(file)
	lines.Scan() // the heading
	var state CardMemory
	last, rows := -1, 0
	for lines.Scan() {
		var history, day int
		var rating Rating
		var stability, difficulty, before float64
		if _, err := fmt.Sscan(lines.Text(), &history, &day, &rating, &stability, &difficulty, &before); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		if history != last {
			state, last = CardMemory{}, history
		}
		if got := s.RetrievabilityOn(state, Day(day)); math.Abs(got-before) > 1e-4 {
			t.Errorf("history %d, day %d: retrievability %.6f, want %.6f", history, day, got, before)
		}
		state = s.Next(state, rating, Day(day), noon.Add(time.Duration(rows)*time.Minute))
		if math.Abs(state.Stability-stability) > 1e-4*max(1, stability) || math.Abs(state.Difficulty-difficulty) > 1e-4 {
			t.Errorf("history %d, day %d, %v: stability %.6f, difficulty %.6f; want %.6f, %.6f",
				history, day, rating, state.Stability, state.Difficulty, stability, difficulty)
		}
		rows++
	}
	if rows < 300 {
		t.Errorf("only %d rows compared", rows)
	}
}

// fittedWeights are parameters of FSRS-6 fitted to users of the
// open-spaced-repetition benchmark (result/FSRS-6-recency.jsonl). For those that
// fall, FSRS alone makes a new card due earlier after a better rating.
func fittedWeights() []struct {
	name    string
	weights fsrs.Weights
	falls   bool // at a retention of 0.90
} {
	return []struct {
		name    string
		weights fsrs.Weights
		falls   bool
	}{
		{"default", fsrs.DefaultWeights(), false},
		{"user 16", fsrs.Weights{3.4825, 3.6164, 3.158, 26.5855, 6.9057, 0.7399, 1.9396, 0.1358, 1.734, 0.0727, 1.2038, 1.8331, 0.1069, 0.276, 2.2581, 0.404, 3.0172, 0.4314, 0.5102, 0.1315, 0.0899}, true},
		{"user 25", fsrs.Weights{0.0711, 0.8239, 3.5035, 2.8135, 7.0622, 0.5668, 2.1729, 0.0023, 1.5305, 0.2955, 1.0185, 1.7539, 0.1362, 0.2437, 2.1461, 0.1465, 3.1766, 0.8322, 0.0329, 0.3699, 0.2957}, true},
		{"user 45", fsrs.Weights{0.1037, 11.2421, 46.6421, 46.2163, 6.769, 0.8589, 2.0173, 0.1785, 1.9592, 0.1537, 1.4033, 1.8279, 0.1184, 0.2427, 2.3547, 0.3829, 3.056, 0.779, 0.4578, 0.1914, 0.0443}, true},
		{"user 1", fsrs.Weights{0.2442, 0.2577, 0.6225, 3.5238, 7.224, 0.3522, 2.2, 0.0791, 1.2773, 0.1549, 0.7139, 1.9985, 0.0604, 0.549, 2.3581, 0.3727, 2.4838, 0.4601, 0.5492, 0.1174, 0.4376}, false},
		{"user 3", fsrs.Weights{4.3819, 11.0592, 11.262, 10.9234, 7.1489, 0.7562, 2.0669, 0.001, 1.5044, 0.0856, 0.9902, 1.9235, 0.0811, 0.4639, 2.3695, 0.1762, 3.0004, 0.8231, 0.4847, 0.0677, 0.2094}, false},
		{"user 9", fsrs.Weights{0.0153, 0.4856, 0.3402, 0.277, 7.025, 0.5601, 2.092, 0.001, 1.519, 0.0996, 1.0002, 1.8657, 0.1014, 0.3352, 2.3099, 0.2957, 3.0004, 0.9357, 0.526, 0.1489, 0.2866}, false},
		{"user 10", fsrs.Weights{0.244, 10.61, 18.8023, 91.7039, 6.9249, 0.6815, 2.1159, 0.1014, 2.2157, 0.0, 1.4327, 1.801, 0.1164, 0.2922, 2.1511, 0.3831, 3.7178, 1.1784, 0.5366, 0.0006, 0.0495}, false},
	}
}

func TestBetterRatingIsNeverDueEarlier(t *testing.T) {
	for _, fitted := range fittedWeights() {
		for _, retention := range []float64{MinRetention, DefaultRetention, MaxRetention} {
			s, err := NewScheduler(Parameters(fitted.weights), retention)
			if err != nil {
				t.Fatal(err)
			}
			if retention == DefaultRetention && firstIntervalsFall(s) != fitted.falls {
				t.Errorf("%s: FSRS's own first intervals fall: %v, want %v", fitted.name, !fitted.falls, fitted.falls)
			}
			rng := rand.New(rand.NewPCG(3, 4))
			for range 100 {
				var m CardMemory
				day := Day(0)
				for range rng.IntN(10) {
					day += Day(rng.IntN(30))
					m = s.Next(m, Rating(1+rng.IntN(4)), day, noon)
				}
				checkDueDaysRise(t, s, m, day+Day(rng.IntN(60)))
			}
			checkDueDaysRise(t, s, CardMemory{}, 0)
		}
	}
}

// checkDueDaysRise checks that the due days after the four ratings do not
// fall, lie after the review, and are those that Preview names.
func checkDueDaysRise(t *testing.T, s *Scheduler, m CardMemory, day Day) {
	t.Helper()
	due := s.Preview(m, day)
	for i, r := range Ratings() {
		if next := s.Next(m, r, day, noon); next.Due != due[i] || next.Due <= day {
			t.Fatalf("%v is due on day %d, previewed %d, today %d", r, next.Due, due[i], day)
		}
		if i > 0 && due[i] < due[i-1] {
			t.Fatalf("due days %v fall", due)
		}
	}
}

func firstIntervalsFall(s *Scheduler) bool {
	items := s.nextItems(MemoryState{}, 0)
	return !slices.IsSortedFunc(items[:], func(a, b fsrs.ItemState) int { return cmp.Compare(s.days(a), s.days(b)) })
}

func TestNewSchedulerRefusesRetention(t *testing.T) {
	for _, r := range []float64{0, 0.69, 1, math.NaN(), -1} {
		if _, err := NewScheduler(DefaultParameters(), r); err == nil {
			t.Errorf("retention %v was accepted", r)
		}
	}
}
