package fit

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"djq/internal/memory"
)

// TestFitPredictsLaterReviews fits parameters to the first reviews of a real
// learner and scores them on the next 3,000. It needs the folder DATA with
// reviews.csv (card_id, review_rating, review_time); make fit prints the table.
func TestFitPredictsLaterReviews(t *testing.T) {
	folder := os.Getenv("DATA")
	if folder == "" {
		t.Skip("DATA=FOLDER with reviews.csv is not set")
	}
	reviews := readReviews(t, filepath.Join(folder, "reviews.csv"))
	defaults := memory.DefaultParameters()
	for _, n := range []int{100, 200, 400, 800, 1600, 3200, 6400} {
		result := Fit(PublishedPrior(), reviews[:n])
		later := newLosses(cardsOf(reviews[:n+3000], n, n+3000))
		scored := float64(later.scored())
		ours, theirs := later.sum(&result.Parameters, nil)/scored, later.sum(&defaults, nil)/scored
		t.Logf("%4d reviews, %4d on later days: log loss %.4f, %.4f with the defaults (taken: %v)", n, result.Scored, ours, theirs, result.Taken)
		if ours > theirs || n >= 200 && ours == theirs {
			t.Errorf("%d reviews: log loss %.4f, %.4f with the defaults", n, ours, theirs)
		}
	}
}

// readReviews reads reviews in the order of their moments. Days turn at 4:00
// UTC.
func readReviews(t *testing.T, file string) []Review {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	type moment struct {
		Review
		at time.Time
	}
	var all []moment
	cards := map[string]int{}
	for _, row := range rows[1:] {
		at, err := time.Parse(time.RFC3339Nano, row[2])
		if err != nil {
			t.Fatal(err)
		}
		rating, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		if _, known := cards[row[0]]; !known {
			cards[row[0]] = len(cards)
		}
		day := memory.Day(math.Floor(at.Add(-4*time.Hour).Sub(time.Unix(0, 0)).Hours() / 24))
		all = append(all, moment{Review{cards[row[0]], day, memory.Rating(rating)}, at})
	}
	slices.SortStableFunc(all, func(a, b moment) int { return a.at.Compare(b.at) })
	reviews := make([]Review, len(all))
	for i, m := range all {
		reviews[i] = m.Review
	}
	return reviews
}
