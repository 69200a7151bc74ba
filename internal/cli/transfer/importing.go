package transfer

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
	"djq/internal/personal"
	"djq/internal/regular"
	"djq/questions"
)

// importOptions is a call of a command that takes cards from a file.
type importOptions struct {
	*app.App
	file       string // "-" for standard input
	topic      string
	difficulty string
	dryRun     bool
	yes        bool
	json       bool
	replace    bool // cards that are there already and say something else
}

// setUp adds to a command what all have that take cards: the file and the flags.
func (o *importOptions) setUp(c *cobra.Command, run func(context.Context) error) {
	c.Args = app.ExactlyOne("the name of one file", "use - for standard input")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.file = args[0]
		if o.topic != "" && !bank.IsSlug(o.topic) {
			return app.UsageError("use a-z, 0-9 and single hyphens", "--topic is %q: expected a topic like orm", o.topic)
		}
		return run(c.Context())
	}
	flags := c.Flags()
	flags.StringVarP(&o.topic, "topic", "t", "", "`TOPIC` of cards for which the file names none (the name of the file)")
	app.ChoiceFlag(c, flags, &o.difficulty, "difficulty", "difficulty of cards for which the file names none", "medium", "easy", "hard")
	flags.BoolVarP(&o.dryRun, "dry-run", "n", false, "show what would be imported, and change nothing")
	flags.BoolVar(&o.replace, "replace", false, "replace your cards that are there already and say something else")
	flags.BoolVarP(&o.yes, "yes", "y", false, "import without asking")
	app.JSONFlag(c, &o.json)
	_ = c.RegisterFlagCompletionFunc("topic", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return o.Banks.All().Topics(), cobra.ShellCompDirectiveNoFileComp
	})
}

// How large a file may be that is imported, in bytes, and from where on it is
// large.
const (
	maxFile   = 256 << 20
	largeFile = 1 << 20
)

// read returns what the file holds.
func (o *importOptions) read() ([]byte, error) {
	var src []byte
	var err error
	if o.file == app.StdinArgument {
		src, err = io.ReadAll(io.LimitReader(o.IO.In, maxFile+1))
	} else {
		src, err = regular.ReadFile(o.file, maxFile+1)
	}
	switch {
	case err != nil:
		return nil, app.UnreadableError(o.name(), err)
	case len(src) > maxFile:
		return nil, app.BrokenError("split it", "%s is larger than %s", o.name(), humanize.Bytes(maxFile))
	case len(src) > largeFile:
		o.Banks.ExpectMuch()
	}
	return src, nil
}

// name is what messages call the file.
func (o *importOptions) name() string {
	if o.file == app.StdinArgument {
		return "standard input"
	}
	return o.file
}

// base returns the name of the file as a slug, without its extension.
func (o *importOptions) base() string {
	base := filepath.Base(o.file)
	if slug := incoming.Slug(strings.TrimSuffix(base, filepath.Ext(base))); slug != "" {
		return slug
	}
	return "imported"
}

// proposal is what an import would do, and what a person is shown of it.
type proposal struct {
	found *incoming.Found
	how   []string // how the file was read, a line each
	table any      // the same in JSON, may be nil
	plan  *incoming.Plan
	files []string // that would be written
	// also is what an import from Anki takes of notes that djq exported, with what is
	// done after the files are written; nil elsewhere.
	also *homecoming
	keep func(context.Context) error
	// replaced is how many cards are replaced.
	replaced int
	// decided, unless nil, is told what was decided, before it is shown.
	decided   func(*incoming.Plan) error
	noteTypes any // of Anki in JSON, nil elsewhere
}

// does says what would be done, for the question.
func (p proposal) does() string {
	var words []string
	if n := len(p.plan.New); n > 0 {
		words = append(words, fmt.Sprintf("import %s into %s", humanize.Count(n, "card"), strings.Join(p.files, ", ")))
	}
	if p.replaced > 0 {
		words = append(words, "replace "+humanize.Count(p.replaced, "card"))
	}
	if does := p.also.does(); does != "" {
		words = append(words, does)
	}
	return strings.Join(words, ", ")
}

// carryOut decides what becomes of the cards that were found, shows it, asks, and
// writes all of it or nothing.
func (o *importOptions) carryOut(ctx context.Context, p proposal) error {
	home := o.Config.DataFolder()
	if home == "" {
		return app.BrokenError("set DJQ_HOME", "no home folder found for your cards")
	}
	folder := personal.In(home)
	known, err := o.known(folder)
	if err != nil {
		return err
	}
	difficulty, _ := bank.ParseDifficulty(o.difficulty)
	line := o.IO.StartProgress(func(int) string { return "checking " + humanize.Count(len(p.found.Cards), "card") })
	defer line.End()
	p.plan = incoming.Decide(p.found, incoming.Options{
		Topic: o.topic, Fallback: o.base(), Difficulty: difficulty, Known: known,
	})
	if p.decided != nil {
		if err := p.decided(p.plan); err != nil {
			return err
		}
	}
	var changes []personal.Change
	for text := range incoming.Files(p.plan.New) {
		path, err := folder.FreeImportPath(o.base(), p.files)
		if err != nil {
			return app.BrokenError("", "%w", err)
		}
		p.files = append(p.files, path)
		changes = append(changes, personal.Change{Path: path, After: []byte(text)})
	}
	if o.replace {
		replacements, err := o.replacements(folder, p.plan)
		if err != nil {
			return err
		}
		changes, p.replaced = append(changes, replacements...), len(p.plan.Changed)
	}
	if p.also != nil {
		changes = append(changes, p.also.changes...)
	}
	line.End()
	does := p.does()
	if o.json {
		if !o.dryRun && !o.yes && does != "" {
			return app.UsageError("add --dry-run, or --yes to import", "--json asks nothing")
		}
		return o.finish(ctx, folder, changes, p, func() error { return o.IO.PrintJSON(p.json(o)) })
	}
	if err := o.show(p); err != nil || o.dryRun {
		return err
	}
	if does == "" {
		return o.finish(ctx, folder, nil, p, func() error { return nil })
	}
	if !o.yes {
		question := strings.ToUpper(does[:1]) + does[1:] + "?"
		hint := "--yes imports without asking, --dry-run shows what would be imported"
		if err := o.Confirm(ctx, question, hint, "nothing was imported"); err != nil {
			return err
		}
	}
	return o.finish(ctx, folder, changes, p, func() error {
		for _, line := range p.done() {
			if err := o.IO.Printf("%s", line); err != nil {
				return err
			}
		}
		if len(p.files) > 0 {
			o.warnUnused(folder)
		}
		return nil
	})
}

// done says what was done, a line each.
func (p proposal) done() []string {
	var lines []string
	if n := len(p.plan.New); n > 0 {
		lines = append(lines, humanize.Count(n, "card")+" written to "+strings.Join(p.files, ", "))
	}
	if p.replaced > 0 {
		lines = append(lines, humanize.Count(p.replaced, "card")+" replaced")
	}
	return append(lines, p.also.done()...)
}

// finish makes the changes, unless nothing is to be changed, and reports it.
func (o *importOptions) finish(ctx context.Context, folder *personal.Folder, changes []personal.Change, p proposal, report func() error) error {
	if o.dryRun {
		return report()
	}
	return o.Shutdown.Finish(ctx, func() error {
		if len(changes) > 0 {
			if err := folder.Apply(changes...); err != nil {
				return app.BrokenError("", "nothing was imported: your cards cannot be written: %w", err)
			}
		}
		if p.keep != nil {
			if err := p.keep(ctx); err != nil {
				return err
			}
		}
		return report()
	})
}

// known returns the cards there are: those of the banks in use, and those that an
// imported one would stand beside or replace in the personal folder.
func (o *importOptions) known(folder *personal.Folder) ([]*bank.Card, error) {
	inUse, err := o.Banks.Load(bank.Options{})
	if err != nil {
		return nil, err
	}
	cards := inUse.Cards()
	if !o.usesPersonalFolder() {
		own := o.Banks.Read([]bank.Source{
			{Name: app.Builtin, FS: questions.FS, Builtin: true},
			{Name: folder.Cards(), Personal: true, LeaveOutBroken: true},
		}, bank.Options{})
		cards = slices.Concat(own.Cards(), cards)
	}
	return cards, nil
}

// usesPersonalFolder reports whether the banks in use have the personal folder.
func (o *importOptions) usesPersonalFolder() bool {
	sources, err := o.Banks.Sources()
	if err != nil {
		return false
	}
	for _, s := range sources {
		if s.Personal {
			return true
		}
	}
	return len(o.Banks.NamedOrEnvironment()) == 0 && len(sources) == 1 && sources[0].Builtin
}

// warnUnused says that the banks in use do not have what was imported.
func (o *importOptions) warnUnused(folder *personal.Folder) {
	if !o.usesPersonalFolder() {
		o.IO.Warnf("the banks named by --bank, DJQ_BANK or the settings do not have these cards: add %s to them", folder.Cards())
	}
}
