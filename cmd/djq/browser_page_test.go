//go:build browser

package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// violation is what axe-core finds.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

// TestPageIsAccessible has axe-core look at everything that the page shows, on a
// phone and on a wide screen, in light and dark. DJQ_AXE is where axe.min.js is.
func TestPageIsAccessible(t *testing.T) {
	if os.Getenv("DJQ_AXE") == "" {
		skip(t, "axe-core, which make browser gets")
	}
	axe, err := os.ReadFile(os.Getenv("DJQ_AXE"))
	if err != nil {
		t.Fatal(err)
	}
	home := newHome(t)
	drilled, whole := exportPage(t, home), exportPage(t, t.TempDir(), "--topic", "orm", "--asked", "often")
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				w := openWindow(t, width, 900)
				// The page's policy is for the page: axe-core comes from elsewhere.
				call(w, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
				w.prefer(scheme)
				check := func(what string) {
					t.Helper()
					found := eval[[]violation](w, `axe.run({resultTypes: ["violations"]}).then((r) => r.violations.map((v) => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map((n) => ({HTML: n.html, FailureSummary: n.failureSummary}))})))`)
					if wide := eval[bool](w, `document.documentElement.scrollWidth > innerWidth`); wide {
						t.Errorf("%s: the page is wider than the window", what)
					}
					for _, v := range found {
						t.Errorf("%s: %s: %s\n%+v", what, v.ID, v.Help, v.Nodes)
					}
				}
				load := func(file, hash string) {
					w.open("/dev/null", "")
					w.open(file, hash)
					eval[bool](w, string(axe)+"; true")
				}
				load(whole, "")
				w.do(`document.getElementById("open-filters").click(); document.querySelector("#filters input").click()`)
				check("reading, with filters")
				w.do(`document.getElementById("clear-filters").click(); document.getElementById("show-all").click()`)
				check("reading, with answers")
				w.press("?")
				check("keys")
				load(drilled, "#drill")
				check("the beginning of a drill")
				w.do(`document.querySelector("#begin-buttons button").click()`)
				check("a question")
				w.press("h", " ", "a")
				w.do(`document.querySelector("#sheet details").open = true`)
				check("an answer")
				w.press("2", "q")
				check("the end")
				w.do(`location.hash = "#send"; document.getElementById("send-details").open = true`)
				w.wait(`!document.getElementById("send").hidden`)
				check("sending")
			})
		}
	}
}

func TestPageSaysThatNothingIsKept(t *testing.T) {
	file := exportPage(t, newHome(t))
	for name, test := range map[string]struct{ before, says, kept string }{
		"no storage": {`Object.defineProperty(window, "localStorage", {get() { throw new DOMException("denied", "SecurityError"); }});`,
			"This browser keeps nothing for this page", "keeps nothing"},
		"no room": {`const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) { if (key.startsWith("djq:event")) throw new DOMException("full", "QuotaExceededError"); put.call(this, key, value); };`,
			"This browser has no room left", "no room left"},
	} {
		t.Run(name, func(t *testing.T) {
			w := openWindow(t, 1280, 900)
			w.before(test.before)
			w.open(file, "#drill")
			w.do(`document.querySelector("#begin-buttons button").click()`)
			w.press(" ", "3")
			w.wait(`!document.getElementById("banner").hidden && document.getElementById("banner").textContent.startsWith(` + quoted(test.says) + `)`)
			// It can be sent all the same.
			w.do(`location.hash = "#send"`)
			w.wait(`document.getElementById("kept").textContent.includes(` + quoted(test.kept) + `)`)
			if text := eval[string](w, `document.getElementById("send-text").value`); strings.Count(text, "\n") != 1 {
				t.Errorf("to send there is %q", text)
			}
		})
	}
}

// TestPageOutlivesWhatIsWrongInItsStorage finds nonsense under all its keys.
func TestPageOutlivesWhatIsWrongInItsStorage(t *testing.T) {
	file := exportPage(t, newHome(t))
	w := openWindow(t, 390, 844)
	for _, session := range []string{`null`, `7`, `{"day": DAY, "queue": ["orm/one"], "state": {"phase": "answer", "card": 0}}`, `{"day": DAY, "queue": [], "state": {}}`, `{"day": DAY, "queue": "orm/one", "state": {"card": 3}}`} {
		w.before(`localStorage.clear(); for (const [key, value] of Object.entries({session: ` + quoted(session) + `.replace("DAY", Math.floor((Date.now() - 14400000) / 86400000)),
			theme: "{}", keys: "[", last: "\"x\"", machine: "\"page-<b>\"", sent: "[1]", "event:x": "garbage", "event:y": "{\"uid\":\"y\"}"})) {
			localStorage.setItem("djq:" + key, value);
		}`)
		w.open("/dev/null", "")
		w.open(file, "#drill")
		w.tap("#begin-buttons button", "Start")
		w.press(" ", "3")
		w.do(`location.hash = "#send"`)
		w.wait(`document.getElementById("send-text").value.split("\n").length === 2`)
	}
}

func TestPageDeletesWhatItKeeps(t *testing.T) {
	w := openWindow(t, 1280, 900)
	w.open(exportPage(t, newHome(t)), "#drill")
	w.do(`document.querySelector("#begin-buttons button").click()`)
	w.press(" ", "3", "u", "B")
	w.do(`location.hash = "#send"`)
	w.wait(`document.getElementById("send-status").textContent === "1 rating and 2 other changes kept here, not sent yet."`)
	w.do(`setTimeout(() => document.getElementById("forget").click())`)
	w.wait(`document.getElementById("send-status").textContent.startsWith("There is nothing to send")`)
	if n := eval[int](w, `Object.keys(localStorage).filter((k) => k.startsWith("djq:event")).length`); n != 0 {
		t.Errorf("%d events are left", n)
	}
	if len(w.dialogs) != 1 || !strings.Contains(w.dialogs[0], "3 ratings or changes not sent to djq yet will be lost") {
		t.Errorf("it asked %q", w.dialogs)
	}
}

// TestTwoWindowsLoseNothing rates in two windows of one browser.
func TestTwoWindowsLoseNothing(t *testing.T) {
	file := exportPage(t, newHome(t))
	first := openWindow(t, 1280, 900)
	first.open(file, "#drill")
	ctx, cancel := chromedp.NewContext(first.ctx)
	defer cancel()
	second := &window{t: t, ctx: ctx}
	second.open(file, "#drill")
	first.do(`document.querySelector("#begin-buttons button").click(); drillView.key(" "); drillView.key("3"); drillView.key(" "); drillView.key("2")`)
	second.wait(`storage.all().length === 2 && document.getElementById("unsent").textContent === "2"`)
	second.do(`drillView.again(); document.querySelector("#begin-buttons button").click(); drillView.key(" "); drillView.key("4")`)
	first.wait(`storage.all().length === 3 && document.getElementById("unsent").textContent === "3"`)
	if cards := eval[[]string](first, `storage.all().map((e) => e.card)`); cards[2] == cards[0] || cards[2] == cards[1] {
		t.Errorf("the second window asked a card that was rated in the first: %v", cards)
	}
}

// TestPageIsReadWithoutScript holds what those see who cannot run it, and paper.
func TestPageIsReadWithoutScript(t *testing.T) {
	file := exportPage(t, t.TempDir(), "--topic", "orm")
	const look = `[...document.querySelectorAll("#cards article")].filter((e) => e.offsetParent).length + " " +
		["views", "choose", "drill", "send"].filter((id) => document.getElementById(id).offsetParent).join()`
	w := openWindow(t, 1280, 900)
	w.open(file, "")
	cards := eval[int](w, "progress.cards.length")
	call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	w.open(file, "")
	call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false})
	if got, want := eval[string](w, look), fmt.Sprintf("%d ", cards); got != want {
		t.Errorf("without the script %q are shown, want %q", got, want)
	}
	w.open(file, "")
	closed := eval[int](w, `document.querySelectorAll("#cards article > .answer:not([open])").length`)
	pdf, err := chromedp.Run(w.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if pages := strings.Count(string(pdf), "/Type /Page\n") + strings.Count(string(pdf), "/Type /Page /") + strings.Count(string(pdf), "/Type/Page/"); pages < cards/4 {
		t.Errorf("%d cards are printed on %d pages: their answers are missing", cards, pages)
	}
	if after := eval[int](w, `document.querySelectorAll("#cards article > .answer:not([open])").length`); after != closed {
		t.Errorf("%d answers were closed before it was printed, %d after", closed, after)
	}
	for _, color := range []string{"light", "dark"} {
		call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: color}}})
		if got := eval[string](w, `getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.body).color`); got != "rgb(255, 255, 255) rgb(0, 0, 0)" {
			t.Errorf("%s is printed in %s", color, got)
		}
	}
}
