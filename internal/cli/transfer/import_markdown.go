package transfer

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/markdownfile"
)

func newImportMarkdown(a *app.App) *cobra.Command {
	o := &importOptions{App: a}
	c := &cobra.Command{
		Use:   "markdown FILE",
		Short: "Import questions and answers in Markdown",
		Long: "Import questions and answers from a Markdown file, or from standard input if FILE is -: blocks of Q: and A: as hashcards and " +
			"repeater write them, texts with gaps after C:, pages with questions as headings, bold lines, numbered items or " +
			"<summary>, or what djq export markdown wrote. Tables of contents, links back to the top and pictures are left out.",
		Example: "djq import markdown README.md --topic django --dry-run",
	}
	o.setUp(c, func(ctx context.Context) error {
		src, err := o.readText()
		if err != nil {
			return err
		}
		found, err := markdownfile.Read(src)
		if err != nil {
			return app.UsageError("questions are expected after Q:, or as headings, bold lines or items with the answer below", "%s: %w", o.name(), err)
		}
		return o.carryOut(ctx, proposal{found: found})
	})
	return c
}
