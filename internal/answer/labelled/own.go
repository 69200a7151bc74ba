package labelled

import (
	"bytes"
	_ "embed"
)

//go:embed answers.jsonl
var own []byte

// Own returns djq's own labelled answers.
func Own() ([]Answer, error) { return Read(bytes.NewReader(own)) }
