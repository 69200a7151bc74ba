package lint

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzInspect holds that no question file, however broken, stops a rule.
func FuzzInspect(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("\r"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, finding := range check(t, "x.yaml", src) {
			if finding.Message == "" || finding.Rule == "" {
				t.Errorf("a finding says nothing: %+v", finding)
			}
		}
	})
}
