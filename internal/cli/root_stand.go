package cli

import (
	"context"
	"errors"
	"fmt"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

// runRoot says where you stand, in three lines, the last of them what to run
// next; the first time, what djq is.
func runRoot(ctx context.Context, a *app) error {
	d, err := a.deck(deck.Filter{})
	if err != nil {
		return err
	}
	desk, store, err := a.desk(ctx, d.Cards())
	if err != nil {
		return err
	}
	if store == nil {
		return a.welcome(d)
	}
	lines, err := a.stand(ctx, d, desk, store)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	if lines == nil {
		return a.welcome(d)
	}
	return a.printLines(lines)
}

// welcome says what djq is and what there is to learn.
func (a *app) welcome(d *deck.Deck) error {
	return a.printLines([]string{
		"djq drills Django interview questions: recall, reveal, check what you said.",
		fmt.Sprintf("%s in %s: %s.", count(d.Len(), "card"), count(len(d.Topics()), "topic"), difficulties(d)),
		a.next("djq drill"),
	})
}

// next names the command to run next, and where the others are.
func (a *app) next(command string) string {
	p := a.printer()
	return "Next: " + p.Style(ui.Code, command) + "      all commands: " + p.Style(ui.Code, "djq --help")
}

// stand returns where the user stands, nil before the first review and the
// first plan.
func (a *app) stand(ctx context.Context, d *deck.Deck, desk *study.Desk, store *history.Store) ([]string, error) {
	plan, planned, err := study.LoadPlan(ctx, store)
	if err != nil {
		return nil, err
	}
	planned = planned && plan.Left(desk.Today) >= 0
	if !desk.Seen() && !planned {
		return nil, nil
	}
	days, err := store.Days(ctx)
	if err != nil {
		return nil, err
	}
	streak := stats.StreakOf(days, desk.Today)
	day, on := desk.Today, ""
	if planned {
		day, on = plan.Date, " for "+plan.Date.Time().Format("2 Jan")
	}
	r := desk.Readiness(study.Subject(d.Cards()), day)
	first := fmt.Sprintf("Readiness%s %s; streak %s.", on, readinessWords(r.Value, r.Coverage, r.Recall), count(streak.Days, "day"))
	second, err := a.standToday(ctx, d, desk, store, plan, planned)
	return []string{first, second, a.next("djq drill")}, err
}

// standToday says what there is to ask today.
func (a *app) standToday(ctx context.Context, d *deck.Deck, desk *study.Desk, store *history.Store, plan study.Plan, planned bool) (string, error) {
	set, err := a.settings()
	if err != nil {
		return "", err
	}
	if planned {
		p, _, err := a.planned(ctx, store, plan)
		if err != nil {
			return "", err
		}
		share := len(p.Quick().Share)
		when := fmt.Sprintf("The interview is in %s", count(plan.Left(desk.Today), "day"))
		if plan.Left(desk.Today) == 0 {
			when = "The interview is today"
		}
		if share == 0 {
			return when + "; today's share is done.", nil
		}
		return fmt.Sprintf("%s; today's share: %s.", when, count(share, "card")), nil
	}
	due := desk.Queue(d.Cards(), study.Choice{Order: study.Due, Count: d.Len(), New: set.newPerDay})
	fresh := 0
	for _, c := range due {
		if !desk.State(c).Seen() {
			fresh++
		}
	}
	if len(due) > 0 {
		return fmt.Sprintf("Today: %s due, %d new.", count(len(due)-fresh, "card"), fresh), nil
	}
	if n := desk.Next(d.Cards()); n.Due > memory.Day(0) {
		return fmt.Sprintf("Today is done; %s due %s.", count(n.Cards, "card"), ui.DayName(n.Due, desk.Today)), nil
	}
	return "Today is done.", nil
}
