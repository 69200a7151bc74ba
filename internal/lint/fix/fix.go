package fix

import (
	"bytes"
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint"
)

// maxPasses limits how often a file is repaired again, because the repairs
// of one place overlap. Four passes are the most that was ever needed.
const maxPasses = 20

// Repair is what Fix made of a file.
type Repair struct {
	Source  []byte
	Settled int // findings
	// Named are the names of cards whose topic or id was no slug.
	Named []string
}

// Fix repairs what is mechanical in a file that still has its source: the
// findings that bring edits, silenced ones left out. A value that was refused may
// become what it was meant to be, but no card gets a name that is taken. Any other
// repair that would change what the reader returns, apart from ids it made, white
// space at the ends of lines and texts and before fences, is not made; a file that
// cannot be read to its end is returned as it is.
func Fix(l *lint.Linter, f *bank.File, taken func(card string) bool) Repair {
	if !isWhole(f) || !l.MayFix(f) {
		return Repair{Source: f.Source}
	}
	before := len(l.Repairable(f))
	fixed := repairAll(f, refusedValues, func(a, b *bank.File) bool { return mendsValues(a, b, taken) })
	r := Repair{Named: named(f, fixed)}
	fixed = repairAll(fixed, l.Repairable, sameFile)
	r.Source = fixed.Source
	if !bytes.Equal(fixed.Source, f.Source) {
		r.Settled = before - len(l.Repairable(fixed))
	}
	return r
}

// refusedValues returns the findings about values that the reader refused, and
// that bring edits.
func refusedValues(f *bank.File) []diag.Finding {
	var findings []diag.Finding
	for _, finding := range f.Findings {
		if slices.Contains([]string{"slug", "unknown-value", "wrong-type", "follow-up"}, finding.Rule) && len(finding.Edits) > 0 {
			findings = append(findings, finding)
		}
	}
	return findings
}

// repairAll makes the edits of the findings until none is left that may be made:
// same says whether a file may become another.
func repairAll(f *bank.File, find func(*bank.File) []diag.Finding, same func(before, after *bank.File) bool) *bank.File {
	for range maxPasses {
		next := repair(f, find(f), same)
		if next == nil {
			break
		}
		f = next
	}
	return f
}

// maxReadings limits how often a file is read again to find out which of its
// repairs would do harm.
const maxReadings = 40

// repair makes the edits of the findings, but for those that would do harm. It
// returns nil when nothing is left to do.
func repair(f *bank.File, findings []diag.Finding, same func(before, after *bank.File) bool) *bank.File {
	if len(findings) == 0 {
		return nil
	}
	if fixed := apply(f, findings, same); fixed != nil {
		return fixed
	}
	readings := maxReadings
	return apply(f, harmless(f, findings, same, &readings), same)
}

// harmless returns findings whose edits can be made together. It looks for the
// others by halves.
func harmless(f *bank.File, findings []diag.Finding, same func(before, after *bank.File) bool, readings *int) []diag.Finding {
	if len(findings) < 2 || *readings <= 0 {
		return nil // the caller has tried them
	}
	half := len(findings) / 2
	var kept []diag.Finding
	for _, part := range [][]diag.Finding{findings[:half], findings[half:]} {
		*readings--
		if apply(f, slices.Concat(kept, part), same) == nil {
			part = harmless(f, part, same, readings)
		}
		*readings--
		if both := slices.Concat(kept, part); len(part) > 0 && apply(f, both, same) != nil {
			kept = both
		}
	}
	return kept
}

// apply makes edits and reads the file again. It returns nil when they change
// nothing, or too much.
func apply(f *bank.File, findings []diag.Finding, same func(before, after *bank.File) bool) *bank.File {
	var edits []diag.Edit
	for _, finding := range findings {
		edits = append(edits, finding.Edits...)
	}
	src := diag.Apply(f.Source, edits)
	if bytes.Equal(src, f.Source) {
		return nil
	}
	fixed := bank.Parse(f.Name, src)
	if !same(f, fixed) {
		return nil
	}
	return fixed
}

// isWhole reports whether the reader could make sense of every byte of a
// file. Where it could not, nobody knows what an edit would change.
func isWhole(f *bank.File) bool {
	return !slices.ContainsFunc(f.Findings, func(f diag.Finding) bool { return slices.Contains(unread(), f.Rule) })
}

// unread are the reader's rules that leave a part of a file unread, or read
// otherwise than it was written.
func unread() []string {
	return []string{
		lint.Unreadable, "file-size", "encoding", "control-character", "bidi-character", "tab-indentation", "syntax",
		"second-document", "anchor", "custom-tag", "nesting",
	}
}
