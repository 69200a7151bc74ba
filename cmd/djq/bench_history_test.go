//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"djq/questions"
)

// BenchmarkHistory measures what depends on the number of reviews stored, on
// the built-in cards. What is allowed is promised for 100,000 reviews.
func BenchmarkHistory(b *testing.B) {
	for _, reviews := range []int{1_000, 10_000, 100_000, 1_000_000} {
		home := b.TempDir()
		begun := time.Now()
		mergeEvents(b, home, repeat(b, questions.Names(), reviews))
		taken := time.Since(begun)
		name := func(what string) string { return fmt.Sprintf("%s/%dreviews", what, reviews) }
		b.Run(name("import"), func(b *testing.B) {
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(taken.Microseconds())/float64(reviews), "µs/review")
		})
		b.Run(name("stats"), func(b *testing.B) { benchmarkStats(b, home) })
		b.Run(name("drill"), func(b *testing.B) { benchmarkFirstQuestion(b, home) })
		b.Run(name("rating"), func(b *testing.B) { benchmarkRating(b, home) })
	}
}

// benchmarkStats measures djq stats, the output included.
func benchmarkStats(b *testing.B, home string) {
	var all runs
	for range 15 {
		all.add(measureIn(b, home, djq("stats")))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(all.elapsed).Seconds()*1000, "ms")
	b.ReportMetric(200, "ms-allowed")
}

// benchmarkFirstQuestion compares how long a drill takes to ask its first
// question on a terminal with the same without any history.
func benchmarkFirstQuestion(b *testing.B, home string) {
	var with, without []time.Duration
	for range 40 {
		with = append(with, firstQuestion(b, home))
		without = append(without, firstQuestion(b, b.TempDir()))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(with).Seconds()*1000, "ms")
	b.ReportMetric(median(without).Seconds()*1000, "ms-without")
	b.ReportMetric(float64(median(with))/float64(median(without)), "ratio")
	b.ReportMetric(1.2, "allowed")
}

// firstQuestion returns the time from the start of a drill to its first
// question.
func firstQuestion(b *testing.B, home string) time.Duration {
	b.Helper()
	start := time.Now()
	s := drillOnTerminal(b, builtinDrill(home, "--new", "1000"))
	defer s.end()
	await(b, s, "1 of ")
	await(b, s, "Space")
	return time.Since(start)
}

// benchmarkRating measures the time from the key of a rating to the next card,
// and in turn with it the same where nothing is saved, and one fsync.
func benchmarkRating(b *testing.B, home string) {
	const ratings = 300
	file, err := os.Create(filepath.Join(home, "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	args := []string{"-n", fmt.Sprint(ratings + 1), "--order", "bank"}
	saved := drillOnTerminal(b, builtinDrill(home, args...))
	defer saved.end()
	unsaved := drillOnTerminal(b, builtinDrill(home, append(args, "--no-save")...))
	defer unsaved.end()
	var with, without, synced []time.Duration
	for i := range ratings {
		next := fmt.Sprintf("%d of %d", i+2, ratings+1)
		with = append(with, rate(b, saved, next))
		without = append(without, rate(b, unsaved, next))
		synced = append(synced, syncPage(b, file))
	}
	// The first one may have waited for the backup of the day.
	with, without, synced = with[1:], without[1:], synced[1:]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(with).Seconds()*1000, "ms-median")
	b.ReportMetric(percentile(with, 99).Seconds()*1000, "ms-p99")
	b.ReportMetric(percentile(without, 99).Seconds()*1000, "ms-p99-unsaved")
	b.ReportMetric(percentile(synced, 99).Seconds()*1000, "ms-p99-fsync")
	b.ReportMetric((percentile(with, 99)-percentile(synced, 99)).Seconds()*1000, "ms-beyond-fsync")
	b.ReportMetric(16, "ms-allowed")
}

// rate shows the answer of the card on a terminal, rates it, and returns how
// long it took until the next card was there.
func rate(b *testing.B, s *terminalRun, next string) time.Duration {
	b.Helper()
	await(b, s, "Space")
	press(b, s, " ")
	await(b, s, "said it")
	start := time.Now()
	press(b, s, "3")
	await(b, s, next)
	return time.Since(start)
}

// syncPage returns how long it takes to have a page of a file on disk.
func syncPage(b *testing.B, file *os.File) time.Duration {
	b.Helper()
	start := time.Now()
	if _, err := file.Write(make([]byte, 4096)); err != nil {
		b.Fatal(err)
	}
	if err := file.Sync(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

func builtinDrill(home string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(binary, "djq"), append([]string{"drill"}, args...)...)
	command.Env = []string{"DJQ_HOME=" + home, "DJQ_NOW=2026-07-02T09:30:00Z", "TERM=xterm-256color"}
	return command
}
