package htmlpage_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/htmlpage"
	"djq/internal/memory"
	"djq/questions"
)

// cardsOf returns the cards of a bank that is one file.
func cardsOf(t *testing.T, text string) []*bank.Card {
	t.Helper()
	f := bank.Parse("cards.yaml", []byte(text))
	if len(f.Findings) > 0 {
		t.Fatal(f.Findings)
	}
	var cards []*bank.Card
	for i := range f.Cards {
		cards = append(cards, &f.Cards[i])
	}
	return cards
}

func builtin(t *testing.T) []*bank.Card {
	t.Helper()
	b := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := b.Err(); err != nil {
		t.Fatal(err)
	}
	return b.Cards()
}

func written(t *testing.T, p htmlpage.Page) string {
	t.Helper()
	var out strings.Builder
	p.Now, p.DayStarts, p.NewPerDay, p.Retention = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), 4*time.Hour, 20, 0.9
	if err := htmlpage.Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// elements returns all elements of a page as a browser finds them.
func elements(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			list = append(list, n)
		}
	}
	return list
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// The limit of a page with the whole bank, in bytes.
const maxBytes = 2_500_000

func TestPageIsKnownByItsBeginning(t *testing.T) {
	page := written(t, htmlpage.Page{Cards: builtin(t)[:1]})
	if !htmlpage.IsPage([]byte(page)[:4<<10]) || htmlpage.IsPage([]byte("<!doctype html>\n<html>")) {
		t.Error("a page is not known, or another one is")
	}
}

func TestPageOfWholeBankIsCompleteInItself(t *testing.T) {
	cards := builtin(t)
	page := written(t, htmlpage.Page{Cards: cards})
	if len(page) > maxBytes {
		t.Errorf("%d bytes, more than %d", len(page), maxBytes)
	}
	ids := map[string]bool{}
	for _, n := range elements(t, page) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s %s>: the policy does not allow it", n.Data, a.Key)
			case a.Key == "src" || a.Key == "srcset" || a.Key == "action" || a.Key == "background":
				t.Errorf("<%s %s=%q> loads or sends something", n.Data, a.Key, a.Val)
			case a.Key == "href" && n.Data != "a":
				t.Errorf("<%s href=%q> loads something", n.Data, a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements have the id %s", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			}
		}
	}
	for _, n := range elements(t, page) {
		if to, ok := attribute(n, "href"); ok && strings.HasPrefix(to, "#") && !ids[to[1:]] {
			t.Errorf("a link to %s leads nowhere", to)
		}
		for _, name := range []string{"for", "aria-labelledby", "aria-controls"} {
			if of, ok := attribute(n, name); ok && !ids[of] {
				t.Errorf("<%s %s=%q> names nothing", n.Data, name, of)
			}
		}
	}
	for _, c := range cards {
		if !ids[c.Name()] {
			t.Errorf("%s is missing", c.Name())
		}
	}
}

func TestPolicyAllowsNothingElse(t *testing.T) {
	for _, n := range elements(t, written(t, htmlpage.Page{Cards: builtin(t)[:1]})) {
		if equiv, _ := attribute(n, "http-equiv"); equiv == "Content-Security-Policy" {
			policy, _ := attribute(n, "content")
			want := regexp.MustCompile(`^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'$`)
			if !want.MatchString(policy) {
				t.Errorf("the policy is %s", policy)
			}
			return
		}
	}
	t.Error("there is no policy")
}

const hostile = `- topic: orm
  id: hostile
  difficulty: easy
  question: "</h3></script><script>alert(1)</script> <img src=x onerror=alert(1)>"
  variants: ["</li><script>alert(2)</script>"]
  hint: "<svg onload=alert(3)>"
  answer: "</details><script>alert(4)</script> [a](javascript:alert(5))"
  key_points: ['"><script>alert(6)</script> **b**']
  bonus_points: ["' onclick='alert(7)"]
  follow_ups: [{question: "<b>q</b>", answer: "<script>alert(8)</script>"}, {card: orm/other}]
  refs: ['https://example.com/?a=%22&b=1']
`

// TestHostileCardsAddNoElements compares with the elements of the same card in
// letters alone.
func TestHostileCardsAddNoElements(t *testing.T) {
	tame := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(hostile, "x")
	tame = strings.NewReplacer("javascript:", "x").Replace(tame)
	names := func(text string) []string {
		var list []string
		for _, n := range elements(t, written(t, htmlpage.Page{Cards: cardsOf(t, text), Topics: []htmlpage.Topic{{Name: "orm", Title: "<script>", Summary: "</section>"}}})) {
			list = append(list, n.Data)
		}
		return list
	}
	if got, want := names(hostile), names(tame); !slices.Equal(got, want) {
		t.Errorf("elements %v\nwant %v", got, want)
	}
}

// dataOf returns what the script of a page is given.
func dataOf(t *testing.T, page string) map[string]any {
	t.Helper()
	for _, n := range elements(t, page) {
		if id, _ := attribute(n, "id"); id == "data" {
			var data map[string]any
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
				t.Fatal(err)
			}
			return data
		}
	}
	t.Fatal("there are no data")
	return nil
}

func TestDataSayWhatIsKnownAndNoMore(t *testing.T) {
	cards := builtin(t)[:3]
	seen := event.CardState{
		CardMemory: memory.CardMemory{MemoryState: memory.MemoryState{Stability: 2.5, Difficulty: 5}, First: 20700, Last: 20700, Due: 20702, Reps: 1},
		Flagged:    true, LatestDay: 20700, LatestAt: time.UnixMilli(1788480000123),
	}
	cards[2].Note = "My *story*"
	page := written(t, htmlpage.Page{Cards: cards, Own: true, Progress: &htmlpage.Progress{
		Reviewed: true, NewToday: 4, Parameters: memory.DefaultParameters(),
		State: func(c *bank.Card) event.CardState {
			if c == cards[1] {
				return seen
			}
			return event.CardState{}
		},
		Missed: func(c *bank.Card) bool { return c == cards[1] },
		Plan:   &htmlpage.Plan{Date: 20800, Share: cards[:1], Time: time.Minute, More: cards[1:], Cards: cards[:2]},
		Home:   map[string]string{"page-1": "01"},
	}})
	data := dataOf(t, page)
	want := fmt.Sprintf("map[%s:map[difficulty:5 due:20702 first:20700 flagged:true last:20700 latest_at:1.788480000123e+12 latest_day:20700 missed:true reps:1 stability:2.5]]", cards[1].Name())
	if got := fmt.Sprint(data["states"]); got != want {
		t.Errorf("states %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprint(data["plan"]), fmt.Sprintf("map[cards:[%s %s] date:20800 minutes:[0 0 0 0 0 0 0] more:[%s %s] ms:60000 new:[0 0 0 0] pass:[0 0 0] seconds:[0 0 0] share:[%s]]",
		cards[0].Name(), cards[1].Name(), cards[1].Name(), cards[2].Name(), cards[0].Name()); got != want {
		t.Errorf("plan %s\nwant %s", got, want)
	}
	if !strings.Contains(page, "<p>My <em>story</em></p>") {
		t.Error("the note is missing")
	}
	alone := written(t, htmlpage.Page{Cards: cards})
	if strings.Contains(alone, "<em>story</em>") {
		t.Error("a page for others has a note")
	}
	bare := dataOf(t, alone)
	if bare["progress"] != false || len(bare["states"].(map[string]any)) > 0 || bare["plan"] != nil || bare["new_today"] != 0.0 {
		t.Errorf("a page without progress knows %v", bare)
	}
}

func TestPointsSayHowTheyWereWritten(t *testing.T) {
	page := written(t, htmlpage.Page{Cards: cardsOf(t, hostile)})
	for _, n := range elements(t, page) {
		if as, ok := attribute(n, "data-written"); ok && as == `"><script>alert(6)</script> **b**` {
			return
		}
	}
	t.Error("a point with marks does not say how it was written")
}

func TestTopicsHaveTitles(t *testing.T) {
	cards := builtin(t)
	topics := deck.New(cards).Topics()
	page := written(t, htmlpage.Page{Cards: cards, Topics: []htmlpage.Topic{{Name: topics[0], Title: "A & B", Summary: "c"}}})
	if !strings.Contains(page, "<h2>A &amp; B</h2>\n<p class=\"summary\">c</p>") || !strings.Contains(page, "<h2>"+topics[1]+"</h2>") {
		t.Error("titles are missing")
	}
}
