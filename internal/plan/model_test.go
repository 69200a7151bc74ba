package plan

import (
	"math"
	"testing"

	"djq/internal/memory"
)

func scheduler(t testing.TB) *memory.Scheduler {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFitShrinksTowardsDefaults(t *testing.T) {
	if got := Fit(Observed{}); got != DefaultModel() {
		t.Errorf("without reviews: %+v", got)
	}
	var o Observed
	for range 25 {
		o.First.Add(memory.Good, 60)
	}
	for range 200 {
		o.Later.Add(memory.Hard, 20)
		o.Later.Add(memory.Easy, 0)
		o.Later.Add(memory.Again, 600)
	}
	o.Later.Add(0, 10)
	o.Again.Add(memory.Good, 0)
	got := Fit(o)
	if math.Abs(got.New[2]-(0.37+1)/2) > 1e-12 || math.Abs(got.New[0]-0.2) > 1e-12 || got.NewSeconds != 90 {
		t.Errorf("half way between defaults and 25 reviews: %+v", got)
	}
	if got.Pass != [3]float64{0.5, 0, 0.5} || got.SeenSeconds != 310 || got.AgainSeconds != DefaultModel().AgainSeconds {
		t.Errorf("own frequencies and seconds: %+v", got)
	}
}

func TestAskChancesSumToOne(t *testing.T) {
	s := scheduler(t)
	for _, m := range []memory.MemoryState{{}, {Stability: 0.5, Difficulty: 9}, {Stability: 40, Difficulty: 2}} {
		out, seconds := DefaultModel().ask(s, m, 4)
		sum := 0.0
		for _, o := range out {
			sum += o.chance
			if o.after.Stability <= 0 {
				t.Errorf("%+v: an ask leaves no memory: %+v", m, o)
			}
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("%+v: chances add up to %v", m, sum)
		}
		if lower := DefaultModel().SeenSeconds; seconds < lower {
			t.Errorf("%+v: takes %v seconds, expected %v at least", m, seconds, lower)
		}
	}
}

// Asking one step ahead prefers what counts more, and what is nearer to being
// forgotten.
func TestGreedyOrdersByGainASecond(t *testing.T) {
	strong, weak := memory.MemoryState{Stability: 300, Difficulty: 5}, memory.MemoryState{Stability: 20, Difficulty: 5}
	p := Problem{
		Days: 10, Seconds: []float64{200}, Model: DefaultModel(), Scheduler: scheduler(t),
		Cards: []Card{{Weight: 1}, {Weight: 4}, {Weight: 1, Memory: strong, Age: 5}, {Weight: 1, Memory: weak, Age: 5}},
	}
	order := Greedy(p)
	place := make([]int, len(p.Cards))
	for i, c := range order {
		place[c.Card] = i
	}
	if len(order) != 4 || place[1] > place[0] || place[3] > place[2] {
		t.Errorf("order %+v", order)
	}
	if share := p.Share(order); len(share) == 0 || len(share) == len(order) {
		t.Errorf("200 seconds hold %d of %d cards", len(share), len(order))
	}
}
