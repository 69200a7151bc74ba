package answer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"djq/internal/answer"
	"djq/internal/answer/grader"
	"djq/internal/answer/labelled"
	"djq/internal/cli/app"
	"djq/internal/humanize"
)

// checkOptions is a call of djq answer check.
type checkOptions struct {
	*app.App
	file string
	json bool
}

// newCheck returns djq answer check.
func newCheck(a *app.App) *cobra.Command {
	o := checkOptions{App: a}
	c := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check answers, and compare with what people said",
		Long: "Check written answers, and measure how well the result agrees with the labels that people gave them. " +
			"FILE has a JSON object on each line: question, points (a list of texts), answer and, for the comparison, labels " +
			"(a list for each person, with 1 where the answer makes the point, 0.5 in part and 0 where it does not). " +
			"- is standard input; without FILE, and with nothing on standard input, djq's own answers are used.\n\n" +
			"A command named grader in config.yaml is checked too. It runs in a shell and gets one answer on standard input, " +
			`{"question": "…", "points": ["…"], "answer": "…"}, and prints {"points": [{"said": true, "why": "…"}]} with an ` +
			`entry for each point, in order; said may also be false, "perhaps" or a number from 0 to 1. ` +
			"Where it fails or takes longer than grader_limit, the built-in check takes its place.\n\n" +
			"Kappa is agreement beyond chance (1 is perfect); AUC is the chance that a point said scores higher than one not said.",
		Example: "djq answer check\ndjq answer check answers.jsonl --json",
		Args:    app.AtMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.file = args[0]
			}
			return o.run(c.Context())
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o checkOptions) run(ctx context.Context) error {
	g, err := o.Config.Grader()
	if err != nil {
		return err
	}
	answers, err := o.read()
	if err != nil {
		return err
	}
	if o.json {
		return o.Shutdown.Finish(ctx, func() error { return o.printJSON(ctx, g, answers) })
	}
	return o.Shutdown.Finish(ctx, func() error { return o.compare(ctx, g, answers) })
}

// read reads the answers to check.
func (o checkOptions) read() ([]labelled.Answer, error) {
	name, src := o.file, []byte(nil)
	switch {
	case o.file != "" && o.file != app.StdinArgument:
		f, err := os.Open(o.file)
		if err != nil {
			return nil, app.UnreadableError(o.file, err)
		}
		defer f.Close()
		return readAnswers(o.file, f)
	case o.file == app.StdinArgument || !o.IO.InTerminal():
		var err error
		if src, err = o.IO.ReadStdin(); err != nil {
			return nil, app.BrokenError("", "cannot read the answers: %w", err)
		}
		name = "standard input"
	}
	if o.file == "" && len(bytes.TrimSpace(src)) == 0 {
		return labelled.Own()
	}
	return readAnswers(name, bytes.NewReader(src))
}

func readAnswers(name string, r io.Reader) ([]labelled.Answer, error) {
	answers, err := labelled.Read(r)
	var file *fs.PathError
	switch {
	case errors.As(err, &file):
		return nil, app.UnreadableError(name, err)
	case err != nil:
		return nil, app.BrokenError("djq answer check --help says what a line has", "%s: %w", name, err)
	case len(answers) == 0:
		return nil, app.BrokenError("djq answer check --help says what a line has", "%s has no answers", name)
	}
	return answers, nil
}

// resultJSON is an answer that was checked, in JSON.
type resultJSON struct {
	Card   string      `json:"card"`
	Points []pointJSON `json:"points"`
}

// pointJSON is one of its points.
type pointJSON struct {
	Score app.Rounded `json:"score"` // 0 to 1
	Said  bool        `json:"said"`
	Words []string    `json:"words"`         // of the answer, that count for the point
	Why   string      `json:"why,omitempty"` // from a grader
}

// printJSON prints a line for each answer, by the grader if there is one.
func (o checkOptions) printJSON(ctx context.Context, g *grader.Grader, answers []labelled.Answer) error {
	for i, a := range answers {
		results, err := o.check(ctx, g, a, i)
		if err != nil {
			return err
		}
		line := resultJSON{Card: a.Card, Points: make([]pointJSON, len(results))}
		for i, r := range results {
			line.Points[i] = pointJSON{Score: app.Rounded(r.Score), Said: r.Said == answer.Said, Words: app.List(r.Words), Why: r.Why}
		}
		if err := o.IO.PrintJSON(line); err != nil {
			return err
		}
	}
	return nil
}

// check checks the answer with a number, from 0, and says what is wrong with
// the grader.
func (o checkOptions) check(ctx context.Context, g *grader.Grader, a labelled.Answer, number int) ([]answer.Result, error) {
	results, fault := g.Check(ctx, a.Question, a.Points, a.Answer)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if fault != nil {
		o.IO.Warnf("answer %s: %v", humanize.Number(number+1), fault)
	}
	return results, nil
}

// compare prints how well the checks agree with the labels or, where there are
// none, what they say.
func (o checkOptions) compare(ctx context.Context, g *grader.Grader, answers []labelled.Answer) error {
	checks := []*grader.Grader{nil}
	if g != nil {
		checks = append(checks, g)
	}
	table := comparison{}
	for _, g := range checks {
		row := checkedBy{name: "built-in"}
		var progress *app.ProgressLine
		if g != nil {
			row.name = "grader"
			progress = o.IO.StartProgress(func(done int) string {
				return fmt.Sprintf("the grader has checked %s of %s answers", humanize.Number(done), humanize.Number(len(answers)))
			})
		}
		for i, a := range answers {
			results, err := o.check(ctx, g, a, i)
			if err != nil {
				return err
			}
			if row.add(a, results); progress != nil {
				progress.Done.Add(1)
			}
			if len(a.Labels) == 0 && (g != nil || len(checks) == 1) {
				if err := o.IO.PrintLines(answerLines(o.IO.Printer(), a, results)...); err != nil {
					return err
				}
			}
		}
		if progress != nil {
			progress.End()
		}
		table.rows = append(table.rows, row)
	}
	if !table.labelled() {
		return nil
	}
	return o.IO.PrintTable(table.table())
}
