package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"djq/internal/diag"
)

// Configs finds the settings for files: those of the nearest settings file in
// the folder of a file or above it. It reads each settings file once. Its
// methods may be called from several goroutines at once.
type Configs struct {
	working string // absolute path of the working folder
	read    func(path string) ([]byte, error)

	mu       sync.Mutex
	folders  map[string]*root // by absolute path; nil: none there or above
	findings []diag.Finding
}

// root is a folder with a settings file.
type root struct {
	folder     string
	config     *Config
	unreadable bool
}

// NewConfigs returns settings that are looked for with read; relative names
// count from working, which is absolute.
func NewConfigs(working string, read func(path string) ([]byte, error)) *Configs {
	return &Configs{working: working, read: read, folders: map[string]*root{}}
}

// For returns the settings for a file, the zero Config where none are found.
func (c *Configs) For(file string) *Config {
	if r := c.root(file); r != nil {
		return r.config
	}
	return &Config{}
}

// Root returns the folder of the settings file that governs a file, relative
// if the file's name is; ok is false when there is none, or when it cannot be read: where a bank
// begins is then not known.
func (c *Configs) Root(file string) (folder string, ok bool) {
	r := c.root(file)
	if r == nil || r.unreadable {
		return "", false
	}
	return c.display(r.folder, file), true
}

// Findings returns what is wrong with the settings files found so far.
func (c *Configs) Findings() []diag.Finding {
	c.mu.Lock()
	defer c.mu.Unlock()
	return diag.Sort(c.findings)
}

func (c *Configs) root(file string) *root {
	folder := filepath.Dir(file)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(c.working, folder)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.find(folder, file)
}

// find looks in a folder and those above it; file is the one that asks.
func (c *Configs) find(folder, file string) *root {
	if r, known := c.folders[folder]; known {
		return r
	}
	var r *root
	path := filepath.Join(folder, ConfigName)
	name := c.display(path, file)
	switch src, err := c.read(path); {
	case err == nil:
		config, findings := ReadConfig(name, src)
		r = &root{folder: folder, config: config}
		c.findings = append(c.findings, findings...)
	case !errors.Is(err, fs.ErrNotExist):
		r = &root{folder: folder, config: &Config{broken: true}, unreadable: true}
		c.findings = append(c.findings, diag.Finding{
			File: name, Severity: diag.Error, Rule: Unreadable,
			Message: fmt.Sprintf("cannot be read: %v", reason(err)), Hint: "check its permissions",
		})
	case filepath.Dir(folder) != folder:
		r = c.find(filepath.Dir(folder), file)
	}
	c.folders[folder] = r
	return r
}

// display returns how messages name a path that was found from a file.
func (c *Configs) display(path, file string) string {
	if !filepath.IsAbs(file) {
		if relative, err := filepath.Rel(c.working, path); err == nil {
			return relative
		}
	}
	return path
}

// reason returns what a file error says besides the path.
func reason(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
