// Empty is what any program of cobra and color costs at the least.
package main

import (
	"os"

	"github.com/fatih/color"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{
		Use: "empty",
		Run: func(*cobra.Command, []string) {
			_, _ = color.New(color.Bold).Println("empty")
		},
	}
	if root.Execute() != nil {
		os.Exit(1)
	}
}
