package lint

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"djq/internal/diag"
	"djq/internal/golden"
)

// yamllintVariable names the program that the places of djq are compared with
// anew; without it they are compared with those that it found before.
const yamllintVariable = "DJQ_YAMLLINT"

// first returns the first thing that is wrong with a file, or nil.
func first(t *testing.T, f damaged) *diag.Finding {
	t.Helper()
	findings := check(t, "x.yaml", f.src)
	if len(findings) == 0 {
		return nil
	}
	return &findings[0]
}

// decoderWords are in messages of the YAML decoder, and in none of ours.
var decoderWords = []string{
	"yaml:", "did not find", "could not find", "found ", "not allowed in this context", "cannot start any token", "while ",
	"indicator", "flow", "scalar", "token", "indentation level",
}

// TestDamageIsFoundWhereItIs spoils good files in every way there is a name
// for. The first finding on each is no farther from the damage, in lines, than
// what yamllint says, and nothing that yamllint calls an error is passed over.
func TestDamageIsFoundWhereItIs(t *testing.T) {
	files := damagedFiles(t)
	if len(files) < 500 {
		t.Errorf("%d files are too few", len(files))
	}
	yamllint := yamllintLines(t, files)
	if t.Failed() {
		t.FailNow()
	}
	var places strings.Builder
	found, remedies, exact := 0, 0, 0
	for _, f := range files {
		other, isError := yamllint[f.name]
		finding := first(t, f)
		if finding == nil {
			fmt.Fprintf(&places, "%s: nothing\n", f.name)
			if isError {
				t.Errorf("%s: nothing found, yamllint finds an error in line %d; the damage is in line %d:\n%s", f.name, other, f.line, excerpt(f))
			}
			continue
		}
		found++
		for _, words := range decoderWords {
			if strings.Contains(finding.Message+finding.Hint, words) {
				t.Errorf("%s: %q are the words of the decoder", f.name, finding.Message)
			}
		}
		distance := abs(int(finding.Pos.Line) - f.line)
		fmt.Fprintf(&places, "%s: %d %s\n", f.name, distance, finding.Rule)
		if isError && distance > abs(other-f.line) {
			t.Errorf("%s: damage in line %d, yamllint says %d, djq %d: %s\n%s", f.name, f.line, other, finding.Pos.Line, finding.Message, excerpt(f))
		}
		if finding.Hint != "" {
			remedies++
		}
		if distance == 0 {
			exact++
		}
	}
	t.Logf("%d files, %d findings, %d of them in the very line, %d with a remedy; yamllint finds errors in %d", len(files), found, exact, remedies, len(yamllint))
	if remedies*10 < found*9 {
		t.Errorf("%d of %d findings have a remedy, want nine of ten", remedies, found)
	}
	golden.Compare(t, filepath.Join("testdata", "damage", "distances.txt"), places.String())
}

func abs(n int) int { return max(n, -n) }

// excerpt returns the lines around the damage.
func excerpt(f damaged) string {
	var b strings.Builder
	for i, line := range strings.Split(string(f.src), "\n") {
		if abs(i+1-f.line) <= 3 {
			fmt.Fprintf(&b, "%4d %q\n", i+1, line)
		}
	}
	return b.String()
}

// yamllintLines returns the line of yamllint's first error in each file that
// it finds one in: what is written down, or what it says now if the variable
// names it.
func yamllintLines(t *testing.T, files []damaged) map[string]int {
	t.Helper()
	file := filepath.Join("testdata", "damage", "yamllint.txt")
	if program := os.Getenv(yamllintVariable); program != "" {
		golden.Compare(t, file, runYamllint(t, program, files))
	} else {
		t.Logf("yamllint does not run: %s does not name it", yamllintVariable)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for line := range strings.Lines(string(text)) {
		name, number, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if lines[name], err = strconv.Atoi(number); err != nil {
			t.Fatal(err)
		}
	}
	return lines
}

// runYamllint runs yamllint over the files, for what is not YAML and for
// repeated keys, and writes "name: line" for each that it finds an error in.
func runYamllint(t *testing.T, program string, files []damaged) string {
	t.Helper()
	folder := t.TempDir()
	for i, f := range files {
		if !utf8.Valid(f.src) || bytes.ContainsAny(f.src, "\x00\x1b") {
			continue // yamllint ends at the first such file
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.yaml", i)), f.src, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(program, "-f", "parsable", "-d", "{rules: {key-duplicates: enable}}", ".")
	command.Dir = folder
	var complaint strings.Builder
	command.Stderr = &complaint
	out, err := command.Output()
	if len(out) == 0 || complaint.Len() > 0 {
		t.Fatalf("%v\n%s", err, complaint.String())
	}
	numbers := map[int]int{}
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		var i, line int
		if _, err := fmt.Sscanf(s.Text(), "./%d.yaml:%d:", &i, &line); err != nil {
			t.Fatalf("%q: %v", s.Text(), err)
		}
		if _, known := numbers[i]; !known {
			numbers[i] = line
		}
	}
	var b strings.Builder
	for i, f := range files {
		if line, ok := numbers[i]; ok {
			fmt.Fprintf(&b, "%s: %d\n", f.name, line)
		}
	}
	return b.String()
}
