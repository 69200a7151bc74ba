package event

import (
	"strings"
	"testing"
)

func TestCutTextFitsAnEvent(t *testing.T) {
	for _, text := range []string{"", "short", "a\xffb", strings.Repeat("x", maxText+1), strings.Repeat("漢", maxText), strings.Repeat("\xff", maxText)} {
		e := full()
		e.Text = CutText(text)
		if err := e.Validate(); err != nil {
			t.Errorf("%.10q: %v", text, err)
		}
		if len(text) <= maxText/3 && e.Text != strings.ToValidUTF8(text, "\ufffd") {
			t.Errorf("%.10q became %.10q", text, e.Text)
		}
		if len(text) > maxText && len(e.Text) < maxText-3 {
			t.Errorf("%.10q: only %d bytes are kept", text, len(e.Text))
		}
	}
}
