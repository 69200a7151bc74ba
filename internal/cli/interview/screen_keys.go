package interview

import (
	"djq/internal/interview"
	"djq/internal/term"
	"djq/internal/ui/interviewview"
)

// Press obeys a key.
func (d *onScreen) Press(k term.Key) {
	if d.paused {
		d.paused = false
		d.watch.resume()
		return
	}
	d.session.Touch(d.watch.elapsed())
	if d.writing && !d.screen.More() {
		d.edit(k)
		return
	}
	step, _, _ := d.session.At()
	asks := step == interview.Ask || step == interview.AskFollowUp
	switch {
	case k == '?':
		mode := d.mode()
		d.screen.Help(d.content(func(v interviewview.View) []string { return v.Help(mode) }))
	case k == term.Backspace && d.points.First > 0:
		d.point = d.points.First - 1
	case k == term.Backspace && d.screen.Earlier():
		d.screen.Back()
	case k == ' ' && d.screen.More():
		d.screen.Turn()
	case k == ' ' && d.points.More():
		d.point = d.points.End
	case k == 'u':
		if d.did("", d.undo()) {
			d.screen.Print(d.view(0).Outcome("undone"))
			d.next()
		}
	case k == 'q' || k == term.CtrlD:
		d.quit(step)
	case asks:
		d.pressAsking(k)
	case step == interview.Tick:
		d.pressTicking(k)
	case step == interview.Judge:
		d.pressJudging(k)
	case k == term.Enter || k == ' ':
		d.screen.End()
	default:
		d.screen.Note("unknown key: ? lists the keys")
	}
}

func (d *onScreen) quit(step interview.Step) {
	if step == interview.Done {
		d.screen.End()
		return
	}
	if !d.did("", d.end()) {
		return
	}
	if step, _, _ := d.session.At(); step == interview.Done {
		d.screen.End()
	} else {
		d.next()
	}
}

// did reports whether something was done, and says what came of it, or why it was not.
func (d *onScreen) did(said string, err error) bool {
	switch {
	case isUnsaved(err):
		d.screen.Fail(err)
		return false
	case err != nil:
		d.screen.Note(err.Error())
		return false
	}
	if said != "" {
		d.screen.Print(said)
	}
	return true
}

func (d *onScreen) pressAsking(k term.Key) {
	switch {
	case k == term.Escape && d.session.Written:
		d.writing = true
	case (k == ' ' || k == term.Enter) && !d.session.Written:
		d.give("", false)
	case k == 's':
		d.give("", true)
	case k == 'h':
		if err := d.session.Hint(); err != nil {
			d.screen.Note(err.Error())
			return
		}
		if !d.did("", d.save()) {
			return
		}
		d.screen.Show(d.content(interviewview.View.Hint))
		d.writing = d.session.Written
	case k == 'p':
		d.watch.pause()
		d.paused = true
	default:
		d.screen.Note("unknown key: ? lists the keys")
	}
}

func (d *onScreen) give(text string, pass bool) {
	var stays []string
	if text != "" {
		stays = d.view(d.columns()).Written(text)
	}
	said, err := d.answer(text, pass)
	if err == nil {
		d.screen.Print(stays...)
	}
	if d.did(said, err) {
		d.next()
	}
}

func (d *onScreen) pressTicking(k term.Key) {
	if k == term.Enter {
		points := d.view(d.columns()).AllPoints()
		said, err := d.settle()
		if err == nil {
			d.screen.Print(points...)
		}
		if d.did(said, err) {
			d.next()
		}
		return
	}
	points, ok := letters(string(rune(k)))
	switch {
	case k < 0 || !ok:
		d.screen.Note("tick what you said; Enter goes on")
	case points[0] < d.points.Of && !d.points.Shows(points[0]):
		way := "Space goes on to it"
		if points[0] < d.points.First {
			way = "Backspace goes back to it"
		}
		d.screen.Note(string(rune(k)) + " is not on the screen: " + way)
	default:
		d.did("", d.session.Tick(points...))
	}
}

func (d *onScreen) pressJudging(k term.Key) {
	f, _ := d.session.FollowUp()
	held := false
	switch {
	case k == 'y':
		held = true
	case k == 'n':
	case k == term.Enter && f.Checked:
		held = f.Held
	default:
		d.screen.Note("y or n: did you have it?")
		return
	}
	said, err := d.judge(held)
	if d.did(said, err) {
		d.next()
	}
}
