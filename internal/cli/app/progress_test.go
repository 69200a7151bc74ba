package app

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func TestProgressLineIsRedrawnAndErased(t *testing.T) {
	var p ProgressLine
	ticks, over := make(chan time.Time), make(chan struct{})
	r, w := io.Pipe()
	go func() {
		p.show(w, func(n int) string { return fmt.Sprint(n, " files") }, ticks, over)
		w.Close()
	}()
	read := func(want string) {
		t.Helper()
		got := make([]byte, len(want))
		if _, err := io.ReadFull(r, got); err != nil || string(got) != want {
			t.Errorf("shown %q, %v, want %q", got, err, want)
		}
	}
	p.Done.Add(1)
	ticks <- time.Time{}
	read("\r1 files")
	p.Done.Add(11)
	ticks <- time.Time{}
	read("\r12 files")
	close(over)
	read("\r        \r")
	if rest, err := io.ReadAll(r); err != nil || len(rest) > 0 {
		t.Errorf("shown at the end: %q, %v", rest, err)
	}
}

func TestNoProgressLineInPipes(t *testing.T) {
	var errOut strings.Builder
	a, err := New(testEnv(nil, io.Discard, &errOut))
	if err != nil {
		t.Fatal(err)
	}
	p := a.IO.StartProgress(func(int) string { return "shown" })
	p.Done.Add(1)
	p.End()
	if errOut.Len() > 0 {
		t.Errorf("shown %q", errOut.String())
	}
}
