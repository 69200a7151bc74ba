package labelled

import (
	"cmp"
	"slices"
)

// Kappa returns Cohen's kappa of two judges of the same things: 1 for those
// who always agree, 0 for agreement by chance. It is false where one of them
// or both never differ in what they say, so that chance explains all.
func Kappa(a, b []bool) (kappa float64, ok bool) {
	var same, yesA, yesB float64
	for i := range a {
		if a[i] == b[i] {
			same++
		}
		if a[i] {
			yesA++
		}
		if b[i] {
			yesB++
		}
	}
	n := float64(len(a))
	if n == 0 {
		return 0, false
	}
	chance := (yesA*yesB + (n-yesA)*(n-yesB)) / (n * n)
	if chance == 1 {
		return 0, false
	}
	return (same/n - chance) / (1 - chance), true
}

// AUC returns the chance that a score is higher for something that is so than for
// something that is not, equal scores counting half: the area under the ROC
// curve. It is false unless there are both.
func AUC(scores []float64, so []bool) (auc float64, ok bool) {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[a], scores[b]) })
	var positive, negative, above float64
	for i := 0; i < len(order); {
		var up, down float64
		end := i
		for ; end < len(order) && scores[order[end]] == scores[order[i]]; end++ {
			if so[order[end]] {
				up++
			} else {
				down++
			}
		}
		above += up*negative + up*down/2
		positive += up
		negative += down
		i = end
	}
	if positive == 0 || negative == 0 {
		return 0, false
	}
	return above / (positive * negative), true
}
