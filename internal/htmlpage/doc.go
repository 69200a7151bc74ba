// Package htmlpage writes cards as one page of HTML, complete in itself: to read,
// to search, and to drill on a phone, whose ratings djq history import takes.
//
// In reading order: page.go (what a page is made of), data.go (what its script
// knows of the reader), write.go (the page around the cards), card.go (a card),
// assets.go (the files of the folder page, and the policy that lets the page run
// those alone).
//
// The page is whole without its script: all cards can be read and printed. The
// script is plain JavaScript in files that are joined in this order:
//
//	memory.js    FSRS-6 and study days, as in internal/memory
//	digest.js    SHA-256
//	events.js    events as lines of JSON, as in internal/eventfile
//	storage.js   what the browser keeps: events, the session, wishes
//	progress.js  the states of cards: those embedded, and the events since
//	order.js     which cards are asked, as in internal/study
//	session.js   a session of questions, as in internal/drill
//	search.js    words and filters, as in internal/deck
//	read.js, drill.js, send.js  the three views
//	main.js      starts them
//
// It knows neither files nor the history: what is embedded is an argument. It
// imports the bank, events and Markdown; commands may import it.
package htmlpage
