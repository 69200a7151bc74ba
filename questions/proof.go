package questions

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
)

// oldestDjango is the Django on which proofs run that do not ask for a newer
// one: the long-term release that is still supported.
const oldestDjango = "5.2"

// Proofs returns the cards that have a proof, sorted, as "orm/n-plus-one".
func Proofs() []string {
	files, _ := fs.Glob(proofs, "proofs/*/*.py") // the pattern is good
	for i, file := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(file, "proofs/"), ".py")
	}
	return files
}

// HasProof reports whether a card, named "orm/n-plus-one", has a proof.
func HasProof(card string) bool {
	_, err := fs.Stat(proofs, programOf(card))
	return err == nil && strings.Contains(card, "/")
}

// Proof returns the proof of a card as one Python script that needs nothing
// beside it: a header with what it runs on (PEP 723), the prelude and the
// card's program. since is the Django version that brought the card's subject,
// "" for none. The card has a proof, see HasProof.
//
// What a program needs besides Django stands in its first line, as names of
// packages.txt: "# needs: djangorestframework, django-filter". A Django version
// stands there too when the program shows more than the card's since says:
// "# needs: Django>=6.0".
func Proof(card, since string) string {
	program := read(programOf(card))
	names := ""
	if line, rest, _ := strings.Cut(program, "\n"); strings.HasPrefix(line, "# needs: ") {
		names, program = strings.TrimPrefix(line, "# needs: "), rest
	}
	needs := []string{"Django>=" + newer(since, oldestDjango)}
	for name := range strings.SplitSeq(names, ", ") {
		if strings.HasPrefix(name, "Django") {
			needs[0] = name
		} else if name != "" {
			needs = append(needs, requirement(name))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# The proof of %s, made by djq.\n#\n", card)
	b.WriteString("# /// script\n# requires-python = \">=3.12\"\n# dependencies = [\n")
	for _, need := range needs {
		fmt.Fprintf(&b, "#     %q,\n", need)
	}
	b.WriteString("# ]\n# ///\n")
	b.WriteString(read("proofs/prelude.py"))
	b.WriteString("\n\n# The proof itself.\n\n")
	b.WriteString(program)
	return b.String()
}

// Proven returns the newest Django version, "6.0.10", on which the proof of a
// card was seen to pass, "" for none.
func Proven(card string) string {
	for line := range strings.Lines(read("proofs/proven.txt")) {
		if name, version, _ := strings.Cut(strings.TrimSpace(line), " "); name == card {
			return version
		}
	}
	return ""
}

// programOf returns where the program of a card would be. A name that is not
// that of a card stays one that names no file.
func programOf(card string) string { return "proofs/" + card + ".py" }

// requirement returns the line of packages.txt for a package, or its bare
// name.
func requirement(name string) string {
	for line := range strings.Lines(read("proofs/packages.txt")) {
		line = strings.TrimSpace(line)
		if end := strings.IndexAny(line, "[=<>~"); end > 0 && line[:end] == name {
			return line
		}
	}
	return name
}

// newer returns the newer of two versions of two numbers.
func newer(a, b string) string {
	majorA, minorA, _ := strings.Cut(a, ".")
	majorB, minorB, _ := strings.Cut(b, ".")
	if cmp.Or(cmp.Compare(len(majorA), len(majorB)), cmp.Compare(majorA, majorB),
		cmp.Compare(len(minorA), len(minorB)), cmp.Compare(minorA, minorB)) > 0 {
		return a
	}
	return b
}

// read returns an embedded file: a name that stands here is there.
func read(name string) string {
	data, err := proofs.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(data)
}
