package questions

import (
	"cmp"
	"fmt"
	"io/fs"
	"strconv"
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
// The first lines of a program say what it needs besides Django, as names of
// packages.txt ("# needs: djangorestframework, django-filter"), and which of
// the card's points it shows ("# shows: 1 2 4"). A Django version is named
// there when the program shows more than the card's since says ("# needs:
// Django>=6.0"), and postgresql when it needs a server.
func Proof(card, since string) string {
	h, program := readHeader(read(programOf(card)))
	needs := []string{"Django>=" + newer(since, oldestDjango)}
	database := "sqlite3"
	for _, name := range h.needs {
		switch {
		case name == postgreSQL:
			database = postgreSQL
			needs = append(needs, requirement("psycopg"))
		case strings.HasPrefix(name, "Django"):
			needs[0] = name
		default:
			needs = append(needs, requirement(name))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# The proof of %s, made by djq.\n#\n", card)
	if database == postgreSQL {
		b.WriteString("# It needs a PostgreSQL server: PGHOST, PGUSER, PGPASSWORD and PGDATABASE say which.\n#\n")
	}
	b.WriteString("# /// script\n# requires-python = \">=3.12\"\n# dependencies = [\n")
	for _, need := range needs {
		fmt.Fprintf(&b, "#     %q,\n", need)
	}
	fmt.Fprintf(&b, "# ]\n# ///\nDATABASE = %q\n\n", database)
	b.WriteString(read("proofs/prelude.py"))
	b.WriteString("\n\n# The proof itself.\n\n")
	b.WriteString(program)
	return b.String()
}

// postgreSQL is the need of a program that runs on a PostgreSQL server, and
// the database that its prelude is told.
const postgreSQL = "postgresql"

// Shows returns which points of a card its proof shows, from 1: key points
// first, bonus points after them. The card has a proof, see HasProof.
func Shows(card string) []int {
	h, _ := readHeader(read(programOf(card)))
	return h.shows
}

// header is what the first lines of a program say of it.
type header struct {
	needs []string
	shows []int
}

// readHeader returns the header of a program, and the program without it.
func readHeader(program string) (header, string) {
	var h header
	for {
		line, rest, _ := strings.Cut(program, "\n")
		if names, ok := strings.CutPrefix(line, "# needs: "); ok {
			h.needs = strings.Split(names, ", ")
		} else if points, ok := strings.CutPrefix(line, "# shows: "); ok {
			for point := range strings.FieldsSeq(points) {
				n, _ := strconv.Atoi(point) // 0, which no point has, for what is no number
				h.shows = append(h.shows, n)
			}
		} else {
			return h, program
		}
		program = rest
	}
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
