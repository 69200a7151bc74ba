package markdownfile

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// blockTag fits the tags between which text stands in blocks of its own.
var blockTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)</?(?:details|p|div|center|section|article)\b[^<>]*>`)
})

// answerWord begins many answers and says nothing.
var answerWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:[-*>]\s+)?(?:\*\*|__)?(?:a|ans|answer)\s*[:.](?:\*\*|__)?:?\s*`)
})

func whereOf(line int) string { return fmt.Sprintf("line %d", line+1) }

// parts returns the body of an entry as what belongs to the question and what to
// the answer: details whose summary is "Answer" hide the answer.
func (d *document) parts(e entry) (question, answer []string) {
	body := d.lines[e.from:e.to]
	code := d.code[e.from:e.to]
	if e.kind == kindSummary {
		// What stands on the line of the summary, and of the end.
		if _, rest, ok := strings.Cut(d.lines[e.line], "</summary>"); ok && strings.TrimSpace(rest) != "" {
			body, code = append([]string{rest}, body...), append([]bool{false}, code...)
		}
		if e.to < len(d.lines) {
			before, _, _ := strings.Cut(d.lines[e.to], "</details")
			if e.to > e.line && strings.TrimSpace(before) != "" {
				body, code = append(body[:len(body):len(body)], before), append(code[:len(code):len(code)], false)
			}
		}
	}
	for i, line := range body {
		m := summary().FindStringSubmatch(line)
		if m == nil || code[i] || e.kind == kindSummary || !answerSummary().MatchString(plainTitle(m[1])) {
			continue
		}
		before, after, _ := strings.Cut(line, m[0])
		question = append(append(question, body[:i]...), before)
		questionCode := append(append([]bool{}, code[:i]...), false)
		answer = append([]string{after}, body[i+1:]...)
		answerCode := append([]bool{false}, code[i+1:]...)
		return trimRules(unwrap(dedent(question, e), questionCode)), trimRules(unwrap(dedent(answer, e), answerCode))
	}
	answer = trimRules(unwrap(dedent(body, e), code))
	if len(answer) > 0 {
		if rest := answerWord().ReplaceAllString(answer[0], ""); strings.TrimSpace(rest) != "" || len(answer) > 1 {
			answer[0] = rest
		}
	}
	return nil, answer
}

// dedent takes the indentation away that all lines of the body of an item have.
func dedent(lines []string, e entry) []string {
	least := -1
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if least < 0 || indent < least {
			least = indent
		}
	}
	if least < 1 || !e.numbered && e.kind != kindBullet && least >= 4 {
		return lines
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = line[min(len(line), least):]
	}
	return out
}

// unwrap puts empty lines where blocks of HTML begin and end, whose text then is
// read as Markdown: such text is not indented.
func unwrap(lines []string, code []bool) []string {
	var out []string
	inHTML := false
	for i, line := range lines {
		if code[i] {
			out, inHTML = append(out, line), false
			continue
		}
		bare := summary().ReplaceAllStringFunc(line, func(found string) string {
			return "\n\n**" + strings.Trim(plainTitle(summary().FindStringSubmatch(found)[1]), "*") + "**\n\n"
		})
		bare = blockTag().ReplaceAllString(bare, "\n\n")
		switch {
		case strings.TrimSpace(line) == "":
			inHTML = false
		case bare != line:
			inHTML = true
		}
		if inHTML {
			for part := range strings.SplitSeq(bare, "\n") {
				out = append(out, strings.TrimSpace(part))
			}
			continue
		}
		out = append(out, line)
	}
	return out
}

// trimRules takes empty lines and rules off both ends.
func trimRules(lines []string) []string {
	isRule := func(line string) bool {
		return strings.Trim(strings.ReplaceAll(strings.TrimSpace(line), "<hr>", ""), "-*_ ") == "" && !strings.HasPrefix(strings.TrimSpace(line), "**")
	}
	for len(lines) > 0 && isRule(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isRule(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}
