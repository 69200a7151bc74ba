package app

import (
	"os"
	"path/filepath"
)

// dataFolder is Config.DataFolder on a system.
func dataFolder(system string, getenv func(string) string) string {
	if folder := getenv("DJQ_HOME"); folder != "" {
		return folder
	}
	switch system {
	case "windows":
		return below(getenv, "LocalAppData", "djq")
	case "darwin", "ios":
		return below(getenv, "HOME", "Library", "Application Support", "djq")
	}
	return xdgFolder(getenv, "XDG_DATA_HOME", ".local", "share")
}

// SettingsName is the name of the settings file.
const SettingsName = "config.yaml"

// settingsPath returns where the settings file is, if there is one. It is
// empty when the environment names no folder for it.
func settingsPath(system string, getenv func(string) string) string {
	folder := configFolder(system, getenv)
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, SettingsName)
}

// configFolder returns the folder of the settings file: DJQ_HOME, else djq in
// the platform's folder for settings. It is empty when the environment names
// neither.
func configFolder(system string, getenv func(string) string) string {
	if folder := getenv("DJQ_HOME"); folder != "" {
		return folder
	}
	switch system {
	case "windows":
		return below(getenv, "AppData", "djq")
	case "darwin", "ios":
		return below(getenv, "HOME", "Library", "Application Support", "djq")
	}
	return xdgFolder(getenv, "XDG_CONFIG_HOME", ".config")
}

// below joins what lies under a folder that a variable names, and is empty
// when it names none.
func below(getenv func(string) string, variable string, names ...string) string {
	base := getenv(variable)
	if base == "" {
		return ""
	}
	return filepath.Join(append([]string{base}, names...)...)
}

// xdgFolder returns djq's folder below a folder of the XDG specification,
// which lies under HOME unless a variable names another one.
func xdgFolder(getenv func(string) string, variable string, fallback ...string) string {
	// The specification has relative paths ignored.
	if base := getenv(variable); filepath.IsAbs(base) {
		return filepath.Join(base, "djq")
	}
	return below(getenv, "HOME", append(fallback, "djq")...)
}

// personalFolder returns the folder of the user's own cards, and false when
// there is none.
func (c *Config) personalFolder() (string, bool) {
	home := c.DataFolder()
	if home == "" {
		return "", false
	}
	folder := filepath.Join(home, "cards")
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}
