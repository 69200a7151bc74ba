package ui

import "testing"

func TestCardInAnyWidth(t *testing.T) {
	for width := range 100 {
		p := Printer{Width: width}
		for _, c := range drillCards() {
			for _, line := range p.Card(c) {
				if err := checkLine(p, line); err != nil {
					t.Errorf("%d columns: %v", width, err)
				}
			}
		}
	}
}
