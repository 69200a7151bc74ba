package apkg

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// entry is a file of an archive made for a test.
type entry struct {
	name    string
	content string
	mode    fs.FileMode
}

func archiveOf(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		header.SetMode(0o644 | e.mode)
		w, err := z.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// databaseWith returns the database of the sample after some statements.
func databaseWith(t testing.TB, statements string) string {
	t.Helper()
	content, err := sample().database(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	db, err := openForeign(context.Background(), content)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.conn.ExecContext(context.Background(), "PRAGMA query_only=0; PRAGMA writable_schema=1;"+statements); err != nil {
		t.Fatal(err)
	}
	err = db.conn.Raw(func(c any) (err error) {
		content, err = c.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func compressed(t testing.TB, content string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(content), nil))
}

func TestRefusesWhatAnkiDoesNotWrite(t *testing.T) {
	const limit = 1 << 20
	good := databaseWith(t, "")
	changed := func(place int, with string) string { return good[:place] + with + good[place+len(with):] }
	const newSchema = "CREATE TABLE notetypes (id, name, config); CREATE TABLE fields (ntid, ord, name); CREATE TABLE templates (ntid, ord, name, config); CREATE TABLE decks (id, name);"
	tests := map[string]struct {
		file string
		want string
	}{
		"nothing":            {"", "is not an Anki package"},
		"another file":       {"%PDF-1.7 and so on", "is not an Anki package"},
		"cut off":            {archiveOf(t, entry{nameLegacy1, good, 0})[:2000], "is not an Anki package"},
		"no collection":      {archiveOf(t, entry{"0", "picture", 0}), "holds no collection"},
		"a path":             {archiveOf(t, entry{nameLegacy1, good, 0}, entry{"../../.bashrc", "x", 0}), "a file with a path"},
		"an absolute path":   {archiveOf(t, entry{nameLegacy1, good, 0}, entry{"/etc/passwd", "x", 0}), "a file with a path"},
		"a path of Windows":  {archiveOf(t, entry{nameLegacy1, good, 0}, entry{`C:\x`, "x", 0}), "a file with a path"},
		"a link":             {archiveOf(t, entry{nameLegacy1, good, 0}, entry{"0", "/etc/passwd", fs.ModeSymlink}), "a link"},
		"two collections":    {archiveOf(t, entry{nameLegacy1, good, 0}, entry{nameLegacy1, good, 0}), "two files named"},
		"too large":          {archiveOf(t, entry{nameLegacy1, strings.Repeat("\x00", limit+1), 0}), "larger than 1 MB"},
		"a bomb":             {archiveOf(t, entry{nameLatest, compressed(t, strings.Repeat("\x00", limit+1)), 0}), "larger than 1 MB"},
		"not compressed":     {archiveOf(t, entry{nameLatest, good, 0}), "is damaged"},
		"media in bad JSON":  {archiveOf(t, entry{nameLegacy1, good, 0}, entry{nameMedia, "[", 0}), "list of media is damaged"},
		"a newer form":       {archiveOf(t, entry{nameMeta, "\x08\x04", 0}, entry{nameLatest, "", 0}), "newer"},
		"a broken form":      {archiveOf(t, entry{nameMeta, "\x0f", 0}, entry{nameLatest, "", 0}), "meta is damaged"},
		"not SQLite":         {archiveOf(t, entry{nameLegacy1, strings.Repeat("x", 4096), 0}), "not a SQLite database"},
		"a cut database":     {archiveOf(t, entry{nameLegacy1, good[:8192], 0}), "damaged"},
		"noise in a page":    {archiveOf(t, entry{nameLegacy1, changed(4096*2, strings.Repeat("\xa5", 4096*8)), 0}), "damaged"},
		"no tables":          {archiveOf(t, entry{nameLegacy1, databaseWith(t, "DROP TABLE notes"), 0}), "no table notes"},
		"no column":          {archiveOf(t, entry{nameLegacy1, databaseWith(t, "ALTER TABLE notes RENAME flds TO x"), 0}), "no column flds"},
		"a computed column":  {archiveOf(t, entry{nameLegacy1, databaseWith(t, "DROP TABLE revlog; CREATE TABLE revlog (id, cid, ease, ivl, lastIvl, factor, time, type AS (abs(id)))"), 0}), "no column type"},
		"a view":             {archiveOf(t, entry{nameLegacy1, databaseWith(t, "ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM c) SELECT id, 'g' AS guid, 1 AS mid, 1 AS mod, '' AS tags, '' AS flds FROM c"), 0}), "is not a table"},
		"an empty col":       {archiveOf(t, entry{nameLegacy1, databaseWith(t, "DELETE FROM col"), 0}), "collection is empty"},
		"broken note types":  {archiveOf(t, entry{nameLegacy1, databaseWith(t, "UPDATE col SET models = '{'"), 0}), "note types are damaged"},
		"bad ids of types":   {archiveOf(t, entry{nameLegacy1, databaseWith(t, `UPDATE col SET models = '{"x":{}}'`), 0}), "note types are damaged"},
		"broken decks":       {archiveOf(t, entry{nameLegacy1, databaseWith(t, "UPDATE col SET decks = 'x'"), 0}), "decks are damaged"},
		"notes without type": {archiveOf(t, entry{nameLegacy1, databaseWith(t, "UPDATE notes SET mid = 7"), 0}), "has a note type that the collection lacks"},
		"a broken message":   {archiveOf(t, entry{nameLegacy1, databaseWith(t, newSchema+"INSERT INTO notetypes VALUES (1, 'x', x'ffff')"), 0}), "a note type is damaged"},
	}
	for name, test := range tests {
		_, err := readWithin(context.Background(), strings.NewReader(test.file), int64(len(test.file)), limit)
		var refused *Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) || refused.Hint() == "" {
			t.Errorf("%s: got %v, expected %q", name, err, test.want)
		}
	}
}

// Cells that lead to one chain of pages would make a small file a flood of text.
func TestRefusesCellsThatShareTheirContent(t *testing.T) {
	content := databaseWith(t, "UPDATE notes SET flds = char(65) || printf('%.*c', 20000, 'b')")
	first := strings.Index(content, strings.Repeat("b", 100))
	if first < 0 {
		t.Fatal("the notes have no long text")
	}
	// The last four bytes of a cell lead to the first page that continues it.
	links := [][]byte{}
	for page := uint32(2); page < uint32(len(content)/4096); page++ {
		link := []byte{byte(page >> 24), byte(page >> 16), byte(page >> 8), byte(page)}
		if strings.Count(content, "bbbb"+string(link)) == 1 {
			links = append(links, link)
		}
	}
	if len(links) < 2 {
		t.Fatalf("found %d chains of pages, expected 2 or more", len(links))
	}
	content = strings.Replace(content, "bbbb"+string(links[1]), "bbbb"+string(links[0]), 1)
	file := archiveOf(t, entry{nameLegacy1, content, 0})
	if _, err := ReadFrom(context.Background(), strings.NewReader(file), int64(len(file))); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v, expected that it is damaged", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, sample()))
	for _, name := range []string{"latest", "legacy2"} {
		f.Add(fileContent(f, "testdata/"+name+".apkg"))
	}
	f.Fuzz(func(t *testing.T, file string) {
		p, err := ReadFrom(t.Context(), strings.NewReader(file), int64(len(file)))
		if err != nil {
			return
		}
		for _, n := range p.Notes {
			if n.Type == nil || len(n.Fields) != len(n.Type.Fields) {
				t.Errorf("note %+v", n)
			}
		}
	})
}

// FuzzCollection damages the database itself, which a fuzzed archive rarely reaches.
func FuzzCollection(f *testing.F) {
	good := databaseWith(f, "")
	f.Add(100, "\x00\xff")
	f.Fuzz(func(t *testing.T, place int, with string) {
		if place < 0 || place+len(with) > len(good) {
			return
		}
		content := []byte(good[:place] + with + good[place+len(with):])
		db, err := openForeign(t.Context(), content)
		if err != nil {
			return
		}
		defer db.Close()
		_ = readCollection(t.Context(), db, &Package{})
	})
}
