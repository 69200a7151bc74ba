package cli

import (
	"os"
	"path/filepath"
	"runtime"
)

// home returns the folder of everything that djq keeps: DJQ_HOME, else djq in
// the platform's data folder. It is empty when the environment names neither.
func (a *app) home() string { return dataFolder(runtime.GOOS, a.getenv) }

func dataFolder(system string, getenv func(string) string) string {
	if folder := getenv("DJQ_HOME"); folder != "" {
		return folder
	}
	// below joins what lies under a folder of the environment.
	below := func(variable string, names ...string) string {
		base := getenv(variable)
		if base == "" {
			return ""
		}
		return filepath.Join(append([]string{base}, names...)...)
	}
	switch system {
	case "windows":
		return below("LocalAppData", "djq")
	case "darwin", "ios":
		return below("HOME", "Library", "Application Support", "djq")
	}
	// The XDG specification has relative paths ignored.
	if base := getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "djq")
	}
	return below("HOME", ".local", "share", "djq")
}

// personalFolder returns the folder of the user's own cards, and false when
// there is none.
func (a *app) personalFolder() (string, bool) {
	home := a.home()
	if home == "" {
		return "", false
	}
	folder := filepath.Join(home, "cards")
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}
