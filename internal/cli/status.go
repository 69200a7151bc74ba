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

// printStatus prints how far the user is, in three lines, the last of them what to run
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
	plan, planned, err := study.LoadPlan(ctx, store)
	if err != nil {
		return nil, err
	}
	var p *study.JoinedPlan
	if planned && plan.Left(progress.Today) >= 0 {
		// A plan whose cards are of another bank says nothing here.
		var noCards *app.NoPlanCardsError
		if p, _, err = a.PlanCards(ctx, store, plan); err != nil && !errors.As(err, &noCards) {
			return nil, err
		}
	}
	if !progress.Seen() && p == nil {
		return nil, nil
	}
	days, err := store.Days(ctx)
	if err != nil {
		return nil, err
	}
	cards, day, ready := study.Counted(d.Cards(), nil), progress.Today, memory.Day(0)
	if p != nil {
		cards, day, ready = p.Cards, plan.Date, plan.Date
	}
	first := ui.Readiness(progress.Readiness(cards, day), ready)
	if streak := stats.StreakOf(days, progress.Today).Days; streak > 0 {
		first += "; streak " + humanize.Count(streak, "day")
	}
	if p != nil {
		second, next := planStatus(p, progress.Today)
		return []string{first + ".", second, nextCommand(a, next)}, nil
	}
	second, err := dueStatus(a, d, progress)
	return []string{first + ".", second, nextCommand(a, "djq drill")}, err
}

// planStatus says how far the interview is and what there is to ask today,
// and what to run next.
func planStatus(p *study.JoinedPlan, today memory.Day) (line, next string) {
	when := "The interview is " + humanize.InDays(p.Left(today))
	share := p.Greedy().Share
	switch {
	case len(share) > 0:
		return fmt.Sprintf("%s; today's share: %s.", when, humanize.Count(len(share), "card")), "djq drill"
	case p.MinutesOn(today) == 0 && len(p.Weekdays) > 0:
		return when + "; the plan has no minutes today.", "djq plan"
	case p.MinutesOn(today) == 0:
		return when + "; the plan has 0 minutes a day.", "djq plan set --minutes 20"
	}
	return when + "; today's share is done.", "djq plan"
}

// dueStatus says what is due today.
func dueStatus(a *app.App, d *deck.Deck, progress *study.Progress) (string, error) {
	set, err := a.Config.Settings()
	if err != nil {
		return "", err
	}
	if due, unseen := progress.Remaining(d.Cards(), set.NewPerDay); due+unseen > 0 {
		return fmt.Sprintf("Today: %s due, %s new.", humanize.Count(due, "card"), humanize.Number(unseen)), nil
	}
	if n := progress.NextDue(d.Cards()); n.Due > memory.Day(0) {
		return fmt.Sprintf("Done for today; %s due %s.", humanize.Count(n.Cards, "card"), humanize.RelativeDay(n.Due, progress.Today)), nil
	}
	return "Done for today.", nil
}
