//go:build linux || darwin

package wholefile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// writeOld makes a file that is to be replaced.
func writeOld(t *testing.T, mode os.FileMode) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "cards.yaml")
	if err := os.WriteFile(name, []byte("before, and longer"), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
	return name
}

// replaceOld replaces it, and expects that nothing else is left beside it.
func replaceOld(t *testing.T, name string) {
	t.Helper()
	if err := Replace(name, []byte("before, and longer"), []byte("after")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "after" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	for _, pattern := range []string{tempPrefix + "*", "*" + inPlaceSuffix} {
		if left, err := Matching(filepath.Dir(name), pattern); err != nil || len(left) > 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	}
}

func TestReplaceKeepsExtendedAttributes(t *testing.T) {
	name := writeOld(t, 0o640)
	if err := unix.Setxattr(name, "user.origin", []byte("here"), 0); err != nil {
		t.Skip(err)
	}
	replaceOld(t, name)
	got, err := attributes(name)
	if err != nil || string(got["user.origin"]) != "here" {
		t.Errorf("the attributes are %q, %v", got, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func TestReplaceKeepsTheOwner(t *testing.T) {
	name := writeOld(t, 0o664)
	const uid, gid = 54321, 54322
	if err := os.Chown(name, uid, gid); err != nil {
		t.Skip(err)
	}
	replaceOld(t, name)
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if stat := info.Sys().(*syscall.Stat_t); stat.Uid != uid || stat.Gid != gid || info.Mode() != 0o664 {
		t.Errorf("owner %d, group %d, mode %v", stat.Uid, stat.Gid, info.Mode())
	}
}

func TestReplaceKeepsHardLinks(t *testing.T) {
	name := writeOld(t, 0o600)
	other := filepath.Join(filepath.Dir(name), "other.yaml")
	if err := os.Link(name, other); err != nil {
		t.Skip(err)
	}
	replaceOld(t, name)
	if got, err := os.ReadFile(other); err != nil || string(got) != "after" {
		t.Errorf("the other name leads to %q, %v", got, err)
	}
}

func TestReplaceWritesWhereALinkLeads(t *testing.T) {
	name := writeOld(t, 0o600)
	link := filepath.Join(t.TempDir(), "link.yaml")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	if err := Replace(link, []byte("before, and longer"), []byte("after")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "after" {
		t.Errorf("the link leads to %q, %v", got, err)
	}
}

func TestReplaceStopsAtTheCopyOfAnInterruptedRun(t *testing.T) {
	name := writeOld(t, 0o600)
	kept := filepath.Join(filepath.Dir(name), ".cards.yaml"+inPlaceSuffix)
	if err := os.WriteFile(kept, []byte("after"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replace(name, []byte("before, and longer"), []byte("other")); err == nil || !strings.Contains(err.Error(), kept) {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(kept); err != nil || string(got) != "after" {
		t.Errorf("the copy holds %q, %v", got, err)
	}
}
