package cli

import (
	"io"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var p progress
	ticks, over := make(chan time.Time), make(chan struct{})
	r, w := io.Pipe()
	go func() {
		p.show(w, func(n int) string { return count(n, "file") }, ticks, over)
		w.Close()
	}()
	read := func(want string) {
		t.Helper()
		got := make([]byte, len(want))
		if _, err := io.ReadFull(r, got); err != nil || string(got) != want {
			t.Errorf("shown %q, %v, want %q", got, err, want)
		}
	}
	p.done.Add(1)
	ticks <- time.Time{}
	read("\r1 file")
	p.done.Add(11)
	ticks <- time.Time{}
	read("\r12 files")
	close(over)
	read("\r        \r")
	if rest, err := io.ReadAll(r); err != nil || len(rest) > 0 {
		t.Errorf("shown at the end: %q, %v", rest, err)
	}
}

func TestNoProgressInPipes(t *testing.T) {
	var errOut strings.Builder
	a, err := newApp(testEnv(nil, io.Discard, &errOut, nil))
	if err != nil {
		t.Fatal(err)
	}
	p := a.newProgress(func(int) string { return "shown" })
	p.done.Add(1)
	p.end()
	if errOut.Len() > 0 {
		t.Errorf("shown %q", errOut.String())
	}
}
