package interview

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The names in a scorecard are promised: they do not change.
func TestScorecardNamesStay(t *testing.T) {
	file := scorecardFile{
		Rules: []ruleJSON{{}}, Score: &scoreJSON{}, Topics: []tallyJSON{{}}, Kinds: []tallyJSON{{}},
		Answers: []questionJSON{{FollowUps: []followUpJSON{{}}}},
	}
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	first := func(v any) map[string]any { return v.([]any)[0].(map[string]any) }
	for _, tt := range []struct {
		name  string
		value map[string]any
		want  string
	}{
		{"scorecard", whole, "again answered answers band filter follow_ups held hints id kinds level points points_of questions repeats rules score seconds share started topics"},
		{"rule", first(whole["rules"]), "band met rule"},
		{"score", whole["score"].(map[string]any), "cards high low value"},
		{"topic", first(whole["topics"]), "follow_ups held hints name points points_of questions seconds"},
		{"answer", first(whole["answers"]), "answer bonus card follow_ups hinted missed question rating said seconds variant"},
		{"follow-up", first(first(whole["answers"])["follow_ups"]), "answer held question seconds"},
	} {
		if got := slices.Sorted(maps.Keys(tt.value)); !reflect.DeepEqual(got, strings.Fields(tt.want)) {
			t.Errorf("%s has %v, expected %s", tt.name, got, tt.want)
		}
	}
}
