//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// The benchmarks compare whole runs of djq with runs of programs that do the
// least that is needed, taken in turn on the same machine, and report the
// ratio of the medians next to the ratio that djq promises. Run them with
// make bench.

// baselines builds the programs of testdata/baseline and returns their folder.
func baselines(b *testing.B) string {
	b.Helper()
	folder := b.TempDir()
	build := exec.Command("go", "build", "-o", folder, "./testdata/baseline/empty", "./testdata/baseline/decode", "./testdata/baseline/collect")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return folder
}

// BenchmarkStart measures commands on the built-in bank and on one of the size
// that it is to reach.
func BenchmarkStart(b *testing.B) {
	folder := baselines(b)
	empty := []string{filepath.Join(folder, "empty")}
	decode := []string{filepath.Join(folder, "decode")}
	bank := b.TempDir()
	copyBank(b, bank, 310)

	const rounds = 60
	for _, args := range [][]string{{"--version"}, {"--help"}, {"completion", "bash"}} {
		b.Run(args[0], func(b *testing.B) { compare(b, rounds, 2, djq(args...), empty) })
	}
	b.Run("random", func(b *testing.B) { compare(b, rounds, 2.5, djq("random"), empty) })
	for _, args := range [][]string{{"random"}, {"list"}, {"drill", "-n", "1"}} {
		if args[0] != "random" { // which decodes one card of the built-in bank
			b.Run(args[0], func(b *testing.B) { compare(b, rounds, 1.4, djq(args...), decode) })
		}
		b.Run(args[0]+"/310cards", func(b *testing.B) {
			compare(b, rounds, 1.4, djq(append(args, "--bank", bank)...), append(decode, bank))
		})
	}
}

// BenchmarkCollectLate compares commands with the same ones that collect
// garbage as usual: collectLate is there for what it saves here.
func BenchmarkCollectLate(b *testing.B) {
	collect := filepath.Join(baselines(b), "collect")
	for _, args := range [][]string{{"random"}, {"list"}} {
		b.Run(args[0], func(b *testing.B) { compare(b, 60, 1, djq(args...), append([]string{collect}, args...)) })
	}
}

// BenchmarkLarge measures commands on 100,000 cards in 400 files, and on
// 25,000 cards in one file.
func BenchmarkLarge(b *testing.B) {
	decode := filepath.Join(baselines(b), "decode")
	for _, size := range []struct {
		cards, files int
		memory       float64 // allowed, in sizes of the bank
	}{{100_000, 400, 4}, {25_000, 1, 8}} {
		bank := b.TempDir()
		bytes := generateBank(b, bank, size.cards, size.files)
		for _, args := range [][]string{{"list", "--bank", bank}, {"lint", bank}} {
			b.Run(fmt.Sprintf("%s/%dcards/%dfiles", args[0], size.cards, size.files), func(b *testing.B) {
				memory := compare(b, 5, 1.5, djq(args...), []string{decode, bank})
				b.ReportMetric(float64(memory)/float64(bytes), "mem/size")
				b.ReportMetric(size.memory, "mem-allowed")
			})
		}
	}
}

// BenchmarkGrowth measures how the time for a card grows with their number.
func BenchmarkGrowth(b *testing.B) {
	for _, cards := range []int{1_000, 10_000, 100_000} {
		bank := b.TempDir()
		generateBank(b, bank, cards, cards/250)
		for _, args := range [][]string{{"list", "--bank", bank}, {"lint", bank}} {
			b.Run(fmt.Sprintf("%s/%dcards", args[0], cards), func(b *testing.B) {
				var all runs
				for range 5 {
					all.add(measure(b, djq(args...)))
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(median(all.elapsed).Microseconds())/float64(cards), "µs/card")
				b.ReportMetric(float64(median(all.cpu).Microseconds())/float64(cards), "cpu-µs/card")
			})
		}
	}
}

func djq(args ...string) []string { return append([]string{filepath.Join(binary, "djq")}, args...) }

// compare runs two programs in turn, reports how long they take, the ratio and
// the ratio that is allowed, and returns the peak memory of the first in bytes.
// The ratio of their processor time is reported too: it says more on a machine
// that is busy with other things.
func compare(b *testing.B, rounds int, allowed float64, program, baseline []string) (memory int64) {
	var ours, base runs
	for range rounds {
		ours.add(measure(b, program))
		base.add(measure(b, baseline))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ours.elapsed).Seconds()*1000, "ms")
	b.ReportMetric(median(base.elapsed).Seconds()*1000, "ms-baseline")
	b.ReportMetric(float64(median(ours.elapsed))/float64(median(base.elapsed)), "ratio")
	b.ReportMetric(float64(median(ours.cpu))/float64(median(base.cpu)), "cpu-ratio")
	b.ReportMetric(allowed, "allowed")
	return ours.memory
}

// run is what one run of a program took: time, processor time on all cores
// and, in bytes, peak memory.
type run struct {
	elapsed, cpu time.Duration
	memory       int64
}

// runs collects what several runs took; memory is the most of them.
type runs struct {
	elapsed, cpu []time.Duration
	memory       int64
}

func (r *runs) add(one run) {
	r.elapsed, r.cpu = append(r.elapsed, one.elapsed), append(r.cpu, one.cpu)
	r.memory = max(r.memory, one.memory)
}

// measure runs a program without input, and without a history.
func measure(b *testing.B, program []string) run {
	b.Helper()
	return measureIn(b, binary, program)
}

// measureIn runs a program without input, with the folder that djq keeps.
func measureIn(b *testing.B, home string, program []string) run {
	b.Helper()
	command := exec.Command(program[0], program[1:]...)
	command.Env = append(os.Environ(), "DJQ_HOME="+home, "DJQ_BANK=", "DJQ_NOW=2026-07-01T21:30:00Z")
	forgetPeak()
	start := time.Now()
	err := command.Run()
	elapsed := time.Since(start)
	if err != nil {
		b.Fatalf("%s: %v", strconv.Quote(command.String()), err)
	}
	state := command.ProcessState
	memory := state.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		memory *= 1024 // elsewhere it is in kilobytes
	}
	return run{elapsed, state.UserTime() + state.SystemTime(), memory}
}

// forgetPeak makes this process small and, on Linux, its peak memory what it holds
// now: a program that it starts there counts the peak of the process it came from.
func forgetPeak() {
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // a no-op elsewhere
}

func median(times []time.Duration) time.Duration { return percentile(times, 50) }

// percentile returns the time that so many percent do not reach.
func percentile(times []time.Duration, percent int) time.Duration {
	slices.Sort(times)
	return times[len(times)*percent/100]
}
