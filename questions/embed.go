package questions

import "embed"

// FS is the built-in bank: one YAML file per topic.
//
//go:embed *.yaml
var FS embed.FS

// proofs holds the programs of Proof and what they are built on.
//
//go:embed proofs/prelude.py proofs/packages.txt proofs/proven.txt proofs/*/*.py
var proofs embed.FS
