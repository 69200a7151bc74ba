package interview

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/memory"
)

// cards returns a bank in which each topic has an easy, a medium and a hard card with
// two wordings and three points.
func cards(topics int) (list []*bank.Card) {
	for t := range topics {
		for d := bank.Easy; d <= bank.Hard; d++ {
			list = append(list, &bank.Card{
				Topic: fmt.Sprint("topic-", t), ID: d.String(), Difficulty: d, Asked: bank.Asked(t % 3),
				Question: "What is it?", Variants: []string{"Explain it."}, Hint: "Think.", Answer: "It is a cursor in the database.",
				KeyPoints: []string{"It locks the row", "It needs a transaction", "It waits for others"},
				FollowUps: []bank.FollowUp{
					{Question: "And then?", Answer: "Nothing."},
					{Question: "What about the transaction it needs?", Answer: "A transaction is needed to hold it."},
				},
			})
		}
	}
	return list
}

func flat(*bank.Card) Prediction { return Prediction{Share: 0.5, Variance: 0.1} }

func never(*bank.Card) (int, bool) { return 0, false }

// checkWords finds a point in an answer that holds it word by word.
func checkWords(_ string, points []string, text string) (results []answer.Result) {
	for _, p := range points {
		r := answer.Result{}
		if text == p {
			r.Said = answer.Said
		}
		results = append(results, r)
	}
	return results
}

// begun returns an interview of three questions.
func begun(t *testing.T, change func(*Interview)) *Session {
	t.Helper()
	all := cards(3)
	v := &Interview{Feedback: Each, FollowUps: 2}
	if change != nil {
		change(v)
	}
	v.Questions, v.Frame = Draw(all, DrawOptions{Count: 3, Seed: 4, Predict: flat, Last: never})
	return NewSession(v, all, checkWords)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantStep(t *testing.T, s *Session, want Step, question int) {
	t.Helper()
	if step, i, _ := s.At(); step != want || step != Done && i != question {
		t.Fatalf("step %d of question %d, expected step %d of question %d", step, i, want, question)
	}
}

func TestDrawMixesDifficultyByLevelWarmUpFirst(t *testing.T) {
	all := cards(12)
	for level, wanted := range map[Level][3]float64{Junior: {0.55, 0.40, 0.05}, Senior: {0.10, 0.45, 0.45}} {
		var counts [bank.Hard + 1]float64
		const runs, n = 400, 10
		for seed := range uint64(runs) {
			questions, _ := Draw(all, DrawOptions{Level: level, Count: n, Seed: seed, Predict: flat, Last: never})
			if len(questions) != n {
				t.Fatalf("%d questions, expected %d", len(questions), n)
			}
			easiest := bank.Hard
			for _, q := range questions {
				d := difficultyOf(all, q)
				counts[d]++
				easiest = min(easiest, d)
			}
			if first := difficultyOf(all, questions[0]); first != easiest {
				t.Fatalf("%s: the first question is %s, though one is %s", level, first, easiest)
			}
		}
		for d, want := range wanted {
			if got := counts[d+1] / (runs * n); math.Abs(got-want) > 0.04 {
				t.Errorf("%s: %.2f of the questions are %s, expected %.2f", level, got, bank.Difficulty(d+1), want)
			}
		}
	}
}

func difficultyOf(all []*bank.Card, q *Question) bank.Difficulty {
	i := slices.IndexFunc(all, func(c *bank.Card) bool { return c.Name() == q.Card })
	return all[i].Difficulty
}

func TestDrawUsesAnotherWordingThanLast(t *testing.T) {
	last := func(*bank.Card) (int, bool) { return 1, true }
	for seed := range uint64(20) {
		questions, _ := Draw(cards(4), DrawOptions{Count: 5, Seed: seed, Predict: flat, Last: last})
		for _, q := range questions {
			if q.Variant == 1 {
				t.Fatalf("%s is asked in the wording used last", q.Card)
			}
		}
	}
}

func TestFollowUpDigsWhereAPointWasMissed(t *testing.T) {
	s := begun(t, nil)
	must(t, s.Answer("", time.Second))
	wantStep(t, s, Tick, 0)
	must(t, s.Tick(0, 2)) // not the transaction
	must(t, s.Settle(2*time.Second))
	wantStep(t, s, AskFollowUp, 0)
	if f, asked := s.FollowUp(); f.Index != 1 || f.Point != 1 {
		t.Errorf("asks %q about point %d, expected the transaction", asked.Question, f.Point)
	}
	must(t, s.Answer("", 3*time.Second))
	must(t, s.Judge(true, 4*time.Second))
	wantStep(t, s, Ask, 1)
	// Nothing missed: one that goes deeper, and no other.
	must(t, s.Answer("", 5*time.Second))
	must(t, s.Tick(0, 1, 2))
	must(t, s.Settle(6*time.Second))
	if f, _ := s.FollowUp(); f.Index != 0 || f.Point != -1 || len(s.Questions[1].FollowUps) != 1 {
		t.Errorf("follow-ups %+v, expected the first one to go deeper", s.Questions[1].FollowUps)
	}
}

func TestWrittenAnswersAreCheckedAndTickedAtTheEnd(t *testing.T) {
	s := begun(t, func(v *Interview) { v.Feedback, v.Written, v.FollowUps = AtEnd, true, 0 })
	must(t, s.Answer("It locks the row", time.Second))
	must(t, s.Hint())
	must(t, s.Answer("It needs a transaction", 2*time.Second))
	must(t, s.Answer("", 3*time.Second)) // nothing written
	wantStep(t, s, Tick, 0)
	must(t, s.Settle(4*time.Second))
	must(t, s.Tick(2))
	must(t, s.Settle(5*time.Second))
	wantStep(t, s, Done, 0)
	card := s.Scorecard()
	if card.All.Made != 2.5 || card.All.Points != 9 || card.All.Hints != 1 || card.Weak != 2 {
		t.Errorf("%+v with %d weak, expected 2.5 of 9 points, a hint, 2 weak", card.All, card.Weak)
	}
	if r := s.Questions[1].Rating(s.Card(s.Questions[1])); r != memory.Hard {
		t.Errorf("two of three points are rated %s", r)
	}
	if !s.Questions[2].Passed || len(card.Missed) != 3 {
		t.Errorf("passed: %t, missed %d", s.Questions[2].Passed, len(card.Missed))
	}
}

func TestUndoGivesTheTextBackAndNamesTheAnswer(t *testing.T) {
	s := begun(t, func(v *Interview) { v.Written = true })
	must(t, s.Answer("It waits", time.Second))
	s.Questions[0].Event = "uid-1"
	must(t, s.Settle(2*time.Second))
	taken, err := s.Undo(3 * time.Second)
	if err != nil || len(taken) != 0 || s.Questions[0].Event != "uid-1" {
		t.Fatalf("undo of ticks takes back %v, %v; the event is %q", taken, err, s.Questions[0].Event)
	}
	if taken, err = s.Undo(4 * time.Second); err != nil || !slices.Equal(taken, []string{"uid-1"}) || s.Draft != "It waits" {
		t.Errorf("undo of the answer takes back %v, %v, and leaves the draft %q", taken, err, s.Draft)
	}
	wantStep(t, s, Ask, 0)
	if _, err := s.Undo(5 * time.Second); err != ErrNoUndo {
		t.Errorf("undo of nothing: %v", err)
	}
}

func TestTimeEndsQuestionsNotTicks(t *testing.T) {
	s := begun(t, func(v *Interview) { v.Feedback, v.Limit, v.FollowUps = AtEnd, time.Minute, 0 })
	must(t, s.Answer("", 50*time.Second))
	wantStep(t, s, Ask, 1)
	must(t, s.Answer("", 70*time.Second))
	wantStep(t, s, Tick, 0)
	s.Close(80 * time.Second)
	wantStep(t, s, Done, 0)
	if n := s.Answered(); n != 0 {
		t.Errorf("%d spoken answers without a tick count", n)
	}
}

// The warm-up always comes first, so that what was asked is no plain part of the sample.
func TestScoreOfAnInterviewThatEndsEarlyIsUnbiased(t *testing.T) {
	all := cards(20)
	var sum, truth, weights float64
	made := func(c *bank.Card) int { return int(c.Difficulty) } // of 3 points
	for _, c := range all {
		weights += c.Asked.Weight()
		truth += c.Asked.Weight() * float64(made(c)) / 3
	}
	truth /= weights
	const runs = 2000
	for seed := range uint64(runs) {
		v := &Interview{Feedback: Each}
		v.Questions, v.Frame = Draw(all, DrawOptions{Count: 12, Seed: seed, Predict: flat, Last: never})
		s := NewSession(v, all, checkWords)
		for _, q := range v.Questions[:7] {
			q.Given, q.Settled = true, true
			for i := range made(s.Card(q)) {
				q.Said = append(q.Said, i)
			}
		}
		score, ok := s.score()
		if !ok {
			t.Fatal("no score")
		}
		sum += score.Value
	}
	if got := sum / runs; math.Abs(got-truth) > 0.012 {
		t.Errorf("the mean score is %.3f, expected %.3f", got, truth)
	}
}

func TestBandFollowsFromTheRule(t *testing.T) {
	for _, tt := range []struct {
		made, points, held, followUps, weak int
		want                                Band
	}{
		{18, 20, 3, 4, 0, StrongHire},
		{18, 20, 1, 4, 0, LeaningNoHire}, // follow-ups
		{18, 20, 0, 0, 0, StrongHire},    // none asked
		{18, 20, 3, 4, 1, LeaningHire},   // one of five below half
		{14, 20, 2, 4, 1, LeaningHire},
		{14, 20, 2, 4, 2, LeaningNoHire},
		{9, 20, 0, 4, 5, LeaningNoHire},
		{8, 20, 4, 4, 0, StrongNoHire},
	} {
		s := Scorecard{All: Tally{Questions: 5, Made: float64(tt.made), Points: tt.points, Held: tt.held, FollowUps: tt.followUps}, Weak: tt.weak}
		if got := s.bandOf(); got != tt.want {
			t.Errorf("%+v: %s, expected %s", tt, got, tt.want)
		}
	}
	if got := (Scorecard{All: Tally{Questions: 2, Made: 2, Points: 2}}).bandOf(); got != 0 {
		t.Errorf("two answers: %s", got)
	}
}

func TestRestoreGivesTheAnswerThatWasSavedLast(t *testing.T) {
	s := begun(t, func(v *Interview) { v.Written = true })
	card := s.Questions[0].Card
	s.Restore(Answer{Given: true, Text: "It locks the row", Open: time.Minute, Counted: time.Second}, "other/card", "uid-0", false)
	wantStep(t, s, Ask, 0)
	s.Restore(Answer{Given: true, Text: "It locks the row", Open: time.Minute, Counted: time.Second}, card, "uid-1", true)
	wantStep(t, s, Tick, 0)
	if q := s.Questions[0]; q.Event != "uid-1" || !q.Hinted || q.Open != time.Minute || !q.HasSaid(0) {
		t.Errorf("restored %+v", q)
	}
	s.TakeBack(map[string]bool{})
	wantStep(t, s, Ask, 0)
}
