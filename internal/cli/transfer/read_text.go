package transfer

import (
	"djq/internal/cli/app"
	"djq/internal/incoming"
)

// readText returns what the file holds, which is to be text.
func (o *importOptions) readText() ([]byte, error) {
	src, err := o.read()
	if err == nil && !incoming.IsText(src) {
		return nil, app.BrokenError("save a spreadsheet as CSV; packages of Anki are for djq import anki", "%s is not text", o.name())
	}
	return src, err
}
