package app

import (
	"errors"
	"io/fs"
	"runtime"
	"time"

	"djq/internal/answer/grader"
	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/memory"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// Config is what the environment and the settings file say. The file is read
// once, when something first depends on it.
type Config struct {
	// Now is the clock of the run.
	Now func() time.Time

	getenv   func(string) string
	settings *Settings // nil until they have been read
}

func newConfig(env Env) (*Config, error) {
	c := &Config{Now: env.Now, getenv: env.Getenv}
	if text := env.Getenv("DJQ_NOW"); text != "" {
		var ok bool
		if c.Now, ok = clockOf(text, env.Now); !ok {
			return nil, UsageError("", "DJQ_NOW is %q: expected a time like 2026-07-01T09:30:00+02:00, or with a rate like @60 after it", text)
		}
	}
	return c, nil
}

// Settings returns the user's settings, those of DefaultSettings when there
// is no settings file. A broken file is a *bank.BrokenError.
func (c *Config) Settings() (Settings, error) {
	if c.settings != nil {
		return *c.settings, nil
	}
	s := DefaultSettings()
	if path := c.SettingsPath(); path != "" {
		src, err := regular.ReadFile(path, yaml.MaxFileSize+1)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return s, BrokenError("", "cannot read the settings: %w", err)
		default:
			var findings []diag.Finding
			if s, findings = parseSettings(path, src, c.getenv); len(findings) > 0 {
				return s, &bank.BrokenError{What: "the settings file", Findings: findings}
			}
		}
	}
	c.settings = &s
	return s, nil
}

// SettingsPath returns where the settings file is, or would be. It is empty
// when the environment names no folder for it.
func (c *Config) SettingsPath() string { return settingsPath(runtime.GOOS, c.getenv) }

// DataFolder returns the folder of everything djq keeps: DJQ_HOME, else djq in
// the platform's data folder. It is empty when the environment names neither.
func (c *Config) DataFolder() string { return dataFolder(runtime.GOOS, c.getenv) }

// Today returns the study day that it is now. Settings that cannot be read do
// not matter here: a command that depends on them has failed before.
func (c *Config) Today() memory.Day { return c.Moment().Day }

// Moment is Now with its study day, see Today.
func (c *Config) Moment() memory.Moment {
	s, _ := c.Settings()
	return memory.MomentOf(c.Now(), s.DayStarts)
}

// Grader returns the command that checks written answers, nil for the built-in
// check.
func (c *Config) Grader() (*grader.Grader, error) {
	s, err := c.Settings()
	if err != nil || s.Grader == "" {
		return nil, err
	}
	return &grader.Grader{Command: s.Grader, Limit: s.GraderLimit}, nil
}

// Scheduler returns the scheduler that the settings ask for, with the parameters of
// most people; a history may have fitted others.
func (c *Config) Scheduler() (*memory.Scheduler, error) {
	s, err := c.Settings()
	if err != nil {
		return nil, err
	}
	return memory.NewScheduler(memory.DefaultParameters(), s.Retention)
}
