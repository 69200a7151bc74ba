package bank

import (
	"slices"
	"strings"

	"djq/internal/diag"
)

// LeftOut is a file of a source with LeaveOutBroken that is broken, or a part
// of that source that cannot be read.
type LeftOut struct {
	Name     string // as messages name it
	Findings []diag.Finding
}

// leftOutSource is what the files that are left out belong to: their cards are
// in no deck, and yet follow-ups of others may name them.
var leftOutSource = &Source{Context: NamesKnown}

// leaveOut adds what is wrong to a file that is left out.
func (b *Bank) leaveOut(name string, findings ...diag.Finding) {
	i := slices.IndexFunc(b.LeftOut, func(l LeftOut) bool { return l.Name == name })
	if i < 0 {
		i = len(b.LeftOut)
		b.LeftOut = append(b.LeftOut, LeftOut{Name: name})
	}
	b.LeftOut[i].Findings = append(b.LeftOut[i].Findings, findings...)
}

// readFile is a file of a source, read.
type readFile struct {
	*File
	source *Source
}

// isDraft reports whether a file is left out for what is wrong with it alone.
func (f readFile) isDraft() bool {
	return f.source.LeaveOutBroken && (f.Empty || isBroken(f.Findings))
}

func isBroken(findings []diag.Finding) bool {
	errors, _ := diag.Count(findings)
	return errors > 0
}

// use takes the files into the bank, and checks them against each other. Those
// that are to be left out go last, as context, so that they claim no name that
// another file has. A file may be found broken only beside the others; then
// they are checked again without it.
func (b *Bank) use(files []readFile, o Options) {
	var kept, out []readFile
	for _, f := range files {
		if !f.isDraft() {
			kept = append(kept, f)
			continue
		}
		if !f.Empty {
			b.leaveOut(f.Name, f.Findings...)
		}
		out = append(out, readFile{f.File, leftOutSource})
	}
	for {
		findings := b.check(slices.Concat(kept, out), o)
		broken := map[string][]diag.Finding{}
		for _, f := range findings {
			broken[f.File] = append(broken[f.File], f)
		}
		left := false
		kept = slices.DeleteFunc(kept, func(f readFile) bool {
			if !f.source.LeaveOutBroken || len(broken[f.Name]) == 0 {
				return false
			}
			b.leaveOut(f.Name, broken[f.Name]...)
			out = append(out, readFile{f.File, leftOutSource})
			left = true
			return true
		})
		if !left {
			b.Findings = append(b.Findings, findings...)
			break
		}
	}
	for _, f := range kept {
		if !f.source.isContext() {
			b.Files = append(b.Files, f.File)
			b.Findings = append(b.Findings, f.Findings...)
		}
	}
	for i := range b.LeftOut {
		b.LeftOut[i].Findings = diag.Sort(b.LeftOut[i].Findings)
	}
	slices.SortFunc(b.LeftOut, func(x, y LeftOut) int { return strings.Compare(x.Name, y.Name) })
}
