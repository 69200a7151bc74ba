// Package page lays out what single commands show: a card (card.go, for show
// and random), a plan (plan.go, and in full plan_explained.go), what
// every command says of readiness and the plan (standing.go), and figures (stats.go, the page as a whole;
// stats_tiles.go, its single figures;
// stats_groups.go, its table of topics and lists of cards; stats_words.go, the
// same in sentences, for screen readers and narrow windows; interviews.go, its mock interviews; memory_fit.go, whether
// predictions are for the user's own memory). Each page is a
// function of a ui.Printer and of data; it returns lines and prints nothing.
//
// It is made with the kit of package ui. Only commands import it.
package page
