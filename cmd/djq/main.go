// Djq drills Django interview questions in the terminal.
package main

import (
	"os"
	"time"

	"djq/internal/cli"
)

func main() {
	collectLate()
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
		LargeBank: collectOften,
	}))
}
