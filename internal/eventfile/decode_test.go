package eventfile

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// decodeByLibrary is decode as encoding/json does it.
func decodeByLibrary(text []byte) (l line, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return l, d.Decode(&l)
}

func TestDecodeReadsJSONAsTheLibraryDoes(t *testing.T) {
	for _, text := range []string{
		`{}`, ` { } `, goodLine, "\t" + strings.ReplaceAll(goodLine, ",", " ,\r\n ") + " ",
		`{"uid":"\u00e9\ud83d\ude00\"\\\/","text":"é😀","missed":[],"bonus":["a","\u0062"]}`,
		`{"uid":"` + "\xff" + `","ms":0,"uid":"later"}`, `{"ms":-12,"hints":9223372036854775807}`,
	} {
		var got line
		err := got.decode([]byte(text))
		want, wrong := decodeByLibrary([]byte(text))
		if err != nil || wrong != nil {
			t.Errorf("%s: %v, %v", text, err, wrong)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-library +decoded)\n%s", text, diff)
		}
	}
}

func TestDecodeSaysWhatItExpected(t *testing.T) {
	for text, want := range map[string]string{
		``: `expected '{' at byte 1`, `[]`: `expected '{' at byte 1`, `{`: `expected '"' at byte 2`, `{"uid"`: `expected ':' at byte 7`,
		`{"uid":1}`: `uid: expected '"' at byte 8`, `{"uid":null}`: `uid: expected '"' at byte 8`, `{"ms":"1"}`: `ms: expected a whole number at byte 7`,
		`{"ms":1.5}`: `expected ',' at byte 8`, `{"ms":01}`: `ms: expected a whole number`, `{"ms":-0}`: `ms: expected a whole number`, `{"ms":1e3}`: `expected ','`,
		`{"ms":9223372036854775808}`: `ms: expected a whole number`, `{"uid":"a",}`: `expected '"' at byte 12`, `{,}`: `expected '"' at byte 2`,
		`{"uid":"a`: `uid: expected " at the end`, `{"uid":"a\`: `uid: expected " at the end`, `{"uid":"\x"}`: `uid: invalid character 'x'`,
		"{\"uid\":\"a\nb\"}": `uid: unexpected control character at byte 10`, `{"missed":"a"}`: `missed: expected '[' at byte 11`,
		`{"missed":["a",]}`: `missed: expected '"' at byte 16`, `{"missed":["a" "b"]}`: `missed: expected ','`, `{"x":1}`: `x: unknown field`,
		`{"UID":"a"}`: `UID: unknown field`, `{} {}`: `unexpected text after the event`,
	} {
		var l line
		if err := l.decode([]byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
}

// What is read, the library reads in the same way.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(goodLine))
	f.Add([]byte(`{"uid":"\u00e9\"","missed":["a","\ud83d"],"ms":-1,"uid":"b"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var got line
		if got.decode(text) != nil {
			return
		}
		want, err := decodeByLibrary(text)
		if err != nil {
			t.Fatalf("%q is read, and is not JSON: %v", text, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q: (-library +decoded)\n%s", text, diff)
		}
	})
}
