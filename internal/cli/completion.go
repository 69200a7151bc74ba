package cli

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// shells are those that can complete djq's commands.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func newCompletionCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a shell completion script",
		Long: "Print the script that completes djq's commands, flags, topics, tags and cards in a shell: " +
			"bash, zsh, fish or powershell.",
		Example: "source <(djq completion bash)\n" +
			"djq completion zsh > \"${fpath[1]}/_djq\"\n" +
			"djq completion fish > ~/.config/fish/completions/djq.fish\n" +
			"djq completion powershell | Out-String | Invoke-Expression",
		ValidArgs: shells(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return app.UsageError(fmt.Sprintf("expected %s", app.Or(shells())), "completion needs the name of one shell")
		},
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return printBashCompletion(root, a.IO.Out)
			case "zsh":
				return root.GenZshCompletion(a.IO.Out)
			case "fish":
				return root.GenFishCompletion(a.IO.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.IO.Out)
			}
			return app.UsageError(fmt.Sprintf("expected %s", app.Or(shells())), "unknown shell %q", args[0])
		},
	}
}

// bashAlone is for a bash without the package bash-completion, whose functions
// the script of cobra calls. It comes last: it redefines one function of that.
//
//go:embed completion.bash
var bashAlone []byte

// printBashCompletion prints a script that works with and without the package
// bash-completion.
func printBashCompletion(root *cobra.Command, w io.Writer) error {
	var script bytes.Buffer
	if err := root.GenBashCompletionV2(&script, true); err != nil {
		return err
	}
	ours := bytes.ReplaceAll(script.Bytes(), []byte("_filedir"), []byte("__djq_filedir"))
	_, err := w.Write(append(ours, bashAlone...))
	return err
}
