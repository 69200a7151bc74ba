package study

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"djq/internal/history"
	"djq/internal/interview"
)

// interviewKey comes before the id of an interview in the key of its value in the
// history.
const interviewKey = "interview "

// SaveInterview keeps an interview as far as it has come. Its answers and ratings are
// events of their own.
func SaveInterview(ctx context.Context, store *history.Store, v *interview.Interview) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{interviewKey + v.ID: string(text)})
}

// Interviews returns all interviews that are kept, oldest first. One that cannot be
// read is passed over: a newer djq may have written it.
func Interviews(ctx context.Context, store *history.Store) ([]*interview.Interview, error) {
	texts, err := store.Values(ctx, interviewKey)
	if err != nil {
		return nil, fmt.Errorf("interviews: %w", err)
	}
	var list []*interview.Interview
	for _, text := range texts {
		v := &interview.Interview{}
		if json.Unmarshal([]byte(text), v) == nil {
			list = append(list, v)
		}
	}
	slices.SortStableFunc(list, func(a, b *interview.Interview) int { return a.Started.Compare(b.Started) })
	return list, nil
}
