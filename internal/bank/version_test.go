package bank

import "testing"

func TestVersionsCompareByNumber(t *testing.T) {
	for _, s := range []string{"6", "6.", ".1", "0.9", "6.0.1", "06.1", "6.01", "+6.1", "six", "6.x", "", "6.99999"} {
		if v, err := ParseVersion(s); err == nil {
			t.Errorf("ParseVersion(%q) = %v, want an error", s, v)
		}
	}
	a, errA := ParseVersion("4.2")
	b, errB := ParseVersion("4.10")
	if errA != nil || errB != nil || a.Compare(b) >= 0 || b.Compare(a) <= 0 || a.Compare(a) != 0 {
		t.Errorf("4.2 is not before 4.10: %v %v", a, b)
	}
	if b.String() != "4.10" || (Version{}).String() != "" || !(Version{}).IsZero() || a.IsZero() {
		t.Error("String or IsZero is wrong")
	}
}

func TestValuesAreReadByTheirNames(t *testing.T) {
	for _, s := range Difficulties() {
		if d, ok := ParseDifficulty(s); !ok || d.String() != s {
			t.Errorf("ParseDifficulty(%q) = %v, %v", s, d, ok)
		}
	}
	weights := map[string]float64{"often": 4, "sometimes": 2, "rarely": 1}
	for _, s := range Frequencies() {
		if a, ok := ParseAsked(s); !ok || a.String() != s || a.Weight() != weights[s] {
			t.Errorf("ParseAsked(%q) = %v, %v", s, a, ok)
		}
	}
	_, okD := ParseDifficulty("no")
	_, okA := ParseAsked("no")
	if okD || okA || Difficulty(0).String() != "" || Difficulty(9).String() != "" {
		t.Error("what is not a value was read")
	}
}
