package memory

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func scheduler(t testing.TB) *Scheduler {
	t.Helper()
	s, err := NewScheduler(DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// The table was written by testdata/py_fsrs.py, which names its settings.
func TestEqualsPyFSRS(t *testing.T) {
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

func TestReplayEqualsStepping(t *testing.T) {
	s := scheduler(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var state CardMemory
		var reviews []Review
		day := Day(rng.IntN(1000))
		for i := range 1 + rng.IntN(12) {
			day += Day(rng.IntN(4) * rng.IntN(20))
			r := Review{UID: fmt.Sprint(i), Rating: Rating(1 + rng.IntN(4)), Day: day, At: noon.Add(time.Duration(i) * time.Hour)}
			state = s.Next(state, r.Rating, r.Day, r.At)
			reviews = append(reviews, r)
		}
		rng.Shuffle(len(reviews), func(i, j int) { reviews[i], reviews[j] = reviews[j], reviews[i] })
		if diff := cmp.Diff(state, s.Replay(reviews)); diff != "" {
			t.Fatalf("(-stepped +replayed):\n%s", diff)
		}
	}
}

func TestBetterRatingIsNeverDueEarlier(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, retention := range []float64{0.70, 0.90, 0.99} {
		s, err := NewScheduler(retention)
		if err != nil {
			t.Fatal(err)
		}
		for range 300 {
			var state CardMemory
			day := Day(0)
			for range rng.IntN(10) {
				day += Day(rng.IntN(30))
				state = s.Next(state, Rating(1+rng.IntN(4)), day, noon)
			}
			day += Day(rng.IntN(60))
			due := s.Preview(state, day)
			for i, r := range Ratings() {
				if next := s.Next(state, r, day, noon); next.Due != due[i] || next.Due <= day {
					t.Fatalf("%v is due on day %d, foretold %d, today %d", r, next.Due, due[i], day)
				}
				if i > 0 && due[i] < due[i-1] {
					t.Fatalf("due days %v fall", due)
				}
			}
		}
	}
}

func TestRetrievabilityFalls(t *testing.T) {
	s := scheduler(t)
	state := s.Next(CardMemory{}, Good, 10, noon)
	if r := s.RetrievabilityOn(state, 5); r != 1 {
		t.Errorf("before the review: %v, want 1", r)
	}
	for day := state.Last; day < 400; day++ {
		if a, b := s.RetrievabilityOn(state, day), s.RetrievabilityOn(state, day+1); a <= b || a > 1 || b <= 0 {
			t.Fatalf("retrievability goes from %v to %v on day %d", a, b, day)
		}
	}
	if got := s.RetrievabilityOn(CardMemory{}, 10); got != 0 {
		t.Errorf("unseen card: %v, want 0", got)
	}
	if got := s.RetrievabilityOn(CardMemory{Reps: 1, Stability: 7}, 7); math.Abs(got-0.9) > 1e-9 {
		t.Errorf("after as many days as stability: %v, want 0.9", got)
	}
}

func TestLapses(t *testing.T) {
	s := scheduler(t)
	var state CardMemory
	for _, step := range []struct {
		day    Day
		rating Rating
		lapses int
	}{
		{1, Again, 0}, // the first day teaches the card
		{1, Again, 0},
		{2, Again, 1},
		{2, Again, 1}, // once a day
		{2, Good, 1},
		{2, Again, 1},
		{3, Hard, 1},
		{9, Again, 2},
	} {
		if state = s.Next(state, step.rating, step.day, noon); state.Lapses != step.lapses {
			t.Errorf("day %d, %v: %d lapses, want %d", step.day, step.rating, state.Lapses, step.lapses)
		}
	}
	for day := Day(10); !state.Leech(); day++ {
		state = s.Next(state, Again, day, noon)
	}
	if state.Lapses != LeechLapses || state.First != 1 || !state.Seen() {
		t.Errorf("leech: %+v", state)
	}
}

func TestClockSetBack(t *testing.T) {
	s := scheduler(t)
	state := s.Next(CardMemory{}, Good, 100, noon)
	for _, tt := range []struct {
		name    string
		day     Day
		at      time.Time
		wantDay Day
		wantAt  time.Time
	}{
		{"later", 101, noon.Add(24 * time.Hour), 101, noon.Add(24 * time.Hour)},
		{"an earlier day", 90, noon.Add(-240 * time.Hour), 100, noon.Add(time.Millisecond)},
		{"the same moment", 100, noon, 100, noon.Add(time.Millisecond)},
		{"a later day, an earlier moment", 101, noon.Add(-time.Hour), 101, noon.Add(time.Millisecond)},
		{"an earlier day, a later moment", 99, noon.Add(time.Hour), 100, noon.Add(time.Millisecond)},
	} {
		day, at := state.Moment(tt.day, tt.at)
		if day != tt.wantDay || !at.Equal(tt.wantAt) {
			t.Errorf("%s: day %d at %v, want %d at %v", tt.name, day, at, tt.wantDay, tt.wantAt)
		}
		next := s.Next(state, Good, tt.day, tt.at)
		if next.Last != tt.wantDay || !next.LastAt.Equal(tt.wantAt) || next.Due <= next.Last {
			t.Errorf("%s: next is %+v", tt.name, next)
		}
	}
}

func TestDay(t *testing.T) {
	zone := func(name string) *time.Location {
		l, err := time.LoadLocation(name)
		if err != nil {
			t.Skipf("no time zones here: %v", err)
		}
		return l
	}
	berlin := zone("Europe/Berlin")
	for _, tt := range []struct {
		name string
		at   time.Time
		want string
	}{
		{"noon", time.Date(2026, 11, 23, 12, 0, 0, 0, berlin), "2026-11-23"},
		{"after midnight", time.Date(2026, 11, 23, 3, 59, 59, 0, berlin), "2026-11-22"},
		{"at four", time.Date(2026, 11, 23, 4, 0, 0, 0, berlin), "2026-11-23"},
		{"clocks forward", time.Date(2026, 3, 29, 3, 30, 0, 0, berlin), "2026-03-28"},
		{"after clocks forward", time.Date(2026, 3, 29, 4, 0, 0, 0, berlin), "2026-03-29"},
		{"clocks back", time.Date(2026, 10, 25, 3, 59, 0, 0, berlin), "2026-10-24"},
		{"new year", time.Date(2027, 1, 1, 1, 0, 0, 0, berlin), "2026-12-31"},
		{"west of UTC", time.Date(2026, 11, 23, 23, 0, 0, 0, zone("Pacific/Honolulu")), "2026-11-23"},
		{"before 1970", time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC), "1969-12-31"},
	} {
		if got := DayOf(tt.at, DefaultDayStart); got.String() != tt.want {
			t.Errorf("%s: %v is on %v, want %s", tt.name, tt.at, got, tt.want)
		}
	}
	d, err := ParseDay("2026-12-18")
	if err != nil || d.String() != "2026-12-18" || d+1 != DayOf(d.Starts(berlin, DefaultDayStart).AddDate(0, 0, 1), DefaultDayStart) {
		t.Errorf("ParseDay: %v, %v", d, err)
	}
	if _, err := ParseDay("18.12.2026"); err == nil {
		t.Error("a date of another form was read")
	}
}

func TestNewSchedulerRefuses(t *testing.T) {
	for _, r := range []float64{0, 0.69, 1, math.NaN(), -1} {
		if _, err := NewScheduler(r); err == nil {
			t.Errorf("retention %v was taken", r)
		}
	}
}

func TestRating(t *testing.T) {
	for _, s := range []string{"again", "Hard", "GOOD", "easy", "1", "2", "3", "4"} {
		if r, err := ParseRating(s); err != nil || r < Again || r > Easy || r.Passed() != (r != Again) {
			t.Errorf("ParseRating(%q) = %v, %v", s, r, err)
		}
	}
	for _, s := range []string{"", "0", "5", "goo", "none", "1.0"} {
		if r, err := ParseRating(s); err == nil {
			t.Errorf("ParseRating(%q) = %v", s, r)
		}
	}
	if Rating(0).String() != "none" || Rating(0).Passed() {
		t.Error("the zero value is a rating")
	}
}

func TestReviewOrder(t *testing.T) {
	a := Review{UID: "a", Day: 1, At: noon}
	for _, later := range []Review{{UID: "a", Day: 2, At: noon.Add(-time.Hour)}, {UID: "a", Day: 1, At: noon.Add(1)}, {UID: "b", Day: 1, At: noon}} {
		if a.Compare(later) >= 0 || later.Compare(a) <= 0 {
			t.Errorf("%+v is not before %+v", a, later)
		}
	}
	if diff := cmp.Diff(0, a.Compare(a), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
