package screen_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/term/termtest"
)

func TestBackShowsThePageBefore(t *testing.T) {
	p := &program{lines: 12}
	frames, err := run(t, &termtest.Terminal{Columns: 40, Rows: 6, Steps: termtest.Type("b  bb ")}, p)
	want := []string{
		"\rline 0.\nline 1.\nline 2.\nline 3.\nline 4.\n[40x6 more=true ]\r",
		"\rline 0.\nline 1.\nline 2.\nline 3.\nline 4.\n[40x6 more=true ]\r", // there is none before
		"\rline 5.\nline 6.\nline 7.\nline 8.\n[40x6 more=true ]\r",
		"\rline 9.\nline 10.\nline 11.\n[40x6 more=false ]\r",
		"\rline 5.\nline 6.\nline 7.\nline 8.\nline 9.\n[40x6 more=true ]\r",
		"\rline 0.\nline 1.\nline 2.\nline 3.\nline 4.\n[40x6 more=true ]\r",
		"\rline 5.\nline 6.\nline 7.\nline 8.\n[40x6 more=true ]\r",
		"\rleft\n",
	}
	if diff := cmp.Diff(want, frames); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	if diff := cmp.Diff([]string{"show", "earlier=false", "earlier=true", "earlier=true"}, p.log); diff != "" {
		t.Error(diff)
	}
}

func TestBackLeadsToWhatWasBeforeAPageOfItsOwn(t *testing.T) {
	frames, _ := run(t, &termtest.Terminal{Columns: 40, Rows: 12, Steps: termtest.Type("sb")}, &program{lines: 9})
	if !strings.Contains(frames[2], "line 0.") || !strings.Contains(frames[2], "below 0.") || !strings.Contains(frames[2], "more=true") {
		t.Errorf("drew %q", frames[2])
	}
}
