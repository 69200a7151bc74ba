package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
	"djq/internal/ui/page"
)

// printStatus prints how far the user is, in a few lines, the last of them what to run
// next; the first time, what djq is.
func printStatus(ctx context.Context, a *app.App) error {
	d, err := a.Banks.Deck(deck.Filter{})
	if err != nil {
		return err
	}
	progress, store, err := a.History.Load(ctx, d.Cards())
	if err != nil {
		return err
	}
	if store == nil {
		return welcome(a, d)
	}
	lines, err := status(ctx, a, d, progress, store)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	if lines == nil {
		return welcome(a, d)
	}
	return a.IO.PrintLines(lines...)
}

// welcome says what djq is and what there is to learn.
func welcome(a *app.App, d *deck.Deck) error {
	return a.IO.PrintLines(
		"djq drills Django interview questions: recall the answer, reveal it, check what you said.",
		fmt.Sprintf("%s in %s: %s.", humanize.Count(d.Len(), "card"), humanize.Count(len(d.Topics()), "topic"), page.Difficulties(d)),
		nextCommand(a, "djq drill", "interview date: "+a.IO.Printer().Style(ui.Code, "djq plan set")),
	)
}

// nextCommand names the command to run next, others that fit now, and where all
// of them are.
func nextCommand(a *app.App, command string, others ...string) string {
	p := a.IO.Printer()
	parts := append([]string{"Next: " + p.Style(ui.Code, command)}, others...)
	return strings.Join(append(parts, "all commands: "+p.Style(ui.Code, "djq --help")), "      ")
}

// status returns how far the user is, nil before the first review and the
// first plan.
func status(ctx context.Context, a *app.App, d *deck.Deck, progress *study.Progress, store *history.Store) ([]string, error) {
	solved, err := a.CurrentPlan(ctx, store)
	if err != nil || solved == nil && !progress.Seen() {
		return nil, err
	}
	days, err := store.Days(ctx)
	if err != nil {
		return nil, err
	}
	standing := progress.Standing(study.Counted(d.Cards(), nil), 0)
	if solved != nil {
		standing = solved.Standing()
	}
	first := page.Readiness(standing)
	if streak := stats.StreakOf(days, progress.Today).Days; streak > 0 {
		first += "; streak " + humanize.Count(streak, "day")
	}
	suspended := ""
	if n := page.Suspended(standing); n != "" && standing.Cards > 0 {
		suspended = "; " + n
	}
	if solved != nil {
		plan := page.NewPlanStatus(solved, progress.Today)
		of := ""
		if plan.Filter != "" {
			of = " of the plan (" + plan.Filter + ")"
		}
		if standing.Cards == 0 {
			return []string{first + ".", plan.Interview(), nextCommand(a, plan.Next())}, nil
		}
		return []string{first + ".", plan.Interview(), "Today's share" + of + ": " + plan.Share() + suspended + ".", nextCommand(a, plan.Next())}, nil
	}
	if standing.Cards == 0 {
		return []string{first + ".", nextCommand(a, page.UnsuspendCommand)}, nil
	}
	second, err := dueStatus(a, d, progress)
	return []string{first + ".", second + suspended + ".", nextCommand(a, "djq drill")}, err
}

// dueStatus says what is due today.
func dueStatus(a *app.App, d *deck.Deck, progress *study.Progress) (string, error) {
	set, err := a.Config.Settings()
	if err != nil {
		return "", err
	}
	if due, unseen := progress.Remaining(d.Cards(), set.NewPerDay); due+unseen > 0 {
		return fmt.Sprintf("Today: %s due, %s new", humanize.Count(due, "card"), humanize.Number(unseen)), nil
	}
	if n := progress.NextDue(d.Cards()); n.Due > memory.Day(0) {
		return fmt.Sprintf("Done for today; %s due %s", humanize.Count(n.Cards, "card"), humanize.RelativeDay(n.Due, progress.Today)), nil
	}
	return "Done for today", nil
}
