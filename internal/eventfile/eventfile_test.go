package eventfile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"djq/internal/event"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

const goodLine = `{"uid":"u1","card":"orm/a","kind":"review","rating":"good","at":"2026-11-23T20:15:00.250+01:00","day":"2026-11-23","ms":1500,"missed":["a <b>"],"session":"s","machine":"m"}`

func readAll(r io.Reader) (events []event.Event, err error) {
	err = Read(NewLineReader(r), func(e event.Summed) error {
		events = append(events, e.Event)
		return nil
	})
	return events, err
}

func TestReadStopsAtTheFirstBadLine(t *testing.T) {
	events, err := readAll(strings.NewReader(goodLine + "\r\n\n" + strings.Replace(goodLine, "u1", "u2", 1) + "\n"))
	if err != nil || len(events) != 2 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	want := event.Event{
		UID: "u1", Kind: event.Review, Card: "orm/a", Rating: memory.Good, MS: 1500, Missed: []string{"a <b>"}, Session: "s", Machine: "m",
		At: time.Date(2026, 11, 23, 19, 15, 0, 250e6, time.UTC), Day: 20780,
	}
	if diff := cmp.Diff(want, events[0], cmp.Comparer(time.Time.Equal)); diff != "" || events[0].Day.String() != "2026-11-23" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	for name, tt := range map[string]struct{ line, want string }{
		"not JSON":        {"hello", "line 2: not an event"},
		"unknown name":    {strings.Replace(goodLine, `"ms"`, `"mss"`, 1), `line 2: not an event: mss: unknown field`},
		"two in a line":   {goodLine + goodLine, "line 2: not an event: unexpected text after the event"},
		"bad kind":        {strings.Replace(goodLine, "review", "revue", 1), `line 2: unknown kind "revue"`},
		"bad rating":      {strings.Replace(goodLine, "good", "fine", 1), "line 2: rating:"},
		"no rating":       {strings.Replace(goodLine, `"rating":"good",`, "", 1), "line 2: rating: expected"},
		"rated undo":      {strings.Replace(goodLine, `"review"`, `"undo"`, 1), "line 2: rating: not allowed in an event of kind undo"},
		"undo of nothing": {strings.Replace(strings.Replace(goodLine, `"review"`, `"undo"`, 1), `"rating":"good",`, "", 1), "line 2: of: expected"},
		"review of":       {strings.Replace(goodLine, `"ms"`, `"of":"x","ms"`, 1), "line 2: of: not allowed in an event of kind review"},
		"bad moment":      {strings.Replace(goodLine, "T20:15", " 20:15", 1), "line 2: at "},
		"bad day":         {strings.Replace(goodLine, `"day":"2026-11-23"`, `"day":"23.11."`, 1), "line 2: day:"},
		"day far away":    {strings.Replace(goodLine, `"day":"2026-11-23"`, `"day":"9026-11-23"`, 1), "line 2: day: expected a date near 2026-11-23"},
		"no card":         {strings.Replace(goodLine, "orm/a", "", 1), `line 2: card "": expected a name like`},
		"no card's name":  {strings.Replace(goodLine, "orm/a", `orm/\u001b[2J`, 1), `line 2: card "orm/\x1b[2J": expected`},
		"no uid":          {strings.Replace(goodLine, "u1", "", 1), "line 2: uid:"},
		"negative time":   {strings.Replace(goodLine, "1500", "-1", 1), "line 2: ms:"},
		"ancient":         {strings.Replace(goodLine, `"at":"2026`, `"at":"1926`, 1), "line 2: at: expected"},
		"wrong sum":       {strings.Replace(goodLine, `"machine"`, `"sum":"0123456789abcdef","machine"`, 1), `line 2: sum "0123456789abcdef": expected `},
		"long card":       {strings.Replace(goodLine, "orm/a", "orm/"+strings.Repeat("a", 1000), 1), "line 2: card: expected at most 1000"},
		"long session":    {strings.Replace(goodLine, `"s"`, `"`+strings.Repeat("s", 101)+`"`, 1), "line 2: session: expected at most 100"},
		"long machine":    {strings.Replace(goodLine, `"m"`, `"`+strings.Repeat("m", 65)+`"`, 1), "line 2: machine: expected at most 64"},
		"too long":        {strings.Repeat("x", maxLine+1), "line 2: longer than"},
	} {
		good := strings.Replace(goodLine, "u1", "u0", 1) + "\n"
		events, err := readAll(strings.NewReader(good + tt.line + "\n" + good))
		if len(events) != 1 || err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %d events, error %v; want 1 and %q", name, len(events), err, tt.want)
		}
	}
	events, err = readAll(strings.NewReader(goodLine + "\n" + goodLine))
	if len(events) != 1 || err == nil || err.Error() != "line 2: cut off before the end of the line" {
		t.Errorf("half-written: %d events, %v", len(events), err)
	}
}

func TestImportRestoresAnExport(t *testing.T) {
	a, b := historytest.New(t, 0), historytest.New(t, 0)
	first := historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0), historytest.Rated("orm/b", memory.Again, 1))[0]
	var old bytes.Buffer
	if n, err := Export(t.Context(), a, &old, nil); err != nil || n != 2 {
		t.Fatalf("exported %d, %v", n, err)
	}
	historytest.Append(t, a, historytest.At(event.Event{Kind: event.Undo, Card: "orm/a", Of: first.UID}, 2), historytest.At(event.Event{Kind: event.Reset, Card: "orm/b"}, 2))
	file := filepath.Join(t.TempDir(), "old.jsonl")
	if err := os.WriteFile(file, old.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	// An old export does not bring back what was undone or reset.
	if read, added, err := ImportFile(t.Context(), a, file); err != nil || read != 2 || added != 0 {
		t.Errorf("read %d, added %d, %v", read, added, err)
	}
	for card, c := range states(t, a) {
		if c.Seen() {
			t.Errorf("%s came back: %+v", card, c)
		}
	}
	if _, added, err := ImportFile(t.Context(), b, file); err != nil || added != 2 {
		t.Errorf("added %d, %v", added, err)
	}
	var again bytes.Buffer
	if _, err := Export(t.Context(), b, &again, nil); err != nil || again.String() != old.String() {
		t.Errorf("export of an import differs:\n%s\n%s", old.String(), again.String())
	}
	if n, err := Export(t.Context(), b, &again, func(e event.Event) bool { return e.Machine == "nobody" }); err != nil || n != 0 {
		t.Errorf("exported %d of nobody's events, %v", n, err)
	}
	if err := os.WriteFile(file, append(old.Bytes(), "junk\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := ImportFile(t.Context(), historytest.New(t, 0), file)
	checkRefusal(t, err, file, "cannot be imported: line 3")
	_, _, err = ImportFile(t.Context(), b, file+"x")
	checkRefusal(t, err, file+"x", "cannot be read")
	_, _, err = ImportFile(t.Context(), b, filepath.Dir(file))
	checkRefusal(t, err, filepath.Dir(file), "cannot be read")
	if read, added, err := Import(t.Context(), b, "standard input", strings.NewReader(goodLine+"\n")); read != 1 || added != 1 || err != nil {
		t.Errorf("read %d, added %d, %v", read, added, err)
	}
}

func TestExportFileReplacesOnlyWhatDiffers(t *testing.T) {
	s := filled(t)
	file := filepath.Join(t.TempDir(), "all.jsonl")
	force := false
	export := func() os.FileInfo {
		t.Helper()
		if n, err := ExportFile(t.Context(), s, file, force); n != 40 || err != nil {
			t.Fatalf("exported %d, %v", n, err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	first := export()
	if second := export(); !os.SameFile(first, second) {
		t.Error("a file that holds everything already was written again")
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// One of the same length, and a shorter one.
	for _, old := range [][]byte{bytes.ToUpper(text), text[:100]} {
		if err := os.WriteFile(file, old, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ExportFile(t.Context(), s, file, false)
		checkRefusal(t, err, file, "is not an export")
		force = true
		export()
		if now, _ := os.ReadFile(file); !bytes.Equal(now, text) {
			t.Error("an earlier file was not replaced")
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(file)); len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
	_, err = ExportFile(t.Context(), s, s.Path(), false)
	checkRefusal(t, err, s.Path(), "is the history itself")
	nowhere := filepath.Join(file, "all.jsonl")
	_, err = ExportFile(t.Context(), s, nowhere, false)
	checkRefusal(t, err, nowhere, "cannot be written")
}

func FuzzRead(f *testing.F) {
	f.Add(goodLine + "\n")
	f.Add(goodLine + "\n" + `{"uid":"u2","card":"orm/a","kind":"undo","at":"2026-11-23T20:15:00Z","day":"2026-11-23","of":"u1"}` + "\n")
	f.Add("{}\n")
	f.Add("{\"uid\":\"\\u0000\"")
	f.Fuzz(func(t *testing.T, text string) {
		events, err := readAll(strings.NewReader(text))
		if err != nil {
			var bad *LineError
			if !errors.As(err, &bad) || bad.Line < 1 {
				t.Fatalf("error without a line: %v", err)
			}
		}
		for _, e := range events {
			line, err := Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Parse(line)
			if err != nil {
				t.Fatalf("%s was written and cannot be read: %v", line, err)
			}
			if second, _ := Marshal(again.Event); !bytes.Equal(line, second) {
				t.Fatalf("%s became %s", line, second)
			}
		}
	})
}

func TestLinesCarryEveryField(t *testing.T) {
	want := event.Event{
		UID: "u1", Kind: event.Answer, Card: "orm/a", At: time.Date(2026, 11, 23, 20, 15, 0, 250e6, time.FixedZone("", 19800)), Day: 20780,
		MS: 1500, OpenMS: 900_000, Variant: 2, Text: "first\nsecond \u2028", Missed: []string{"a <b>"}, Bonus: []string{"c", "d"}, Hints: 1,
		Session: "s", Machine: "m",
	}
	for _, e := range []event.Event{want, {UID: "u2", Kind: event.Redate, Card: "orm/a", At: want.At, Day: want.Day, Of: "u1"}} {
		text, err := Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readAll(bytes.NewReader(text))
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %d events, %v", text, len(got), err)
		}
		if diff := cmp.Diff(e, got[0], cmp.Comparer(time.Time.Equal)); diff != "" || got[0].Sum() != e.Sum() {
			t.Errorf("event (-written +read):\n%s", diff)
		}
	}
}
