package lint

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"djq/internal/diag"
)

// shards is how many parts marks are sorted in, on all cores.
const (
	shardBits = 7
	shards    = 1 << shardBits
)

// pair is a question and an earlier one that is like it.
type pair struct {
	question, earlier int
	same              bool // not merely alike
}

// comparedQuestions compares the questions of all files with each other and
// returns what is to be reported. The work is linear in the words.
func comparedQuestions(batches []batch) []diag.Finding {
	batches = slices.Clone(batches)
	slices.SortFunc(batches, func(a, b batch) int { return strings.Compare(a.file, b.file) })
	var all []question
	for _, b := range batches {
		all = append(all, b.questions...)
	}
	var findings []diag.Finding
	for _, p := range pairs(shard(batches)) {
		q, earlier := all[p.question], all[p.earlier]
		if q.topic == earlier.topic && q.id == earlier.id {
			continue // the reader reports that the ids clash
		}
		f := diag.Finding{
			File: q.file, Pos: q.pos, End: q.end, Severity: diag.Warning,
			Related: []diag.Related{{File: earlier.file, Pos: earlier.pos, Message: "the earlier question"}},
		}
		name := earlier.topic + "/" + earlier.id
		switch {
		case p.same && q.repeats:
			f.Rule, f.Message, f.Hint = repeatedID, "the question repeats that of "+name, "remove one of the cards, or ask something else"
		case !p.same && q.resembles:
			f.Rule, f.Message, f.Hint = similarID, "the question nearly repeats that of "+name, "ask it so that they can be told apart, or remove one of the cards"
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

// shard distributes the marks of all files by their sums, and numbers the
// questions through.
func shard(batches []batch) [][]mark {
	var sizes [shards]int
	for _, b := range batches {
		for _, m := range b.marks {
			sizes[m.sum>>(64-shardBits)]++
		}
	}
	parts := make([][]mark, shards)
	for i, n := range sizes {
		parts[i] = make([]mark, 0, n)
	}
	first := 0
	for _, b := range batches {
		for _, m := range b.marks {
			i := m.sum >> (64 - shardBits)
			parts[i] = append(parts[i], newRef(m, first))
		}
		first += len(b.questions)
	}
	return parts
}

// newRef returns a mark whose question is counted from first.
func newRef(m mark, first int) mark {
	m.ref += uint32(first) << 2
	return m
}

// pairs returns, for each question that is like an earlier one, the first of
// those, in the order of the questions.
func pairs(parts [][]mark) []pair {
	found := make([][]pair, len(parts))
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(parts)); i = next.Add(1) - 1 {
				found[i] = meet(parts[i])
			}
		})
	}
	wg.Wait()
	all := slices.Concat(found...)
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.question, b.question), compareSame(a, b), cmp.Compare(a.earlier, b.earlier))
	})
	return slices.CompactFunc(all, func(a, b pair) bool { return a.question == b.question })
}

// compareSame puts a pair of equal questions before one of alike questions.
func compareSame(a, b pair) int {
	switch {
	case a.same == b.same:
		return 0
	case a.same:
		return -1
	}
	return 1
}

// meet finds the questions whose marks meet.
func meet(marks []mark) []pair {
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.ref, b.ref))
	})
	var found []pair
	for len(marks) > 0 {
		n := 1
		for n < len(marks) && marks[n].sum == marks[0].sum {
			n++
		}
		if n > 1 {
			found = meetAt(found, marks[:n])
		}
		marks = marks[n:]
	}
	return found
}

// meetAt adds the pairs among marks of one sum, which are sorted by question.
// Each question is paired with the first that it may be compared with.
func meetAt(found []pair, marks []mark) []pair {
	first := [4]int{-1, -1, -1, -1} // question of the first mark of each kind
	for _, m := range marks {
		q, k := m.question(), m.kind()
		earlier := -1
		for _, other := range partners(k) {
			if f := first[other]; f >= 0 && f != q && (earlier < 0 || f < earlier) {
				earlier = f
			}
		}
		if earlier >= 0 {
			found = append(found, pair{q, earlier, k == exact})
		}
		if first[k] < 0 {
			first[k] = q
		}
	}
	return found
}

// partners returns the kinds of marks that a kind may meet.
func partners(k kind) []kind {
	switch k {
	case exact:
		return []kind{exact}
	case whole:
		return []kind{whole, less, muchLess}
	case less:
		return []kind{whole}
	}
	return []kind{whole, muchLess}
}
