package lint

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"djq/internal/golden"
)

// place returns an absolute path of the platform.
func place(parts ...string) string {
	root := "/"
	if runtime.GOOS == "windows" {
		root = `C:\`
	}
	return root + filepath.Join(parts...)
}

func TestNearestSettingsFileGoverns(t *testing.T) {
	files := map[string]string{
		place("home", "banks", ConfigName):               "length: true\n",
		place("home", "banks", "work", ConfigName):       "require: [refs]\n",
		place("home", "banks", "broken", ConfigName):     "requires: [refs]\n",
		place("home", "banks", "unreadable", ConfigName): "",
	}
	read := map[string]int{}
	configs := NewConfigs(place("home", "banks", "work"), func(path string) ([]byte, error) {
		read[path]++
		if strings.Contains(path, "unreadable") {
			return nil, &fs.PathError{Op: "open", Path: path, Err: errors.New("permission denied")}
		}
		text, ok := files[path]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
		}
		return []byte(text), nil
	})
	tests := []struct {
		file, root string
		length     bool
		required   int
	}{
		{"orm.yaml", ".", false, 1},
		{filepath.Join("deep", "deeper", "orm.yaml"), ".", false, 1},
		{filepath.Join("..", "other", "orm.yaml"), "..", true, 0},
		{filepath.Join("..", "broken", "orm.yaml"), filepath.Join("..", "broken"), false, 0},
		{filepath.Join("..", "unreadable", "orm.yaml"), "", false, 0},
		{place("home", "banks", "work", "orm.yaml"), place("home", "banks", "work"), false, 1},
		{place("home", "orm.yaml"), "", false, 0},
		{place("orm.yaml"), "", false, 0},
	}
	for range 2 {
		for _, test := range tests {
			config := configs.For(test.file)
			if config.length != test.length || len(config.require) != test.required {
				t.Errorf("%s: %+v", test.file, config)
			}
			if root, ok := configs.Root(test.file); root != test.root || ok != (test.root != "") {
				t.Errorf("root of %s is %q, want %q", test.file, root, test.root)
			}
		}
	}
	for path, n := range read {
		if n > 1 {
			t.Errorf("%s was read %d times", path, n)
		}
	}
	golden.Compare(t, filepath.Join("testdata", "configs.txt"), filepath.ToSlash(describe(configs.Findings())))
}

func TestPointsAreARangeWithinEight(t *testing.T) {
	config, findings := ReadConfig(ConfigName, nil)
	if len(findings) > 0 || config.broken || config.points != (numberRange{}) {
		t.Errorf("an empty file: %+v, %v", config, findings)
	}
	for _, points := range []string{"3-6", "'3'", "3", "1-8", "3 - 6"} {
		config, findings := ReadConfig(ConfigName, []byte("points: "+points))
		if len(findings) > 0 || !config.points.holds(3) {
			t.Errorf("points: %s gives %+v, %v", points, config.points, findings)
		}
	}
	for _, points := range []string{"0-3", "6-3", "3-9", "three", "-3", "3-", "[3, 6]", "true", ""} {
		if config, findings := ReadConfig(ConfigName, []byte("points: "+points)); len(findings) == 0 || config.points != (numberRange{}) || !config.broken {
			t.Errorf("points: %s gives %+v", points, config.points)
		}
	}
}
