package questions

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// aRequirement is a package with its version, as in "psycopg[binary]==3.3.*".
var aRequirement = regexp.MustCompile(`^[A-Za-z0-9-]+(\[[a-z,]+\])?[=>]=[0-9.*]+$`)

func TestEveryProofHasPassed(t *testing.T) {
	names := Proofs()
	if len(names) < 180 {
		t.Errorf("%d proofs, want 180 at least", len(names))
	}
	if !slices.IsSorted(names) {
		t.Error("Proofs is not sorted")
	}
	for _, name := range names {
		if !HasProof(name) {
			t.Errorf("HasProof(%q) = false", name)
		}
		if Proven(name) == "" {
			t.Errorf("%s was not seen to pass: make proofs writes it to proven.txt", name)
		}
		script := Proof(name, "")
		if strings.Contains(script, "\n# needs:") || strings.Contains(script, "\n# shows:") {
			t.Errorf("%s: what it needs and shows is not said in its first lines", name)
		}
		header, _, _ := strings.Cut(script, "\nimport ")
		for line := range strings.Lines(header) {
			// A package that packages.txt does not know has no version.
			need := strings.Trim(line, "# \",\n")
			if strings.HasPrefix(line, "#     ") && !aRequirement.MatchString(need) {
				t.Errorf("%s needs %q: expected a package and its version", name, need)
			}
		}
	}
	for line := range strings.Lines(read("proofs/proven.txt")) {
		if name, _, _ := strings.Cut(line, " "); !HasProof(name) {
			t.Errorf("proven.txt names %s, which has no proof", name)
		}
	}
}

func TestProofNamesItsPackages(t *testing.T) {
	for _, test := range []struct{ card, since, want string }{
		{"orm/n-plus-one", "", `"Django>=5.2"`},
		{"orm/n-plus-one", "5.0", `"Django>=5.2"`},
		{"orm/n-plus-one", "6.0", `"Django>=6.0"`},
		{"orm/n-plus-one", "10.0", `"Django>=10.0"`},
		{"orm/n-plus-one", "5.10", `"Django>=5.10"`},
		{"templates/autoescaping", "", `"Django>=6.0"`},
		{"scenarios/product-search", "", `"psycopg[binary]==`},
	} {
		if script := Proof(test.card, test.since); !strings.Contains(script, "\n#     "+test.want) {
			t.Errorf("Proof(%q, %q) does not need %s:\n%s", test.card, test.since, test.want, script[:300])
		}
	}
}

func TestUnknownCardHasNoProof(t *testing.T) {
	for _, card := range []string{"", "orm", "orm/no-such-card", "../proofs/orm/n-plus-one", "prelude"} {
		if HasProof(card) {
			t.Errorf("HasProof(%q) = true", card)
		}
		if version := Proven(card); version != "" {
			t.Errorf("Proven(%q) = %q", card, version)
		}
	}
}

// Only the bank is in FS: what djq reads there are question files.
func TestBankHoldsQuestionFilesOnly(t *testing.T) {
	files, err := fs.Glob(FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file, ".yaml") {
			t.Errorf("FS holds %s", file)
		}
	}
}
