//go:build unix

package bank

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Nobody writes into the pipe: reading it would wait forever.
func TestLoadRefusesWhatIsNoRegularFile(t *testing.T) {
	dir := t.TempDir()
	bank := filepath.Join(dir, "bank")
	write(t, filepath.Join(bank, "orm.yaml"), string(cards("orm", "a").Data))
	for _, name := range []string{filepath.Join(dir, "pipe"), filepath.Join(bank, "pipe.yaml"), filepath.Join(bank, "notes")} {
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Symlink("pipe.yaml", filepath.Join(bank, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		filepath.Join(dir, "pipe"): {"pipe: cannot be read: it is a named pipe, not a regular file"},
		bank: {
			"link.yaml: cannot be read: it is a named pipe, not a regular file",
			"pipe.yaml: cannot be read: it is a named pipe, not a regular file",
		},
		os.DevNull: {"null: cannot be read: it is a device, not a regular file"},
	} {
		var got []string
		for _, f := range Load([]Source{{Name: name}}, Options{}).Findings {
			got = append(got, filepath.Base(f.File)+": "+f.Message)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
