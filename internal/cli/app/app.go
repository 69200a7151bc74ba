package app

import (
	"io"
	"time"

	"djq/internal/memory"
	"djq/internal/term"
)

// Env is everything a run takes from outside besides its arguments. Streams
// that are an *os.File may be terminals; all others are treated as pipes,
// unless IsTerminal and TerminalSize say otherwise.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	// LargeBank, unless nil, is called before a bank of many megabytes is
	// read, with its size and that of its largest file.
	LargeBank func(total, largest int64)
	// IsTerminal and TerminalSize, unless nil, are asked about a stream in
	// place of the system. The size is ok for terminals only.
	IsTerminal   func(stream any) bool
	TerminalSize func(stream any) (columns, rows int, ok bool)
}

// App is what the commands of one run share.
type App struct {
	IO       *Streams
	Config   *Config
	Banks    *Banks
	History  *History
	Shutdown *Shutdown
	Getenv   func(string) string
}

// New returns the App of a run. It reads no file. It fails, as wrong usage,
// when DJQ_NOW is not a time.
func New(env Env) (*App, error) {
	if env.IsTerminal == nil {
		env.IsTerminal = term.IsTerminal
	}
	if env.TerminalSize == nil {
		env.TerminalSize = term.Size
	}
	config, err := newConfig(env)
	if err != nil {
		return nil, err
	}
	shutdown, streams := &Shutdown{}, newStreams(env)
	return &App{
		IO:       streams,
		Config:   config,
		Banks:    &Banks{config: config, io: streams, large: env.LargeBank},
		Getenv:   env.Getenv,
		History:  &History{config: config, io: streams, shutdown: shutdown},
		Shutdown: shutdown,
	}, nil
}

// Today returns the study day that it is now.
func (a *App) Today() memory.Day { return a.Config.Today() }

// Now returns the time, or what DJQ_NOW says.
func (a *App) Now() time.Time { return a.Config.Now() }
