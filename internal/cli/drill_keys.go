package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"djq/internal/cli/app"

	"djq/internal/drill"
	"djq/internal/term"
)

// press obeys a key.
func (sc *screen) press(k term.Key) {
	switch k {
	case term.CtrlC:
		sc.err = &app.SignalError{Signal: os.Interrupt}
		return
	case term.CtrlZ:
		sc.stop = true
		return
	case term.CtrlL:
		// What was read scrolls away and is not erased.
		fmt.Fprintf(&sc.out, "\x1b[%dH%s\x1b[H", sc.rows, strings.Repeat("\n", sc.rows))
		sc.showCard()
		return
	}
	if sc.editor.open && sc.pages.Empty() {
		sc.writeKey(k)
		return
	}
	switch k {
	case 'q', term.CtrlD:
		sc.finish()
	case '?':
		sc.help = true
	case 'o':
		sc.showReferences()
	case ' ', term.Enter:
		sc.goOn(k)
	case 'h':
		if sc.session.Phase() == drill.Question {
			sc.showHint()
			return
		}
		sc.letter(k)
	case term.Escape:
		if sc.write && sc.session.Phase() == drill.Question {
			sc.editor.open = true
		}
	default:
		sc.letter(k)
	}
}

// goOn is Space and Enter: more of the card, the suggested rating, or the end.
func (sc *screen) goOn(k term.Key) {
	suggested, ok := sc.session.Suggestion()
	switch {
	case sc.session.Phase() == drill.Done:
		sc.finish()
	case ok && k == term.Enter:
		sc.do('0' + rune(suggested))
	case !sc.pages.Empty():
		sc.filled = 1 // a line of the page before stays for the eye
		sc.turn()
	case sc.session.Phase() == drill.Question:
		sc.reveal()
	case sc.session.Points() > 0:
		sc.note = "tick what you said, or rate with 1 to 4"
	default:
		sc.note = "rate with 1 to 4"
	}
}

// letter is any other key: a key point to tick, or an action.
func (sc *screen) letter(k term.Key) {
	if k >= 'a' && k <= 'h' && sc.session.Phase() == drill.Answer {
		if err := sc.session.Tick(int(k - 'a')); err != nil {
			sc.note = fmt.Sprintf("%s %c", err, k)
		}
		return
	}
	sc.do(rune(k))
}

// do acts on a key, or says why not.
func (sc *screen) do(key rune) {
	e, err, known := sc.act(key)
	switch {
	case !known:
		sc.note = "no such key: ? shows them"
	case isUnsaved(err):
		sc.err = err
	case errors.Is(err, drill.ErrHidden):
		sc.note = err.Error() + ": Space shows it"
	case err != nil:
		sc.note = err.Error()
	case key == 'm':
		sc.showCard()
	case key == '!' && e.Action == drill.Undone:
		sc.note = "no longer flagged"
	case key == '!':
		sc.note = "flagged: named again at the end"
	default:
		sc.print(sc.view.Outcome(e))
		sc.showCard()
	}
}

// finish ends the drill with its score.
func (sc *screen) finish() {
	sc.print("")
	sc.print(sc.view.Score(sc.session.Score(), sc.watch.elapsed())...)
	sc.done = true
}
