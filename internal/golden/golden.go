package golden

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests got into their golden files")

// Updating reports whether golden files are to be written: the flag -update,
// once the flags are parsed.
func Updating() bool { return *update }

// Compare fails the test and shows the difference when got is not what the
// file holds. With -update it writes got into the file instead.
func Compare(tb testing.TB, file, got string) {
	tb.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		tb.Errorf("%s (-want +got); -update rewrites it:\n%s", file, diff)
	}
}
