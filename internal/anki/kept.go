package anki

import (
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/markdown/fromhtml"
	"djq/internal/markdown/html"
)

// keepWords returns the Markdown of HTML that was edited. What was not edited is
// written as it was in the Markdown before: block by block.
func keepWords(before, edited string) string {
	blocks, _ := fromhtml.Blocks(edited)
	chunks := chunksOf(before)
	shown := make([]string, len(blocks))
	for i, b := range blocks {
		shown[i] = html.Renderer{}.Blocks([]markdown.Block{b})
	}
	var b strings.Builder
	after := "" // the blank lines before what comes next
	for i, last := 0, -1; i < len(blocks); {
		if b.Len() > 0 {
			if strings.Count(after, "\n") < 2 {
				after = "\n\n"
			}
			b.WriteString(after)
		}
		chunk := find(chunks, last+1, shown[i:])
		if chunk < 0 {
			n := 1
			for i+n < len(blocks) && find(chunks, last+1, shown[i+n:]) < 0 {
				n++
			}
			b.WriteString(fromhtml.Write(blocks[i : i+n]))
			after = ""
			i += n
			continue
		}
		b.WriteString(chunks[chunk].text)
		after = chunks[chunk].after
		i += len(chunks[chunk].shown)
		last = chunk
	}
	text := b.String()
	// What is right part by part may not be so as a whole: a list behind a list.
	if again, _ := fromhtml.Blocks(html.Renderer{}.Text(text)); !sameBlocks(again, blocks) {
		text = fromhtml.Write(blocks)
	}
	if text != "" && strings.HasSuffix(before, "\n") {
		text += "\n"
	}
	return text
}

func sameBlocks(a, b []markdown.Block) bool {
	return html.Renderer{}.Blocks(a) == html.Renderer{}.Blocks(b)
}

// chunk is a part of Markdown that is read by itself.
type chunk struct {
	text  string
	after string   // the blank lines up to the next one
	shown []string // its blocks as HTML
}

// chunksOf takes Markdown apart at its blank lines, unless it would then show
// something else.
func chunksOf(text string) []chunk {
	var chunks []chunk
	fences := markdown.Fences(text)
	inFence := func(line int) bool {
		return slices.ContainsFunc(fences, func(f markdown.Fence) bool { return line > f.Open && (line <= f.Close || f.Close < 0) })
	}
	n := 0
	begin, blank := true, ""
	for line := range strings.Lines(text) {
		isBlank := strings.TrimSpace(line) == "" && !inFence(n)
		n++
		switch {
		case isBlank && len(chunks) == 0: // before all text
		case isBlank:
			begin, blank = true, blank+line
		case begin && !(len(chunks) > 0 && strings.HasPrefix(line, " ")):
			if len(chunks) > 0 {
				chunks[len(chunks)-1].after = blank
			}
			chunks = append(chunks, chunk{text: line})
			begin, blank = false, ""
		default: // also what is indented: it may belong to an item of a list
			last := &chunks[len(chunks)-1]
			last.text += blank + line
			begin, blank = false, ""
		}
	}
	var together []string
	for i := range chunks {
		c := &chunks[i]
		trimmed := strings.TrimRight(c.text, "\n")
		c.after = c.text[len(trimmed):] + c.after
		c.text = trimmed
		blocks, _ := fromhtml.Blocks(html.Renderer{}.Text(c.text))
		for _, b := range blocks {
			c.shown = append(c.shown, html.Renderer{}.Blocks([]markdown.Block{b}))
		}
		together = append(together, c.shown...)
	}
	whole, _ := fromhtml.Blocks(html.Renderer{}.Text(text))
	if strings.Join(together, "\n") != (html.Renderer{}).Blocks(whole) {
		return nil
	}
	return chunks
}

// find returns the first chunk from one on whose blocks are those that come next,
// -1 without one.
func find(chunks []chunk, from int, shown []string) int {
	for i := from; i < len(chunks); i++ {
		n := len(chunks[i].shown)
		if n > 0 && n <= len(shown) && slices.Equal(chunks[i].shown, shown[:n]) {
			return i
		}
	}
	return -1
}

// keepItems returns the Markdown of items that were edited, those that were not as
// they were written before.
func keepItems(before, edited []string) []string {
	shownBefore := make([]string, len(before))
	for i, text := range before {
		shownBefore[i] = showHTML(html.Renderer{}.Text(text))
	}
	used := make([]bool, len(before))
	items := make([]string, len(edited))
	found := make([]bool, len(edited))
	for i, text := range edited {
		shown := showHTML(text)
		for j, was := range shownBefore {
			if !used[j] && was == shown {
				items[i], used[j], found[i] = before[j], true, true
				break
			}
		}
	}
	for i, text := range edited {
		switch {
		case found[i]:
		case i < len(before) && !used[i]:
			items[i], used[i] = strings.TrimRight(keepWords(before[i], text), "\n"), true
		default:
			items[i] = fromhtml.Convert(text).Text
		}
	}
	return slices.DeleteFunc(items, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// showHTML returns HTML as what it shows.
func showHTML(source string) string {
	blocks, _ := fromhtml.Blocks(source)
	return html.Renderer{}.Blocks(blocks)
}

// keepFollowUps is keepItems for follow-ups.
func keepFollowUps(before, edited []bank.FollowUp) []bank.FollowUp {
	var list []bank.FollowUp
	for i, u := range edited {
		if u.Card != "" {
			list = append(list, u)
			continue
		}
		question, answer := showHTML(u.Question), showHTML(u.Answer)
		at := slices.IndexFunc(before, func(b bank.FollowUp) bool {
			return b.Card == "" && showHTML(html.Renderer{}.Text(b.Question)) == question
		})
		if at < 0 {
			at = i
		}
		var was bank.FollowUp
		if at < len(before) && before[at].Card == "" {
			was = before[at]
		}
		made := bank.FollowUp{Question: was.Question, Answer: was.Answer}
		if showHTML(html.Renderer{}.Text(was.Question)) != question {
			made.Question = keepWords(was.Question, u.Question)
		}
		if showHTML(html.Renderer{}.Text(was.Answer)) != answer {
			made.Answer = keepWords(was.Answer, u.Answer)
		}
		if strings.TrimSpace(made.Question) != "" {
			list = append(list, made)
		}
	}
	return list
}

// markdownOf returns what a note says as Markdown, in the words of the card as far
// as they say the same.
func (s *source) markdownOf(mine content) content {
	c := s.content
	c.Question, c.Hint = keepWords(mine.Question, s.Question), keepWords(mine.Hint, s.Hint)
	c.Answer, c.Note = keepWords(mine.Answer, s.Answer), keepWords(mine.Note, s.Note)
	c.KeyPoints, c.BonusPoints = keepItems(mine.KeyPoints, s.KeyPoints), keepItems(mine.BonusPoints, s.BonusPoints)
	c.FollowUps = keepFollowUps(mine.FollowUps, s.FollowUps)
	return c
}
