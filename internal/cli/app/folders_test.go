package app

import (
	"path/filepath"
	"testing"
)

func TestDataFolderFollowsThePlatform(t *testing.T) {
	root, err := filepath.Abs("root")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, system string
		env          map[string]string
		want         string
	}{
		{"DJQ_HOME is over all", "linux", map[string]string{"DJQ_HOME": "here", "HOME": root}, "here"},
		{"Linux", "linux", map[string]string{"HOME": root}, filepath.Join(root, ".local", "share", "djq")},
		{"XDG", "linux", map[string]string{"HOME": "home", "XDG_DATA_HOME": root}, filepath.Join(root, "djq")},
		{"relative XDG", "freebsd", map[string]string{"HOME": root, "XDG_DATA_HOME": "data"}, filepath.Join(root, ".local", "share", "djq")},
		{"macOS", "darwin", map[string]string{"HOME": root, "XDG_DATA_HOME": root}, filepath.Join(root, "Library", "Application Support", "djq")},
		{"Windows", "windows", map[string]string{"LocalAppData": root}, filepath.Join(root, "djq")},
		{"no home", "linux", nil, ""},
		{"no home on Windows", "windows", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := dataFolder(test.system, func(name string) string { return test.env[name] })
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoPersonalFolderWithoutHome(t *testing.T) {
	a := testApp(t)
	if folder, ok := a.Config.personalFolder(); ok {
		t.Errorf("got %q, want none", folder)
	}
}

func TestConfigFolderFollowsThePlatform(t *testing.T) {
	root, err := filepath.Abs("root")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, system string
		env          map[string]string
		want         string
	}{
		{"DJQ_HOME is over all", "linux", map[string]string{"DJQ_HOME": "here", "HOME": root}, "here"},
		{"Linux", "linux", map[string]string{"HOME": root}, filepath.Join(root, ".config", "djq")},
		{"XDG", "linux", map[string]string{"HOME": "home", "XDG_CONFIG_HOME": root}, filepath.Join(root, "djq")},
		{"macOS", "darwin", map[string]string{"HOME": root}, filepath.Join(root, "Library", "Application Support", "djq")},
		{"Windows", "windows", map[string]string{"AppData": root}, filepath.Join(root, "djq")},
		{"no home", "linux", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := configFolder(test.system, func(name string) string { return test.env[name] })
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
