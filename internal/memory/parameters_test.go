package memory

import (
	"strings"
	"testing"
)

func TestParametersAreReadAsTheyAreWritten(t *testing.T) {
	want := DefaultParameters()
	want[7], want[20] = 1.0/3, 1e-12
	if got, err := ParseParameters(want.String()); err != nil || got != want {
		t.Errorf("%v: got %v, %v", want, got, err)
	}
	for _, text := range []string{"", "1 2 3", want.String() + " 4", strings.Replace(want.String(), " ", " x", 1)} {
		if got, err := ParseParameters(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}
