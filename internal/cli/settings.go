package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/memory"
	"djq/internal/study"
)

// settings is what the settings file says, or what holds without it.
type settings struct {
	dayStarts time.Duration // from midnight until a study day begins
	retention float64       // retrievability at which a card falls due
	newPerDay int           // new cards asked a study day
	banks     []string      // empty: the usual ones
}

func usualSettings() settings {
	return settings{dayStarts: memory.DefaultDayStart, retention: memory.DefaultRetention, newPerDay: study.DefaultNew}
}

// settings returns the user's settings. The file is read once, when something
// first depends on it; there need not be one.
func (a *app) settings() (settings, error) {
	if a.read != nil {
		return *a.read, nil
	}
	s := usualSettings()
	if path := settingsPath(runtime.GOOS, a.getenv); path != "" {
		src, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return s, brokenError("", "read the settings: %w", err)
		default:
			var findings []diag.Finding
			if s, findings = parseSettings(path, src, a.getenv); len(findings) > 0 {
				return s, &bank.BrokenError{What: "the settings file", Findings: findings}
			}
		}
	}
	a.read = &s
	return s, nil
}

// parseSettings reads a settings file; what it refuses it leaves out. Paths in it count from its folder.
func parseSettings(path string, src []byte, getenv func(string) string) (settings, []diag.Finding) {
	values, findings := bank.ParseSettings(path, src, []bank.Setting{
		{Name: "day_starts", Kind: bank.Text},
		{Name: "retention", Kind: bank.Text},
		{Name: "new_per_day", Kind: bank.Text},
		{Name: "bank", Kind: bank.Texts},
	})
	s := usualSettings()
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
		s.dayStarts = time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute
		return nil
	})
	set("retention", func(text string) error {
		r, err := strconv.ParseFloat(text, 64)
		if err != nil || !(r >= memory.LeastRetention && r <= memory.MostRetention) {
			return fmt.Errorf("expected a number from %.2f to %.2f", memory.LeastRetention, memory.MostRetention)
		}
		s.retention = r
		return nil
	})
	set("new_per_day", func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return errors.New("expected a whole number from 0")
		}
		s.newPerDay = n
		return nil
	})
	for _, v := range values.Texts("bank") {
		s.banks = append(s.banks, bankPath(v.Text, filepath.Dir(path), getenv))
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
	if name == builtin || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}

// today returns the study day that it is now. Settings that cannot be read do
// not matter here: what they stop has read them before.
func (a *app) today() memory.Day {
	s, _ := a.settings()
	return memory.DayOf(a.now(), s.dayStarts)
}

// scheduler returns the scheduler that the settings ask for.
func (a *app) scheduler() (*memory.Scheduler, error) {
	s, err := a.settings()
	if err != nil {
		return nil, err
	}
	return memory.NewScheduler(s.retention)
}
