//go:build linux

package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestLossOfPowerLosesNothing records the file calls of commands and loses
// power after each of them: of what was not synced nothing is left, or any part
// of it. What was acknowledged is saved, and what was there before is whole.
func TestLossOfPowerLosesNothing(t *testing.T) {
	needStrace(t)
	share := faultsToTry(t, 23)
	fixture := newFaultFixture(t)
	tried := 0
	t.Cleanup(func() { t.Logf("power was lost %d times", tried) })
	for _, c := range allFaultCommands() {
		t.Run(c.name, func(t *testing.T) {
			folder := prepared(t, fixture, c)
			defer os.RemoveAll(folder)
			r, err := newReplay(folder)
			if err != nil {
				t.Fatal(err)
			}
			whole := trace(t, folder, c.stdin, replayCalls, c.args)
			if whole.code != 0 {
				t.Fatalf("exit code %d: %s", whole.code, whole.said())
			}
			var moments []int
			for i := range whole.calls {
				moments = append(moments, i+1)
			}
			if !share.all {
				share.random.Shuffle(len(moments), func(i, j int) { moments[i], moments[j] = moments[j], moments[i] })
				moments = append(moments[:min(len(moments), max(1, share.n/len(allFaultCommands())))], len(whole.calls))
			}
			seen := map[uint64]bool{}
			for i, call := range whole.calls {
				changed, err := r.apply(call)
				if err != nil {
					t.Fatal(err)
				}
				if last := i+1 == len(whole.calls); !changed && !last || !slices.Contains(moments, i+1) {
					continue
				}
				run := tracedRun{command: whole.command, code: -1, stdout: r.stdout.String()}
				if i+1 == len(whole.calls) {
					run.code = 0
				}
				for left, files := range map[string]map[string][]byte{
					"nothing": r.disk.afterLoss(nil), "some": r.disk.afterLoss(share.random), "more": r.disk.afterLoss(share.random),
				} {
					if print := fingerprint(files, run); !seen[print] {
						seen[print] = true
						tried++
						loseTo(t, fixture, c, r, files, run, fmt.Sprintf("after call %d of %d, %s(%.150q), %s that was not synced is left",
							i+1, len(whole.calls), call.name, unhex(call.args), left))
					}
				}
			}
		})
	}
}

// loseTo checks what a command left on a disk that lost power.
func loseTo(t *testing.T, fixture faultFixture, c faultCommand, r *replay, files map[string][]byte, run tracedRun, when string) {
	t.Helper()
	folder, err := r.write(files)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	if problems := c.check(t, fixture, folder, run); len(problems) > 0 {
		t.Errorf("%s: %s", when, strings.Join(problems, "; "))
	}
}

// fingerprint tells apart what has to be checked.
func fingerprint(files map[string][]byte, run tracedRun) uint64 {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%d %q", run.code, run.stdout)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%q %q", path, files[path])
	}
	return sum.Sum64()
}
