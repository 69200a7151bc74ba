package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layer is one folder of code: its level and the modules it may import. A
// package imports only from lower levels.
type layer struct {
	level   int
	modules []string
}

// layers is the architecture: every package of the module, and nothing else.
var layers = map[string]layer{
	"questions":                    {0, nil},
	"internal/bfgs":                {0, nil},
	"internal/diag":                {0, nil},
	"internal/editor":              {0, nil},
	"internal/golden":              {0, []string{"github.com/google/go-cmp"}},
	"internal/growth":              {0, nil},
	"internal/highlight":           {0, []string{"github.com/alecthomas/chroma/v2"}},
	"internal/unprintable":         {0, nil},
	"internal/markdown":            {1, []string{"github.com/yuin/goldmark"}},
	"internal/markdown/html":       {2, nil},
	"internal/markdown/fromhtml":   {3, []string{"golang.org/x/net"}},
	"internal/memory":              {0, []string{"github.com/open-spaced-repetition/go-fsrs/v4"}},
	"internal/term":                {0, []string{"golang.org/x/term"}},
	"internal/memory/fit":          {1, nil},
	"internal/regular":             {0, nil},
	"internal/term/termtest":       {1, nil},
	"internal/lineeditor":          {1, []string{"github.com/clipperhouse/displaywidth"}},
	"internal/screen":              {1, []string{"github.com/clipperhouse/displaywidth"}},
	"internal/humanize":            {1, nil},
	"internal/words":               {1, []string{"github.com/blevesearch/snowballstem", "golang.org/x/text"}},
	"internal/yaml/scan":           {0, nil},
	"internal/yaml":                {1, []string{"gopkg.in/yaml.v3"}},
	"internal/bank":                {2, nil},
	"internal/csvfile":             {6, nil},
	"internal/bank/encode":         {4, nil},
	"internal/deck":                {3, nil},
	"internal/event":               {3, nil},
	"internal/incoming":            {5, []string{"golang.org/x/text"}},
	"internal/markdownfile":        {6, nil},
	"internal/answer":              {3, nil},
	"internal/htmlpage":            {5, nil},
	"internal/answer/grader":       {4, nil},
	"internal/answer/labelled":     {2, nil},
	"internal/lint":                {3, nil},
	"internal/lint/texthash":       {2, nil},
	"internal/lint/fix":            {4, nil},
	"internal/drill":               {4, nil},
	"internal/interview":           {5, nil},
	"internal/interview/sampling":  {0, nil},
	"internal/plan":                {4, nil},
	"internal/plan/simulation":     {7, nil},
	"internal/wholefile":           {1, []string{"golang.org/x/sys"}},
	"internal/anki":                {5, []string{"golang.org/x/net", "golang.org/x/text"}},
	"internal/anki/foreign":        {7, nil},
	"internal/apkg":                {3, []string{"modernc.org/sqlite", "github.com/klauspost/compress", "golang.org/x/net"}},
	"internal/snapshot":            {2, nil},
	"internal/history/database":    {4, []string{"modernc.org/sqlite"}},
	"internal/history":             {5, nil},
	"internal/personal":            {5, nil},
	"internal/history/historytest": {6, nil},
	"internal/eventfile":           {6, nil},
	"internal/syncfolder":          {7, nil},
	"internal/study":               {6, nil},
	"internal/stats":               {5, nil},
	"internal/sheet":               {5, nil},
	"internal/ui": {6, []string{
		"github.com/fatih/color", "github.com/clipperhouse/displaywidth",
	}},
	"internal/ui/uitest":        {3, nil},
	"internal/ui/drillview":     {7, nil},
	"internal/ui/interviewview": {8, nil},
	"internal/ui/page":          {7, nil},
	"internal/report":           {7, nil},
	// pflag is the half of cobra that holds the flags.
	"internal/cli/app":         {8, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	"internal/cli/app/editing": {9, []string{"github.com/rogpeppe/go-internal"}},
	"internal/cli/app/apptest": {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/answer":      {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/cards":       {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/drill":       {10, []string{"github.com/spf13/cobra"}},
	"internal/cli/history":     {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/interview":   {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/lint":        {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/own":         {10, []string{"github.com/spf13/cobra"}},
	"internal/cli/plan":        {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/sheet":       {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/stats":       {9, []string{"github.com/spf13/cobra"}},
	"internal/cli/transfer":    {9, []string{"github.com/spf13/cobra"}},
	"internal/cli":             {11, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	"cmd/djq":                  {12, nil},
}

// testModules is what tests may import besides.
var testModules = []string{
	"github.com/google/go-cmp",
	"github.com/rogpeppe/go-internal",
	"github.com/creack/pty",
	"github.com/charmbracelet/x/ansi",
	"github.com/santhosh-tekuri/jsonschema/v6",
	"gopkg.in/yaml.v3",   // to read question files as an editor does
	"golang.org/x/net",   // to read HTML as a browser does
	"modernc.org/sqlite", // to damage and lock histories
}

// testOnly may be imported by tests alone.
var testOnly = []string{"internal/golden", "internal/history/historytest", "internal/growth", "internal/plan/simulation", "internal/term/termtest", "internal/ui/uitest", "internal/cli/app/apptest"}

// chromaTables are the parts of chroma that build hundreds of lexers and
// styles at every start.
var chromaTables = []string{"github.com/alecthomas/chroma/v2/lexers", "github.com/alecthomas/chroma/v2/styles"}

func TestImportOrderGoesDown(t *testing.T) {
	unseen := maps.Clone(layers)
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, p := range listPackages(t, system) {
			folder := strings.TrimPrefix(p.ImportPath, "djq/")
			delete(unseen, folder)
			self, known := layers[folder]
			if !known {
				t.Errorf("%s has no level: packages go where the architecture says, or into its table", folder)
				continue
			}
			for _, imported := range p.Imports {
				checkImport(t, folder, self.level, self.modules, imported)
				if slices.Contains(testOnly, strings.TrimPrefix(imported, "djq/")) {
					t.Errorf("%s imports %s, which is for tests only", folder, imported)
				}
			}
			for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
				level := self.level
				if slices.Contains(testOnly, strings.TrimPrefix(imported, "djq/")) {
					level++ // nothing else imports it, so no cycle can come of it
				}
				// An outside test imports its own package.
				if imported != p.ImportPath {
					checkImport(t, folder, level, slices.Concat(self.modules, testModules), imported)
				}
			}
		}
	}
	for folder := range unseen {
		t.Errorf("the table names %s, which is not a package", folder)
	}
}

// checkImport reports an import that does not come from below, or from a
// module that the package may not use.
func checkImport(t *testing.T, folder string, level int, modules []string, imported string) {
	t.Helper()
	if below, ours := strings.CutPrefix(imported, "djq/"); ours {
		if from, known := layers[below]; known && from.level >= level {
			t.Errorf("%s (level %d) imports %s (level %d): imports go down only", folder, level, below, from.level)
		}
		return
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return // the standard library
	}
	allowed := slices.ContainsFunc(modules, func(module string) bool {
		return imported == module || strings.HasPrefix(imported, module+"/")
	})
	if !allowed || slices.Contains(chromaTables, imported) {
		t.Errorf("%s imports %s: a new dependency wants a reason, and a place in the architecture", folder, imported)
	}
}

// listed is what go list says of a package.
type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

// listPackages returns this module's packages as they are built for a system.
func listPackages(t *testing.T, system string) []listed {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "djq/...")
	list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list for %s: %v", system, err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		packages = append(packages, p)
	}
}

const (
	maxPackageLines = 2500 // of Go without tests
	maxFileLines    = 300
)

// longFiles are the files that may be longer than maxFileLines, with the reason.
var longFiles = map[string]string{
	"internal/lint/damage_test.go": "one list, of all kinds of damage to a file of cards",
}

// TestPackagesAndFilesStayShort holds how long packages and files of Go may be.
// A package that outgrows it does more than one job, and is split.
func TestPackagesAndFilesStayShort(t *testing.T) {
	const root = "../.."
	unseen := maps.Clone(longFiles)
	for folder := range layers {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files of Go, %v", folder, len(files), err)
		}
		total := 0
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines, name := bytes.Count(text, []byte("\n")), path.Join(folder, filepath.Base(file))
			if !strings.HasSuffix(name, "_test.go") {
				total += lines
			}
			if lines <= maxFileLines {
				continue
			}
			if _, stated := longFiles[name]; !stated {
				t.Errorf("%s has %d lines, more than %d: split it, or give a reason in longFiles", name, lines, maxFileLines)
			}
			delete(unseen, name)
		}
		if total > maxPackageLines {
			t.Errorf("%s has %d lines of Go without tests, more than %d: move what is a job of its own to another package", folder, total, maxPackageLines)
		}
	}
	for name := range unseen {
		t.Errorf("longFiles names %s, which is not longer than %d lines", name, maxFileLines)
	}
}

// TestTopLevelHoldsAgreedNames holds what lies at the top of the repository:
// the agreed names, and what .gitignore names because make leaves it there.
func TestTopLevelHoldsAgreedNames(t *testing.T) {
	const root = "../.."
	agreed := []string{
		"cmd", "internal", "questions", "go.mod", "go.sum", "Makefile", "README.md",
		".ci", ".github", ".golangci.yml", ".goreleaser.yaml", ".pre-commit-hooks.yaml",
		".editorconfig", ".gitattributes", ".gitignore", ".git",
	}
	ignored, err := os.ReadFile(path.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(agreed, entry.Name()) && !isIgnored(string(ignored), entry.Name()) {
			t.Errorf("%s lies at the top of the repository, where only these belong: %s", entry.Name(), strings.Join(agreed, ", "))
		}
	}
	for _, name := range agreed[:7] {
		if _, err := os.Stat(path.Join(root, name)); err != nil {
			t.Errorf("the top of the repository lacks %s", name)
		}
	}
}

// isIgnored reports whether a line of .gitignore names what lies at the top.
func isIgnored(gitignore, name string) bool {
	return slices.ContainsFunc(strings.Fields(gitignore), func(pattern string) bool {
		matched, err := path.Match(strings.Trim(pattern, "/"), name)
		return err == nil && matched
	})
}
