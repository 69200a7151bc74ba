package answer

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/answer/labelled"
	"djq/internal/bfgs"
	"djq/internal/words"
)

// penalty is the weight of half the sum of the squares of the weights, of features of
// the standard deviation 1: what keeps them small.
const penalty = 3

// TestModelIsFittedToLabelledAnswers fits the model of questions with several points
// again, to djq's own answers and to DATA/typed-answers.jsonl, and holds that its
// weights are those in the code. With -v it prints both.
func TestModelIsFittedToLabelledAnswers(t *testing.T) {
	folder := os.Getenv("DATA")
	if folder == "" {
		t.Skip("set DATA to the folder of typed-answers.jsonl")
	}
	var values [][features]float64
	var said []bool
	for _, name := range []string{filepath.Join(folder, "typed-answers.jsonl"), filepath.Join("labelled", "answers.jsonl")} {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		answers, err := labelled.Read(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range answers {
			for i, v := range valuesOf(a) {
				values, said = append(values, v), append(said, a.Said(i))
			}
		}
	}
	used := []feature{together, nearby, amount, brevity, place, others}
	weights, base := fit(values, said, used)
	var table strings.Builder
	fmt.Fprintf(&table, "\n%-10s %8s %8s\n", "weight", "in code", "fitted")
	farthest := 0.0
	row := func(name string, inCode, fitted float64) {
		fmt.Fprintf(&table, "%-10s %8.3f %8.3f\n", name, inCode, fitted)
		farthest = max(farthest, math.Abs(inCode-fitted))
	}
	names := [features]string{"covered", "together", "nearby", "missing", "amount", "brevity", "place", "others"}
	for i, name := range names {
		if several[i] != 0 || weights[i] != 0 {
			row(name, several[i], weights[i])
		}
	}
	row("base", severalBase, base)
	t.Logf("%s%d points, farthest from each other by %.4f", table.String(), len(values), farthest)
	const rounded = 0.001
	if farthest > rounded {
		t.Error("the weights in model.go are not those that a fit gives")
	}
}

// fit returns the weights and the base of the logistic regression over some of the
// features that predicts best what was said.
func fit(values [][features]float64, said []bool, used []feature) (weights [features]float64, base float64) {
	n := float64(len(values))
	var mean, deviation [features]float64
	for _, f := range used {
		for _, v := range values {
			mean[f] += v[f] / n
		}
		for _, v := range values {
			deviation[f] += (v[f] - mean[f]) * (v[f] - mean[f]) / n
		}
		deviation[f] = math.Sqrt(deviation[f])
	}
	rows := make([][]float64, len(values))
	for i, v := range values {
		rows[i] = []float64{1}
		for _, f := range used {
			rows[i] = append(rows[i], (v[f]-mean[f])/deviation[f])
		}
	}
	found := leastLoss(rows, said)
	base = found[0]
	for i, f := range used {
		weights[f] = found[i+1] / deviation[f]
		base -= weights[f] * mean[f]
	}
	return weights, base
}

// leastLoss returns the weights of the columns of rows, the first without a penalty,
// at which the loss is least: half the penalty, and the logarithms of how unlikely
// what was said is.
func leastLoss(rows [][]float64, said []bool) []float64 {
	w := make([]float64, len(rows[0]))
	inverse := bfgs.Scaled(len(w), 1/float64(len(rows)))
	loss, slope := lossAt(rows, said, w)
	for range 1000 {
		step := inverse.Times(slope)
		gain := bfgs.Dot(step, slope)
		if gain < 1e-16 {
			break
		}
		for length := 1.0; ; length /= 2 {
			next, moved, turned := make([]float64, len(w)), make([]float64, len(w)), make([]float64, len(w))
			for i := range w {
				moved[i] = -length * step[i]
				next[i] = w[i] + moved[i]
			}
			lossThere, slopeThere := lossAt(rows, said, next)
			if lossThere > loss-1e-4*length*gain && length > 1e-9 {
				continue
			}
			for i := range w {
				turned[i] = slopeThere[i] - slope[i]
			}
			inverse.Learn(moved, turned)
			w, loss, slope = next, lossThere, slopeThere
			break
		}
	}
	return w
}

// lossAt returns the loss at some weights, and how it changes with each.
func lossAt(rows [][]float64, said []bool, w []float64) (loss float64, slope []float64) {
	slope = make([]float64, len(w))
	for i := 1; i < len(w); i++ {
		loss += penalty * w[i] * w[i] / 2
		slope[i] = penalty * w[i]
	}
	for i, row := range rows {
		x := bfgs.Dot(row, w)
		p := 1 / (1 + math.Exp(-x))
		wrong := p
		if said[i] {
			x, wrong = -x, p-1
		}
		loss += max(x, 0) + math.Log1p(math.Exp(-math.Abs(x)))
		for j, v := range row {
			slope[j] += wrong * v
		}
	}
	return loss, slope
}

// valuesOf returns the features of an answer's points.
func valuesOf(a labelled.Answer) [][features]float64 {
	r := &reader{words.NewStemmer(), theLexicon()}
	asked := map[string]bool{}
	for _, w := range r.read(a.Question) {
		asked[w.stem] = true
	}
	read := r.read(a.Answer)
	found := make([]looked, len(a.Points))
	for i, point := range a.Points {
		found[i] = look(content(r.read(bare(point))), content(read), asked)
	}
	return featuresOf(found, len(read))
}

// TestFitFindsTheWeightsOfAModel fits what a model with known weights says.
func TestFitFindsTheWeightsOfAModel(t *testing.T) {
	var values [][features]float64
	var said []bool
	for i := range 4000 {
		var v [features]float64
		v[covered], v[amount] = float64(i%20)/20, float64(i/20%20)/5
		chance := logistic(-3, [features]float64{covered: 4, amount: 0.7}, v)
		// So many of the ten that are alike.
		values, said = append(values, v), append(said, float64(i/400)+0.5 < 10*chance)
	}
	weights, base := fit(values, said, []feature{covered, amount})
	if math.Abs(weights[covered]-4) > 0.4 || math.Abs(weights[amount]-0.7) > 0.1 || math.Abs(base+3) > 0.3 {
		t.Errorf("got %.3f, %.3f and %.3f, want 4, 0.7 and -3", weights[covered], weights[amount], base)
	}
}
