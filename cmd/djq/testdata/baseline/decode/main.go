// Decode is what any program costs at the least that reads question banks with
// yaml.v3: the empty one, and the bare decoding of the files into nodes on all
// cores. It reads the built-in bank, or the folder that it is given.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/fatih/color"
	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"

	"djq/questions"
)

func main() {
	root := &cobra.Command{
		Use:           "decode [FOLDER]",
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(_ *cobra.Command, args []string) error {
			var files fs.FS = questions.FS
			if len(args) > 0 {
				files = os.DirFS(args[0])
			}
			n, err := decode(files)
			_, _ = color.New(color.Bold).Println(n)
			return err
		},
	}
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// decode decodes all YAML files at the top of a folder and returns how many
// there are.
func decode(files fs.FS) (int, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return 0, err
	}
	errs := make([]error, len(names))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(names)); i = next.Add(1) - 1 {
				source, err := fs.ReadFile(files, path.Clean(names[i]))
				if err == nil {
					err = yaml.Unmarshal(source, new(yaml.Node))
				}
				errs[i] = err
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return 0, err
		}
	}
	return len(names), nil
}
