package app

import "testing"

func TestColorFlagIsOverEnvironmentOverTerminal(t *testing.T) {
	tests := []struct {
		flag string
		env  []string
		want bool
	}{
		{"auto", nil, false},
		{"always", []string{"NO_COLOR=1"}, true},
		{"never", []string{"CLICOLOR_FORCE=1"}, false},
		{"auto", []string{"CLICOLOR_FORCE=1"}, true},
		{"auto", []string{"CLICOLOR_FORCE=0"}, false},
		{"auto", []string{"NO_COLOR=1", "CLICOLOR_FORCE=1"}, false},
	}
	for _, test := range tests {
		a := testApp(t, test.env...)
		a.IO.Color = test.flag
		if got := a.IO.Colored(); got != test.want {
			t.Errorf("--color %s with %v: got %t, want %t", test.flag, test.env, got, test.want)
		}
	}
}
