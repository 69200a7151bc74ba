//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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
	build := exec.Command("go", "build", "-o", folder, "./testdata/baseline/empty", "./testdata/baseline/decode")
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
	for _, args := range [][]string{{"random"}, {"list"}, {"drill", "-n", "1"}} {
		b.Run(args[0], func(b *testing.B) { compare(b, rounds, 1.4, djq(args...), decode) })
		b.Run(args[0]+"/310cards", func(b *testing.B) {
			compare(b, rounds, 1.4, djq(append(args, "--bank", bank)...), append(decode, bank))
		})
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
				var times []time.Duration
				for range 5 {
					elapsed, _ := measure(b, djq(args...))
					times = append(times, elapsed)
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(median(times).Microseconds())/float64(cards), "µs/card")
			})
		}
	}
}

func djq(args ...string) []string { return append([]string{filepath.Join(binary, "djq")}, args...) }

// compare runs two programs in turn, reports how long they take, the ratio and
// the ratio that is allowed, and returns the peak memory of the first in bytes.
func compare(b *testing.B, rounds int, allowed float64, program, baseline []string) (memory int64) {
	var times, baseTimes []time.Duration
	for range rounds {
		elapsed, peak := measure(b, program)
		base, _ := measure(b, baseline)
		times, baseTimes = append(times, elapsed), append(baseTimes, base)
		memory = max(memory, peak)
	}
	took, base := median(times), median(baseTimes)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(took.Seconds()*1000, "ms")
	b.ReportMetric(base.Seconds()*1000, "ms-baseline")
	b.ReportMetric(float64(took)/float64(base), "ratio")
	b.ReportMetric(allowed, "allowed")
	return memory
}

// measure runs a program without input and returns how long it took and its
// peak memory in bytes.
func measure(b *testing.B, program []string) (time.Duration, int64) {
	b.Helper()
	command := exec.Command(program[0], program[1:]...)
	command.Env = append(os.Environ(), "DJQ_HOME="+binary, "DJQ_BANK=")
	start := time.Now()
	err := command.Run()
	elapsed := time.Since(start)
	if err != nil {
		b.Fatalf("%s: %v", strconv.Quote(command.String()), err)
	}
	memory := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		memory *= 1024 // elsewhere it is in kilobytes
	}
	return elapsed, int64(memory)
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}
