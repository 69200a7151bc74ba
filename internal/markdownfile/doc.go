// Package markdownfile writes cards as a Markdown file of questions and
// answers, and reads such files of other programs.
//
// What it writes are the blocks of hashcards and repeater
// (https://github.com/eudoxia0/hashcards, https://github.com/shaankhosla/repeater):
// a line that begins with "Q:", the question; one that begins with "A:", the
// answer; the next card. What those programs do not have follows the answer,
// after comments of HTML, which they do not show.
//
// In reading order: section.go (what follows the answer), write.go.
//
// It knows no files, only bytes. Commands may import it.
package markdownfile
