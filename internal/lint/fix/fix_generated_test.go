package fix

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"djq/internal/bank"
)

// TestFixKeepsGeneratedFiles repairs files that are put together at random from
// what people write and what is hard to move.
func TestFixKeepsGeneratedFiles(t *testing.T) {
	changed, whole := 0, 0
	for seed := range uint64(1000) {
		src := []byte(generate(rand.New(rand.NewPCG(seed, 1))))
		fixed, settled := fix(src)
		checkFix(t, src, fixed)
		if settled > 0 {
			changed++
		}
		if len(bank.Parse("cards.yaml", src).Cards) > 0 {
			whole++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if changed < 600 || whole < 600 {
		t.Errorf("only %d of 1000 files were read and %d repaired: the test checks little", whole, changed)
	}
}

// generate returns a question file.
func generate(r *rand.Rand) string {
	g := generator{r: r}
	indent := ""
	if g.oneIn(3) {
		g.line("# The head of the file.")
	}
	head := []string{"topic: orm", "title: Models", "summary: relations  and more", "cards:"}
	listed := g.oneIn(3)
	if !listed {
		indent = g.pick("", "  ", "    ")
		r.Shuffle(len(head), func(i, j int) { head[i], head[j] = head[j], head[i] })
		for len(head) > 0 && head[0] != "cards:" {
			g.line(head[0])
			head = head[1:]
		}
		g.line("cards:")
		head = head[1:]
	}
	for i := range 1 + r.IntN(4) {
		g.card(indent, i, listed)
	}
	if !listed {
		for _, key := range head {
			g.line(key)
		}
	}
	text := g.b.String()
	if g.oneIn(4) {
		text = strings.TrimRight(text, "\n")
	}
	if g.oneIn(5) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if g.oneIn(8) {
		text = "\ufeff" + text
	}
	return text
}

type generator struct {
	r *rand.Rand
	b strings.Builder
}

func (g *generator) oneIn(n int) bool { return g.r.IntN(n) == 0 }

func (g *generator) pick(options ...string) string { return options[g.r.IntN(len(options))] }

// line writes a line, sometimes with what should not be at its end.
func (g *generator) line(s string) {
	g.b.WriteString(s)
	if g.oneIn(12) {
		g.b.WriteString(g.pick(" ", "  ", "\t", " # a comment", "   # djq:ignore key-order"))
	}
	g.b.WriteString("\n")
}

func (g *generator) card(indent string, n int, listed bool) {
	if g.oneIn(4) {
		g.line(indent + "# djq:ignore " + g.pick("missing-id", "trailing-space", "no-such-rule, key-order", ""))
	}
	if g.oneIn(10) {
		g.line(fmt.Sprintf("%s- {%s question: \"What is %d?\", difficulty: easy, answer: In braces.}", indent, g.pick("", "topic: orm,", "id: flow,"), n))
		return
	}
	keys := []string{"difficulty", "question", "answer"}
	if listed || g.oneIn(4) {
		keys = append(keys, "topic")
	}
	for _, key := range []string{"id", "asked", "since", "variants", "hint", "tags", "key_points", "bonus_points", "follow_ups", "refs", "aliases", "dificulty"} {
		if g.oneIn(3) {
			keys = append(keys, key)
		}
	}
	g.r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	prefix := indent + g.pick("- ", "- ", "- ", "-   ", "-\n"+indent+"  ")
	inner := indent + strings.Repeat(" ", len(prefix[strings.LastIndexByte(prefix, '\n')+1:])-len(indent))
	for i, key := range keys {
		if i > 0 {
			for g.oneIn(6) {
				g.line(g.pick(inner+"# About "+key, "# At the edge", inner+"  # Deep", "", inner))
			}
			prefix = inner
		}
		g.b.WriteString(prefix)
		g.field(key, inner, n)
	}
	for g.oneIn(4) {
		g.line(g.pick("", "# Behind", inner+"# Behind", "  "))
	}
}

// field writes a key and its value; inner is the indentation of the key.
func (g *generator) field(key, inner string, n int) {
	switch key {
	case "difficulty":
		g.line("difficulty: " + g.pick("easy", "medium", `"hard"`))
	case "dificulty":
		g.line("dificulty: easy")
	case "topic":
		g.line(g.pick("topic: orm", `topic: "orm"`, `"topic": orm`))
	case "id":
		g.line(fmt.Sprintf("id: card-%d", n))
	case "asked":
		g.line("asked: often")
	case "since":
		g.line("since: " + g.pick(`"6.0"`, "6.0", "5.10", "6"))
	case "tags":
		g.line("tags: " + g.pick("[concept]", "[a,\n"+inner+"    b]", "\n"+inner+"- a\n"+inner+"- b"))
	case "aliases":
		g.line(fmt.Sprintf("aliases: [old-%d]", n))
	case "key_points", "bonus_points", "variants":
		g.line(key + ":")
		offset := g.pick("", "  ")
		for range 1 + g.r.IntN(3) {
			g.line(inner + offset + "- " + g.pick("A point", "A point: no", "'# quoted'", ">-\n"+inner+"    folded  \n"+inner+"    point"))
		}
	case "refs":
		g.line("refs:\n" + inner + "  - https://example.org/#part")
	case "follow_ups":
		g.line("follow_ups:\n" + inner + "  - What else?\n" + inner + "  - question: Why?\n" + inner + "    answer: |\n" + inner + "      Because.  ")
	default:
		g.text(key, inner, n)
	}
}

// text writes a key with a text in one of YAML's styles.
func (g *generator) text(key, inner string, n int) {
	deep := inner + g.pick(" ", "  ", "    ")
	words := fmt.Sprintf("Text %d of %s", n, key)
	switch g.r.IntN(7) {
	case 0:
		g.line(key + ": " + words)
	case 1:
		g.line(key + ": " + words + g.pick("", "  ") + "\n" + deep + "over two lines")
	case 2:
		g.line(key + `: "` + words + g.pick("", "  ", ` \`, ` \ `) + "\n" + g.pick("", "\n", "  \n") + deep + `# in quotes"`)
	case 3:
		g.line(key + ": '" + words + " it''s\n" + deep + g.pick("# ", "") + "quoted'")
	case 4:
		g.line(key + ": " + g.pick(">", ">-", ">+"))
		g.line(deep + words + g.pick("", "  "))
		if g.oneIn(2) {
			g.line(g.pick("", deep, deep+"   ", "  "))
		}
		g.line(deep + g.pick("", "  ") + "folded")
	default:
		g.line(key + ": " + g.pick("|", "|-", "|+", "|"))
		g.line(deep + words)
		g.line(g.pick("", deep, deep+"  "))
		if g.oneIn(2) {
			fence := g.pick("```", "~~~", "````")
			g.line(deep + g.pick("", "  ") + fence + g.pick("python", ""))
			g.line(deep + "x = 1  # not a comment" + g.pick("", " "))
			g.line(deep + "# djq:ignore length")
			g.line(deep + g.pick("", "", "  ", "    ") + fence)
		}
		g.line(deep + "# A heading, or a comment?")
	}
}
