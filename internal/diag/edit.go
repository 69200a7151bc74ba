package diag

import (
	"bytes"
	"cmp"
	"slices"
)

// Apply returns src with the edits made. Of two edits that overlap, the one
// that begins later is left out; edits that reach outside src are too.
func Apply(src []byte, edits []Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var out bytes.Buffer
	at := 0
	for i, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(src) || i > 0 && e == edits[i-1] {
			continue
		}
		out.Write(src[at:e.Start])
		out.WriteString(e.New)
		at = e.End
	}
	out.Write(src[at:])
	return out.Bytes()
}
