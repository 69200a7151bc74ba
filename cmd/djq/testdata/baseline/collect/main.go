// Collect is djq with Go's ordinary garbage collection from the first byte on.
package main

import (
	"os"
	"time"

	"djq/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
	}))
}
