package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"djq/internal/history"
)

// groupHistory is the only group of history's commands in help.
const groupHistory = "history"

func newHistoryCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "history",
		Short: "Keep, move and mend what you have reviewed",
		Long: "Keep, move and mend what you have reviewed. Every rating is an event in the file history.db of djq's folder. " +
			"Events are never changed; what is due follows from them.",
		Example: "djq history export reviews.jsonl\ndjq history restore\ndjq history reset n-plus-one",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	c.AddGroup(&cobra.Group{ID: groupHistory, Title: "Commands"})
	c.AddCommand(grouped(groupHistory,
		newExportCommand(a),
		newImportCommand(a),
		newBackupCommand(a),
		newRestoreCommand(a),
		newResetCommand(a),
		newSuspendCommand(a),
		newUnsuspendCommand(a),
		newCheckCommand(a),
	)...)
	return c
}

// atMostOne refuses more than one argument.
func atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError("see "+c.CommandPath()+" --help", "%s takes one argument, got %d", c.Name(), len(args))
	}
	return nil
}

// withHistory calls work with a history that was opened for it, and ends it
// through its context when a signal comes, so that nothing is left half done.
func (a *app) withHistory(ctx context.Context, open func(context.Context) (*history.Store, error), work func(*history.Store) error) error {
	return a.tidily(ctx, func() error {
		store, err := open(ctx)
		if err != nil {
			return err
		}
		return errors.Join(work(store), store.Close())
	})
}

// tidily does work that cleans up behind itself when its context is done.
func (a *app) tidily(ctx context.Context, work func() error) error {
	defer a.endsItself()()
	err := work()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// existingHistory opens the history, and fails when there is none.
func (a *app) existingHistory(ctx context.Context) (*history.Store, error) {
	path, err := a.historyPath()
	if err != nil {
		return nil, err
	}
	if !a.hasHistory() {
		return nil, brokenError("djq drill begins one", "there is no history yet: %s", path)
	}
	return a.openHistory(ctx)
}

// guardedHistory opens the history for changes, and makes it when there is
// none. Like a drill it first looks for damage and makes the backup of the day.
func (a *app) guardedHistory(ctx context.Context) (*history.Store, error) {
	store, err := a.openHistory(ctx)
	if err != nil {
		return nil, err
	}
	if err = store.QuickCheck(ctx); err == nil {
		_, err = store.BackupOf(ctx, a.today())
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}
