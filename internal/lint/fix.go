package lint

import (
	"bytes"
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/words"
)

// maxPasses limits how often a file is repaired again, because the repairs
// of one place overlap. Four passes are the most that was ever needed.
const maxPasses = 20

// Fix repairs what is mechanical in a file that still has its source: the
// findings that bring edits, silenced ones left out. It returns the new
// source and how many findings are settled. A repair that would change what
// the reader returns, other than ids it made, white space at the ends of lines
// and texts and before fences, is not made; a file that cannot be read to its
// end is returned as it is.
func (l *Linter) Fix(f *bank.File) (src []byte, settled int) {
	if !isWhole(f) || l.config(f.Name).broken {
		return f.Source, 0
	}
	before := len(l.repairable(f))
	fixed := f
	for range maxPasses {
		next := repair(fixed, l.repairable(fixed))
		if next == nil {
			break
		}
		fixed = next
	}
	if bytes.Equal(fixed.Source, f.Source) {
		return f.Source, 0
	}
	return fixed.Source, before - len(l.repairable(fixed))
}

// repairable returns the findings of a file that bring edits.
func (l *Linter) repairable(f *bank.File) []diag.Finding {
	findings := slices.Concat(f.Findings, l.inspect(f, words.NewStemmer(), true).findings)
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return len(f.Edits) == 0 })
}

// maxReadings limits how often a file is read again to find out which of its
// repairs would do harm.
const maxReadings = 40

// repair makes the edits of the findings, but for those that would do harm. It
// returns nil when nothing is left to do.
func repair(f *bank.File, findings []diag.Finding) *bank.File {
	if len(findings) == 0 {
		return nil
	}
	if fixed := apply(f, findings); fixed != nil {
		return fixed
	}
	readings := maxReadings
	return apply(f, harmless(f, findings, &readings))
}

// harmless returns findings whose edits can be made together. It looks for the
// others by halves.
func harmless(f *bank.File, findings []diag.Finding, readings *int) []diag.Finding {
	if len(findings) < 2 || *readings <= 0 {
		return nil // the caller has tried them
	}
	half := len(findings) / 2
	var kept []diag.Finding
	for _, part := range [][]diag.Finding{findings[:half], findings[half:]} {
		*readings--
		if apply(f, slices.Concat(kept, part)) == nil {
			part = harmless(f, part, readings)
		}
		*readings--
		if both := slices.Concat(kept, part); len(part) > 0 && apply(f, both) != nil {
			kept = both
		}
	}
	return kept
}

// apply makes edits and reads the file again. It returns nil when they change
// nothing, or too much.
func apply(f *bank.File, findings []diag.Finding) *bank.File {
	var edits []diag.Edit
	for _, finding := range findings {
		edits = append(edits, finding.Edits...)
	}
	src := diag.Apply(f.Source, edits)
	if bytes.Equal(src, f.Source) {
		return nil
	}
	fixed := bank.Parse(f.Name, src)
	if !sameFile(f, fixed) {
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
		Unreadable, "file-size", "encoding", "control-character", "bidi-character", "tab-indentation", "syntax",
		"second-document", "anchor", "custom-tag", "nesting",
	}
}
