package anki

import (
	"slices"
	"strings"

	parser "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/markdown/fromhtml"
	"djq/internal/markdown/html"
)

// source is what a note says, its texts as HTML.
type source struct {
	content
	mark    mark
	tags    []string
	leftOut []string // pictures and sounds
}

// sourceOf takes a note apart.
func sourceOf(n *apkg.Note) source {
	field := func(i int) string {
		if at := fieldOf(n, fieldNames()[i]); at >= 0 {
			return norm.NFC.String(n.Fields[at])
		}
		return ""
	}
	var s source
	s.mark = markOf(field(fieldCard))
	s.Question, s.Hint, s.Answer, s.Note = field(fieldQuestion), field(fieldHint), field(fieldAnswer), field(fieldNote)
	s.KeyPoints, s.BonusPoints = points(field(fieldPoints))
	s.FollowUps = followUps(field(fieldFollowUps))
	s.Refs = refs(field(fieldReferences))
	s.tags = n.Tags
	for i := range fieldCount {
		_, leftOut := fromhtml.Blocks(field(i))
		s.leftOut = append(s.leftOut, leftOut...)
	}
	return s
}

// settle reads the tags. Where none tells difficulty or frequency, or several do,
// they are what they are of the card, or else what they are not; a note without the
// tag of its topic has lost its tags, which says nothing.
func (s *source) settle(mine content) {
	s.Difficulty, s.Asked = mine.Difficulty, mine.Asked
	s.Since, s.Tags = mine.Since, mine.Tags
	if !slices.ContainsFunc(s.tags, func(tag string) bool { return strings.HasPrefix(strings.ToLower(tag), tagTopic) }) {
		return
	}
	s.Since, s.Tags = "", nil
	for _, tag := range s.tags {
		tag = strings.ToLower(tag) // Anki may write it as another note has it
		for _, t := range []struct {
			prefix string
			into   *string
			mine   string
		}{{tagDifficulty, &s.Difficulty, mine.Difficulty}, {tagAsked, &s.Asked, mine.Asked}, {tagSince, &s.Since, mine.Since}} {
			if value, ok := strings.CutPrefix(tag, t.prefix); ok && (value != t.mine || *t.into == "") {
				*t.into = value
			}
		}
		if kind, ok := strings.CutPrefix(tag, tagKind); ok {
			s.Tags = append(s.Tags, kind)
		}
	}
}

// hasTopic reports whether the tags of a note tell a topic.
func (s *source) hasTopic(topic string) bool {
	return slices.ContainsFunc(s.tags, func(tag string) bool { return strings.EqualFold(tag, tagTopic+topic) })
}

// shown returns what can be seen of a source: two that show the same say the same,
// however their HTML is written.
func (s *source) shown() content {
	return s.mapTexts(func(text string) string {
		blocks, _ := fromhtml.Blocks(text)
		return html.Renderer{}.Blocks(blocks)
	})
}

// mapTexts returns the content with its texts changed.
func (c content) mapTexts(change func(string) string) content {
	all := func(list []string) []string {
		changed := make([]string, len(list))
		for i, s := range list {
			changed[i] = change(s)
		}
		return changed
	}
	c.Question, c.Hint, c.Answer, c.Note = change(c.Question), change(c.Hint), change(c.Answer), change(c.Note)
	c.KeyPoints, c.BonusPoints = all(c.KeyPoints), all(c.BonusPoints)
	followUps := make([]bank.FollowUp, len(c.FollowUps))
	for i, u := range c.FollowUps {
		followUps[i] = bank.FollowUp{Card: u.Card, Question: change(u.Question), Answer: change(u.Answer)}
	}
	c.FollowUps = followUps
	return c
}

// points returns the items of the lists in the field Points: those of the class
// bonus, and others. What stands outside of lists is a point too, paragraph by
// paragraph.
func points(text string) (key, bonus []string) {
	for _, i := range items(text) {
		if i.class == "bonus" {
			bonus = append(bonus, i.html)
		} else {
			key = append(key, i.html)
		}
	}
	return key, bonus
}

// item is an item of a list, or a paragraph outside of one.
type item struct {
	class string // of its list
	html  string
	nodes []*parser.Node
}

// items returns the items of all lists of a field that are in no other list, and
// the paragraphs between them; without those that show nothing.
func items(text string) []item {
	nodes, err := fromhtml.Parse(text)
	if err != nil {
		return []item{{html: html.Escape(text)}}
	}
	var c collector
	c.read(nodes, "")
	c.end()
	return c.items
}

// collector makes items of nodes, one after the other.
type collector struct {
	items []item
	loose []*parser.Node // of the paragraph that is being read
}

func (c *collector) end() {
	c.add("", c.loose)
	c.loose = nil
}

func (c *collector) add(class string, nodes []*parser.Node) {
	source := render(nodes)
	if blocks, leftOut := fromhtml.Blocks(source); len(blocks) > 0 || len(leftOut) > 0 {
		c.items = append(c.items, item{class, source, nodes})
	}
}

func (c *collector) read(nodes []*parser.Node, class string) {
	for _, n := range nodes {
		switch n.DataAtom {
		case atom.Ul, atom.Ol:
			c.end()
			c.read(children(n), attribute(n, "class"))
			c.end()
		case atom.Li:
			c.end()
			c.add(class, children(n))
		case atom.Div, atom.P, atom.Section, atom.Blockquote, atom.Details:
			c.end()
			c.read(children(n), class)
			c.end()
		case atom.Br:
			c.end()
		default:
			c.loose = append(c.loose, n)
		}
	}
}

func children(n *parser.Node) []*parser.Node {
	var nodes []*parser.Node
	for child := range n.ChildNodes() {
		nodes = append(nodes, child)
	}
	return nodes
}

func render(nodes []*parser.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if err := parser.Render(&b, n); err != nil {
			return b.String() // of what cannot be written as HTML, there is nothing to read
		}
	}
	return b.String()
}

func attribute(n *parser.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// followUps reads the field FollowUps. An item that begins with the name of a card,
// alone on its line, is that card.
func followUps(text string) []bank.FollowUp {
	var list []bank.FollowUp
	for _, i := range items(text) {
		first, _, _ := strings.Cut(fromhtml.Convert(i.html).Text, "\n")
		first = strings.TrimSuffix(first, `\`)
		if topic, id, ok := strings.Cut(first, "/"); ok && bank.IsSlug(topic) && bank.IsSlug(id) {
			list = append(list, bank.FollowUp{Card: first})
			continue
		}
		var u bank.FollowUp
		for _, n := range i.nodes {
			switch attribute(n, "class") {
			case "asks":
				u.Question += render(children(n))
			case "answers":
				u.Answer += render(children(n))
			default:
				if u.Question == "" || u.Answer == "" && n.DataAtom != atom.Div && n.DataAtom != atom.P {
					u.Question += render([]*parser.Node{n})
				} else {
					u.Answer += render([]*parser.Node{n})
				}
			}
		}
		list = append(list, u)
	}
	return list
}

// refs reads the field References: where its links lead, and addresses that are
// written as text.
func refs(text string) []string {
	var urls []string
	for _, i := range items(text) {
		found := len(urls)
		for _, n := range i.nodes {
			if n.DataAtom == atom.A {
				urls = append(urls, strings.TrimSpace(attribute(n, "href")))
			}
			for d := range n.Descendants() {
				if d.DataAtom == atom.A {
					urls = append(urls, strings.TrimSpace(attribute(d, "href")))
				}
			}
		}
		if len(urls) == found {
			urls = append(urls, strings.Fields(apkg.VisibleText(i.html))...)
		}
	}
	return urls
}
