//go:build unix

package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/eventfile"
	"djq/internal/memory"
	"djq/questions"
)

// BenchmarkSync measures a sync with a machine that has so many reviews: the
// first, which adds them all, one that has nothing to add, and one that writes
// them all, because that machine's file is gone. What is allowed is promised for
// a million.
func BenchmarkSync(b *testing.B) {
	for _, reviews := range []int{10_000, 100_000, 1_000_000} {
		home, folder := b.TempDir(), b.TempDir()
		file := writeSyncFile(b, folder, reviews)
		for _, what := range []string{"first", "again", "carried"} {
			b.Run(fmt.Sprintf("%s/%dreviews", what, reviews), func(b *testing.B) {
				if what == "carried" {
					if err := os.Remove(file); err != nil {
						b.Fatal(err)
					}
				}
				took := measureIn(b, home, djq("sync", folder))
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(took.elapsed.Seconds(), "s")
				b.ReportMetric(took.cpu.Seconds(), "s-of-processor")
				b.ReportMetric(60, "s-allowed")
				b.ReportMetric(float64(took.memory)/1e6, "MB")
				b.ReportMetric(300, "MB-allowed")
			})
		}
	}
}

// writeSyncFile writes the file of a machine with reviews of the built-in cards
// and returns its path.
func writeSyncFile(b *testing.B, folder string, reviews int) string {
	b.Helper()
	path := filepath.Join(folder, "test.djq.jsonl")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	out, hash := bufio.NewWriter(file), sha256.New()
	fmt.Fprintln(out, `{"djq_sync":1,"machine":"test"}`)
	// One at a time: what a process has in memory when it starts another one
	// counts as that one's peak.
	cards, last := questions.Names(), memory.DayOf(time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), 0)
	for i := range reviews {
		day := last - memory.Day((reviews-1-i)/200)
		e := event.Event{
			UID: fmt.Sprintf("%016x", i), Kind: event.Review, Card: cards[i%len(cards)], Rating: memory.Rating(1 + i%4),
			At: day.Time().Add(8*time.Hour + time.Duration(i%200)*time.Minute), Day: day, MS: 30_000, Session: day.String(), Machine: "test",
		}
		line, err := eventfile.Marshal(e)
		if err != nil {
			b.Fatal(err)
		}
		out.Write(line)
		hash.Write(line)
	}
	fmt.Fprintf(out, `{"end":"test","events":%d,"sha256":"%x"}`+"\n", reviews, hash.Sum(nil))
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	return path
}
