package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"djq/internal/answer/grader"
	"djq/internal/diag"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/yaml"
)

// Settings is what the settings file says, or what holds without it.
type Settings struct {
	DayStarts time.Duration // from midnight until a study day begins
	Retention float64       // retrievability at which a card falls due
	NewPerDay int           // new cards asked a study day
	Fit       bool          // whether FSRS is fitted to the user's own reviews
	Banks     []string      // empty: the built-in one and the personal folder

	Grader      string        // command that checks written answers, empty for the built-in check
	GraderLimit time.Duration // how long it may take
}

// maxGraderLimit is the longest time that a grader may be given.
const maxGraderLimit = 10 * time.Minute

// DefaultSettings is what holds without a settings file.
func DefaultSettings() Settings {
	return Settings{DayStarts: memory.DefaultDayStart, Retention: memory.DefaultRetention, NewPerDay: study.DefaultNewPerDay, Fit: true, GraderLimit: grader.DefaultLimit}
}

// parseSettings reads a settings file; what it refuses it leaves out. Paths in it count from its folder.
func parseSettings(path string, src []byte, getenv func(string) string) (Settings, []diag.Finding) {
	values, findings := yaml.ParseSettings(path, src, []yaml.Setting{
		{Name: "day_starts", Kind: yaml.Text},
		{Name: "retention", Kind: yaml.Text},
		{Name: "new_per_day", Kind: yaml.Text},
		{Name: "fit", Kind: yaml.Flag},
		{Name: "bank", Kind: yaml.Texts},
		{Name: "grader", Kind: yaml.Text},
		{Name: "grader_limit", Kind: yaml.Text},
	})
	s := DefaultSettings()
	set := func(name string, parse func(text string) error) {
		if !values.Has(name) {
			return
		}
		v := values.Text(name)
		if err := parse(v.Text); err != nil {
			findings = append(findings, diag.Finding{
				File: path, Pos: v.Pos, Rule: "setting", Message: fmt.Sprintf("%s is %q: %v", name, v.Text, err),
			})
		}
	}
	set("day_starts", func(text string) error {
		clock, err := time.Parse("15:04", text)
		if err != nil {
			return errors.New("expected a time of day like 04:00")
		}
		s.DayStarts = time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute
		return nil
	})
	set("retention", func(text string) error {
		r, err := strconv.ParseFloat(text, 64)
		if err != nil || !(r >= memory.MinRetention && r <= memory.MaxRetention) {
			return fmt.Errorf("expected a number from %.2f to %.2f", memory.MinRetention, memory.MaxRetention)
		}
		s.Retention = r
		return nil
	})
	set("new_per_day", func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return errors.New("expected a whole number, 0 or more")
		}
		s.NewPerDay = n
		return nil
	})
	set("grader", func(text string) error {
		if s.Grader = strings.TrimSpace(text); s.Grader == "" {
			return errors.New("expected a command line")
		}
		return nil
	})
	set("grader_limit", func(text string) error {
		limit, err := time.ParseDuration(text)
		if err != nil || limit < time.Second || limit > maxGraderLimit {
			return errors.New("expected a duration from 1s to 10m, like 30s")
		}
		s.GraderLimit = limit
		return nil
	})
	if values.Has("fit") {
		s.Fit = values.Flag("fit")
	}
	for _, v := range values.Texts("bank") {
		s.Banks = append(s.Banks, bankPath(v.Text, filepath.Dir(path), getenv))
	}
	return s, diag.Sort(findings)
}

// bankPath returns the path of a bank that a file in a folder names: "~/" is
// the user's home.
func bankPath(name, folder string, getenv func(string) string) string {
	if rest, ok := strings.CutPrefix(filepath.ToSlash(name), "~/"); ok {
		home := getenv("HOME")
		if runtime.GOOS == "windows" {
			home = getenv("USERPROFILE")
		}
		return filepath.Join(home, filepath.FromSlash(rest))
	}
	if name == Builtin || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}
