package history

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/syncfolder"
)

// syncOptions is a call of djq sync.
type syncOptions struct {
	*app.App
	folder string
	json   bool
}

// syncJSON is what djq sync --json prints.
type syncJSON struct {
	File          string         `json:"file"`
	Written       int            `json:"written"`
	Added         int            `json:"added"`
	BroughtBack   int            `json:"brought_back"` // of those added, this history's own from before a restore
	OtherMachines int            `json:"other_machines"`
	Damaged       []problemJSON  `json:"damaged"`   // files of other machines that were left out
	Refused       []problemJSON  `json:"refused"`   // files of which some events were left out
	Forgotten     []string       `json:"forgotten"` // machines whose files were skipped
	Resets        []resetJSON    `json:"resets"`
	TakenOut      int            `json:"taken_out"` // events of a machine that its own file does not have
	Conflicts     []conflictJSON `json:"conflicts"`
	Repaired      bool           `json:"repaired"` // this machine's own file was damaged
}

type problemJSON struct {
	File    string `json:"file"`
	Problem string `json:"problem"`
}

// resetJSON is what another machine's resets did.
type resetJSON struct {
	Machine string `json:"machine"`
	Cards   int    `json:"cards"`
	Reviews int    `json:"reviews"` // that no longer count
}

// conflictJSON is two events with one uid.
type conflictJSON struct {
	UID   string           `json:"uid"`
	Holds conflictingEvent `json:"holds"`
	Other conflictingEvent `json:"other"`
}

type conflictingEvent struct {
	Machine string `json:"machine"`
	Card    string `json:"card"`
	Kind    string `json:"kind"`
	Rating  string `json:"rating"`
}

// NewSync returns djq sync.
func NewSync(a *app.App) *cobra.Command {
	o := syncOptions{App: a}
	c := &cobra.Command{
		Use:   "sync FOLDER",
		Short: "Sync progress between machines through a folder",
		Long: "Merge the events of all machines that sync through FOLDER, and write this machine's events to its own file there. " +
			"FOLDER can be in a git repository, in Syncthing or Dropbox, or on a USB stick. No two machines write to the same file, so there " +
			"are no conflicts, and machines can sync in any order, as often as you like.\n\n" +
			"A file that is damaged or incomplete is left out and named, and the exit code is then 1; a later sync merges it when it is " +
			"whole. Two different events with the same uid are reported by every sync, and all machines keep the same one.",
		Example: "djq sync ~/Sync/djq\ngit -C ~/djq pull -q; djq sync ~/djq && git -C ~/djq add . && git -C ~/djq commit -qm progress && git -C ~/djq push -q",
		Args:    app.ExactlyOne("the name of one folder", "the folder may be empty"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.folder = args[0]
			return o.run(c.Context())
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o syncOptions) run(ctx context.Context) error {
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		r, err := syncfolder.Sync(ctx, store, o.folder)
		if err != nil {
			return err
		}
		if o.json {
			err = o.IO.PrintJSON(toSyncJSON(r))
		} else {
			err = o.print(r)
		}
		if err == nil && len(r.LeftOut)+len(r.Refused)+r.ConflictCount > 0 {
			return app.ExitError(app.ExitFound)
		}
		return err
	})
}

func toSyncJSON(r syncfolder.Result) syncJSON {
	j := syncJSON{
		File: r.File, Written: r.Written, Added: r.Added, BroughtBack: r.BroughtBack, OtherMachines: r.Others,
		Damaged: toProblems(r.LeftOut), Refused: toProblems(r.Refused), Forgotten: app.List(r.Forgotten),
		Resets: make([]resetJSON, len(r.Resets)), TakenOut: r.TakenOut, Conflicts: make([]conflictJSON, len(r.Conflicts)), Repaired: r.Rewritten,
	}
	for i, reset := range r.Resets {
		j.Resets[i] = resetJSON(reset)
	}
	for i, c := range r.Conflicts {
		j.Conflicts[i] = conflictJSON{c.Holds.UID, toConflicting(c.Holds), toConflicting(c.Other)}
	}
	return j
}

func toProblems(list []syncfolder.Problem) []problemJSON {
	problems := make([]problemJSON, len(list))
	for i, p := range list {
		problems[i] = problemJSON{p.Path, p.Err.Error()}
	}
	return problems
}

func toConflicting(e event.Event) conflictingEvent {
	c := conflictingEvent{Machine: e.Machine, Card: e.Card, Kind: string(e.Kind)}
	if e.Rating != 0 {
		c.Rating = e.Rating.String()
	}
	return c
}

// String describes the event in a few words.
func (c conflictingEvent) String() string {
	text := c.Kind
	if c.Rating != "" {
		text += " " + c.Rating
	}
	return text + " of " + c.Card + " by machine " + c.Machine
}

func (o syncOptions) print(r syncfolder.Result) error {
	o.warnOf(r.LeftOut, "left out")
	o.warnOf(r.Refused, "left those out")
	for _, c := range r.Conflicts[:min(len(r.Conflicts), app.MaxListed)] {
		o.IO.Warnf("two events have the uid %s: %v holds, %v is left out", c.Holds.UID, toConflicting(c.Holds), toConflicting(c.Other))
	}
	if more := r.ConflictCount - app.MaxListed; more > 0 {
		o.IO.Warnf("… and %s more that share a uid", humanize.Count(more, "event"))
	}
	for _, reset := range r.Resets {
		o.IO.Warnf("machine %s reset %s, setting aside %s; djq history forget %s undoes that, and leaves out everything else from it",
			reset.Machine, humanize.Count(reset.Cards, "card"), humanize.Count(reset.Reviews, "review"), reset.Machine)
	}
	if r.TakenOut > 0 {
		o.IO.Warnf("took out %s that undid, reset or redated others in the name of a machine whose own file does not have them", humanize.Count(r.TakenOut, "event"))
	}
	for _, machine := range r.Forgotten {
		o.IO.Warnf("skipped the file of machine %s, which is forgotten", machine)
	}
	if r.Rewritten {
		o.IO.Warnf("%s was damaged and has been rewritten", r.File)
	}
	if err := o.IO.Printf("%s merged from %s", humanize.Count(r.Added, "new event"), humanize.Count(r.Others, "other machine")); err != nil {
		return err
	}
	if r.BroughtBack > 0 {
		if err := o.IO.Printf("%s of them brought back that this machine had before the restore", humanize.Number(r.BroughtBack)); err != nil {
			return err
		}
	}
	return o.IO.Printf("%s written to %s", humanize.Count(r.Written, "event"), r.File)
}

// warnOf names files of which something was left out.
func (o syncOptions) warnOf(problems []syncfolder.Problem, outcome string) {
	for _, p := range problems[:min(len(problems), app.MaxListed)] {
		o.IO.Warnf("%s: %v; %s", p.Path, p.Err, outcome)
	}
	if more := len(problems) - app.MaxListed; more > 0 {
		o.IO.Warnf("… and %s more", humanize.Count(more, "file"))
	}
}
