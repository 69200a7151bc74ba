package interview

import (
	"slices"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// completeAgain completes the ids of finished interviews, the newest first, with what
// they came to.
func completeAgain(a *app.App) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		if !a.History.Exists() {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		found := []string{"last\tthe newest"}
		err := a.History.With(c.Context(), a.History.OpenForReading, func(store *history.Store) error {
			cards := a.Banks.All().Cards()
			all, err := study.Interviews(c.Context(), store, cards)
			past := page.PastInterviews(all, cards)
			for _, v := range slices.Backward(past) {
				found = append(found, page.ShortID(v.ID, past)+"\t"+v.Started.Format("2 Jan 2006 15:04")+", "+
					humanize.Percent(v.Card.All.Share())+" of "+humanize.Count(v.Card.All.Points, "point"))
			}
			return err
		})
		if err != nil || len(found) == 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}
