//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"

	suggest "djq/internal/drill"
	"djq/internal/eventfile"
	"djq/internal/memory"
	"djq/internal/plan"
	wordsof "djq/internal/words"
)

// TestPageReckonsAsTheProgramDoes compares what the page's script computes with
// what the packages it follows do, on random cases.
func TestPageReckonsAsTheProgramDoes(t *testing.T) {
	w := openWindow(t, 1280, 900)
	w.open(exportPage(t, t.TempDir(), "--topic", "orm"), "")
	random := rand.New(rand.NewPCG(14, 0))

	t.Run("memory", func(t *testing.T) {
		fitted := memory.DefaultParameters()
		fitted[0], fitted[1], fitted[2], fitted[17], fitted[20] = 1.9, 1.2, 4, 0.2, 0.35
		for _, parameters := range []memory.Parameters{memory.DefaultParameters(), fitted} {
			scheduler, err := memory.NewScheduler(parameters, 0.87)
			if err != nil {
				t.Fatal(err)
			}
			for range 40 {
				var steps [][2]int
				var want [][4]float64
				m, day := memory.CardMemory{}, memory.Day(20000)
				for range 12 {
					r := memory.Rating(1 + random.IntN(4))
					m = scheduler.Next(m, r, day, time.Time{})
					steps = append(steps, [2]int{int(r), int(day)})
					want = append(want, [4]float64{m.Stability, m.Difficulty, float64(m.Due), float64(m.Lapses)})
					day += memory.Day(random.IntN(4) * random.IntN(20))
				}
				given, _ := json.Marshal(steps)
				weights, _ := json.Marshal(parameters)
				got := eval[[][4]float64](w, fmt.Sprintf(`(() => {
					const s = memory.newScheduler(%s, 0.87);
					let m = memory.newState();
					return %s.map(([r, day]) => {
						m = s.next(m, r, day);
						return [m.stability, m.difficulty, m.due, m.lapses];
					});
				})()`, weights, given))
				for i := range want {
					for j := range want[i] {
						if math.Abs(got[i][j]-want[i][j]) > 1e-9*math.Abs(want[i][j]) {
							t.Fatalf("after %v: %v, want %v", steps[:i+1], got[i], want[i])
						}
					}
				}
			}
		}
	})

	t.Run("days and moments", func(t *testing.T) {
		for _, zone := range []string{"UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "Europe/Berlin"} {
			call(w, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone})
			location, err := time.LoadLocation(zone)
			if err != nil {
				t.Skip("no time zones here: ", err)
			}
			var moments []int64
			for range 300 {
				moments = append(moments, 1700000000000+random.Int64N(100*365*86400*100))
			}
			given, _ := json.Marshal(moments)
			got := eval[[][2]string](w, fmt.Sprintf(`%s.map((ms) => [events.timeOf(ms), memory.dateOf(memory.dayOf(ms, 14400))])`, given))
			for i, ms := range moments {
				at := time.UnixMilli(ms).In(location)
				want := [2]string{at.Format("2006-01-02T15:04:05.000Z07:00"), memory.DayOf(at, 4*time.Hour).String()}
				if got[i] != want {
					t.Fatalf("%s, %d: %v, want %v", zone, ms, got[i], want)
				}
			}
		}
		call(w, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{})
	})

	t.Run("events", func(t *testing.T) {
		text := eval[string](w, `(() => {
			const list = [];
			for (let i = 0; i < 50; i++) {
				const machine = "page-" + events.newID(1700000000000 + i);
				list.push(events.finish({
					uid: events.newUID(1780000000000 + i, machine), machine, card: "orm/n-plus-one", kind: "review",
					rating: memory.NAMES[1 + i % 4], at: events.timeOf(1780000000000 + i * 3333333), day: memory.dateOf(memory.dayOf(1780000000000 + i * 3333333, 14400)),
					ms: i * 7, open_ms: i * 9, variant: i % 3, missed: i % 2 ? ["héllo \u2028 \u0007 \ud83d\ude00", "\"q\" \\"] : [], bonus: i % 5 ? [] : ["<b>"], hints: i % 2, session: "s",
				}));
			}
			return events.fileOf(list);
		})()`)
		for line := range strings.Lines(text) {
			e, err := eventfile.Parse([]byte(line))
			if err != nil {
				t.Fatalf("%v\n%s", err, line)
			}
			if !strings.Contains(line, `"sum":"`+e.Sum+`"`) || !e.GaveUID() {
				t.Errorf("no sum, or a uid that its machine did not give: %s", line)
			}
		}
		if n := strings.Count(text, "\n"); n != 50 {
			t.Errorf("%d events, want 50", n)
		}
	})

	t.Run("suggested ratings", func(t *testing.T) {
		for key := range 5 {
			for keyOf := key; keyOf < 5; keyOf++ {
				for bonus := range 3 {
					for bonusOf := bonus; bonusOf < 3; bonusOf++ {
						if key+bonus == 0 {
							continue
						}
						got := eval[int](w, fmt.Sprintf("sessions.suggest(%d, %d, %d, %d)", key, keyOf, bonus, bonusOf))
						if want := suggest.Suggest(key, keyOf, bonus, bonusOf); memory.Rating(got) != want {
							t.Errorf("%d of %d and %d of %d: %d, want %d", key, keyOf, bonus, bonusOf, got, want)
						}
					}
				}
			}
		}
	})

	t.Run("the plan one step ahead", func(t *testing.T) {
		for round := range 20 {
			problem := plan.Problem{Days: 1 + random.IntN(30), Model: plan.DefaultModel(), Scheduler: defaultScheduler(t)}
			if round < 5 {
				problem.Days = 1
			}
			var given []map[string]any
			for range 60 {
				c := plan.Card{Weight: []float64{1, 2, 4}[random.IntN(3)], Hard: random.IntN(2) == 0}
				if random.IntN(3) > 0 {
					c.Memory = memory.MemoryState{Stability: 0.1 + 60*random.Float64()*random.Float64(), Difficulty: 1 + 9*random.Float64()}
					c.Age = random.IntN(30)
				}
				problem.Cards = append(problem.Cards, c)
				given = append(given, map[string]any{"weight": c.Weight, "stability": c.Memory.Stability, "difficulty": c.Memory.Difficulty, "age": c.Age, "hard": c.Hard})
			}
			var want []int
			for _, c := range plan.Greedy(problem) {
				want = append(want, c.Card)
			}
			cards, _ := json.Marshal(given)
			got := eval[[]int](w, fmt.Sprintf(`order.greedy(%s, %d, {new: [0.4, 0.15, 0.37, 0.08], pass: [0.2, 0.7, 0.1], seconds: [120, 45, 45]}).map((c) => c.place)`, cards, problem.Days))
			if !slices.Equal(got, want) {
				t.Fatalf("%d days: %v, want %v", problem.Days, got, want)
			}
		}
	})

	t.Run("folded text", func(t *testing.T) {
		for _, text := range []string{"Select_Related", "STRASSE straße", "Cafe\u0301 CAFÉ", "ΣΊΣΥΦΟΣ σίσυφος", "ǅ ﬁ", "İstanbul"} {
			if got, want := eval[string](w, "search.fold("+quoted(text)+")"), wordsof.Fold(text); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	})
}

// TestPageFindsWhatSearchFinds compares searches and filters with those of djq
// list.
func TestPageFindsWhatSearchFinds(t *testing.T) {
	w := openWindow(t, 1280, 900)
	home := t.TempDir()
	w.open(exportPage(t, home), "")
	list := func(args ...string) []string {
		var cards []struct{ Card string }
		if err := json.Unmarshal([]byte(printed(t, home, "", append([]string{"list", "--json"}, args...)...)), &cards); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, c := range cards {
			names = append(names, c.Card)
		}
		slices.Sort(names)
		return names
	}
	shown := func() []string {
		names := eval[[]string](w, `[...document.querySelectorAll("#cards article")].filter((e) => e.offsetParent).map((e) => e.id)`)
		slices.Sort(names)
		return names
	}
	for _, text := range []string{"select_related", "SELECT related", "n+1", "transaction, rollback?", "select_for_update", "the", "\"many\" side", "on_commit atomic", "{% partial"} {
		w.do(`const s = document.getElementById("search"); s.value = ` + quoted(text) + `; s.dispatchEvent(new Event("input", {bubbles: true}))`)
		if got, want := shown(), list("--search", text); !slices.Equal(got, want) {
			t.Errorf("%q finds %d cards, djq %d: only here %v, only there %v", text, len(got), len(want), without(got, want), without(want, got))
		}
	}
	w.do(`document.getElementById("clear-filters").click()`)
	for _, box := range []string{"orm", "queries", "hard", "often"} {
		w.do(`document.querySelector("#filters input[value=` + box + `]").click()`)
	}
	if got, want := shown(), list("--topic", "orm,queries", "--difficulty", "hard", "--asked", "often"); !slices.Equal(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	if got, want := w.text("#count"), fmt.Sprintf("%d of %d cards", len(shown()), len(list())); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func defaultScheduler(t *testing.T) *memory.Scheduler {
	t.Helper()
	s, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}
