package screen_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/term/termtest"
)

func TestWaitTakesThePlaceOfTheLiveLinesUntilTheNextDrawing(t *testing.T) {
	terminal := &termtest.Terminal{Columns: 40, Rows: 6, Steps: termtest.Press('w')}
	frames, err := run(t, terminal, &program{lines: 2})
	want := []string{
		"\rline 0.\nline 1.\n[40x6 more=false ]\r",
		"\ra text that is too wide for this windo…\r\r[40x6 more=false ]\r",
		"\rleft\n",
	}
	if diff := cmp.Diff(want, frames); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}
