package history

import (
	"context"
	"fmt"

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
	Redates       []redateJSON   `json:"redates"`
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

// redateJSON is what another machine's redates did.
type redateJSON struct {
	Machine string `json:"machine"`
	Events  int    `json:"events"` // that were here before, and count at other dates now
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
	return syncJSON{
		File: r.File, Written: r.Written, Added: r.Added, BroughtBack: r.BroughtBack, OtherMachines: r.Others,
		Damaged: convert(r.LeftOut, toProblem), Refused: convert(r.Refused, toProblem), Forgotten: app.List(r.Forgotten),
		Resets:   convert(r.Resets, func(reset syncfolder.Reset) resetJSON { return resetJSON(reset) }),
		Redates:  convert(r.Moved, func(m history.Moved) redateJSON { return redateJSON(m) }),
		TakenOut: r.TakenOut,
		Conflicts: convert(r.Conflicts, func(c history.Conflict) conflictJSON {
			return conflictJSON{c.Holds.UID, toConflicting(c.Holds), toConflicting(c.Other)}
		}),
		Repaired: r.Rewritten,
	}
}

// convert returns a list that is [] in JSON, and not null, when it is empty.
func convert[T, J any](list []T, to func(T) J) []J {
	converted := make([]J, len(list))
	for i, v := range list {
		converted[i] = to(v)
	}
	return converted
}

func toProblem(p syncfolder.Problem) problemJSON { return problemJSON{p.Path, p.Err.Error()} }

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
	warnEach(o.App, r.Conflicts, r.ConflictCount, "event", "more that share a uid", func(c history.Conflict) string {
		return fmt.Sprintf("two events have the uid %s: %v holds, %v is left out", c.Holds.UID, toConflicting(c.Holds), toConflicting(c.Other))
	})
	for _, reset := range r.Resets {
		o.IO.Warnf("machine %s reset %s, setting aside %s; %s",
			reset.Machine, humanize.Count(reset.Cards, "card"), humanize.Count(reset.Reviews, "review"), howToForget(reset.Machine))
	}
	for _, m := range r.Moved {
		o.IO.Warnf("machine %s moved %s to other dates; %s", m.Machine, humanize.Count(m.Events, "event"), howToForget(m.Machine))
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

// howToForget says how to take out what a machine did.
func howToForget(machine string) string {
	return "djq history forget " + machine + " undoes that, and leaves out everything else from it"
}

// warnOf names files of which something was left out.
func (o syncOptions) warnOf(problems []syncfolder.Problem, outcome string) {
	warnEach(o.App, problems, len(problems), "file", "more", func(p syncfolder.Problem) string {
		return fmt.Sprintf("%s: %v; %s", p.Path, p.Err, outcome)
	})
}

// warnEach warns of the first things of a list, and says how many more there are;
// all is how many there are.
func warnEach[T any](a *app.App, list []T, all int, noun, more string, text func(T) string) {
	for _, v := range list[:min(len(list), app.MaxListed)] {
		a.IO.Warnf("%s", text(v))
	}
	if rest := all - app.MaxListed; rest > 0 {
		a.IO.Warnf("… and %s %s", humanize.Count(rest, noun), more)
	}
}
