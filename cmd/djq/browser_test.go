//go:build browser

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// skip skips a test for what is missing, and says so also where go test is not
// asked to. On CI nothing may be missing.
func skip(t *testing.T, missing string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("missing: ", missing)
	}
	fmt.Fprintf(os.Stderr, "SKIPPED: %s needs %s\n", t.Name(), missing)
	t.SkipNow()
}

// findBrowser returns where a Chromium is.
func findBrowser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("DJQ_BROWSER"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	skip(t, "Chromium")
	return ""
}

// window is a window of a browser of its own. Whatever goes wrong in its page,
// or leaves it for the network, fails the test.
type window struct {
	t        *testing.T
	ctx      context.Context
	download string // folder

	mutex    sync.Mutex
	dialogs  []string
	problems []string
}

// openWindow opens a window of a size in pixels; a narrow one is that of a phone.
func openWindow(t *testing.T, width, height int64) *window {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(findBrowser(t)), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	w := &window{t: t, ctx: ctx, download: t.TempDir()}
	if err := chromedp.Listen(ctx, w.listen); err != nil {
		t.Fatal(err)
	}
	call(w, network.Enable, network.EnableParams{})
	call(w, page.Enable, page.EnableParams{})
	call(w, log.Enable, cdp.Empty{})
	call(w, runtime.Enable, cdp.Empty{})
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: w.download,
	}); err != nil {
		t.Fatal(err)
	}
	if width < 600 {
		w.run(chromedp.EmulateViewport(width, height, chromedp.EmulateScale(2), chromedp.EmulateMobile, chromedp.EmulateTouch))
	} else {
		w.run(chromedp.EmulateViewport(width, height))
	}
	t.Cleanup(func() {
		w.mutex.Lock()
		defer w.mutex.Unlock()
		for _, problem := range w.problems {
			t.Errorf("the page: %s", problem)
		}
	})
	return w
}

// listen takes note of what must not happen, and answers yes to what the page asks.
func (w *window) listen(e any) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	switch e := e.(type) {
	case *runtime.EventExceptionThrown:
		w.problems = append(w.problems, fmt.Sprintf("%+v", e.ExceptionDetails))
	case *log.EventEntryAdded:
		w.problems = append(w.problems, "log: "+e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "file:") && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "about:") {
			w.problems = append(w.problems, "a request for "+url)
		}
	case *page.EventJavascriptDialogOpening:
		w.dialogs = append(w.dialogs, e.Message)
		go func() {
			_, _ = chromedp.Call(w.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	}
}

// call runs a command of the DevTools protocol.
func call[P, R any](w *window, command cdp.Command[P, R], params P) R {
	w.t.Helper()
	result, err := chromedp.Call(w.ctx, command, params)
	if err != nil {
		w.t.Fatal(err)
	}
	return result
}

func (w *window) run(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	if err := chromedp.Do(w.ctx, steps...); err != nil {
		w.t.Fatal(err)
	}
}

// open opens a file, with what comes after it in the address.
func (w *window) open(file, hash string) {
	w.t.Helper()
	w.run(chromedp.Navigate("file://" + filepath.ToSlash(file) + hash))
}

func (w *window) reload() {
	w.t.Helper()
	w.run(chromedp.Reload())
}

// before runs statements in each page before its own.
func (w *window) before(statements string) {
	w.t.Helper()
	call(w, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: statements})
}

// eval returns what an expression, or the promise that it is, comes to in the page.
func eval[T any](w *window, expression string) T {
	w.t.Helper()
	value, err := chromedp.Run(w.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		w.t.Fatalf("%v\n%s", err, expression)
	}
	return value
}

// do runs statements in the page.
func (w *window) do(statements string) {
	w.t.Helper()
	eval[bool](w, "(() => {"+statements+"; return true})()")
}

// wait waits until an expression holds in the page.
func (w *window) wait(expression string) {
	w.t.Helper()
	came := eval[bool](w, `new Promise((done) => {
		const end = performance.now() + 10000;
		const look = () => (`+expression+`) ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 10);
		look();
	})`)
	if !came {
		w.t.Fatalf("%s does not come true\n%s", expression, eval[string](w, "document.body.innerText.slice(0, 2000)"))
	}
}

// press presses keys.
func (w *window) press(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		w.run(chromedp.KeyEvent(key))
	}
}

const enter = kb.Enter

// tap touches the first visible element that a selector finds and whose text
// contains words.
func (w *window) tap(selector, words string) {
	w.t.Helper()
	find := fmt.Sprintf(`(() => {
		const e = [...document.querySelectorAll(%s)].find((e) => e.getClientRects().length && e.textContent.includes(%s));
		if (!e) return {x: -1, y: -1};
		e.scrollIntoView({block: "center"});
		const r = e.getBoundingClientRect();
		return {x: r.x + r.width / 2, y: r.y + r.height / 2};
	})()`, quoted(selector), quoted(words))
	at := eval[struct{ X, Y float64 }](w, find)
	if at.X < 0 {
		w.t.Fatalf("no %s with %q to touch:\n%s", selector, words, eval[string](w, "document.body.innerText.slice(0, 2000)"))
	}
	w.run(chromedp.TapXY(at.X, at.Y))
}

func quoted(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// text returns what an element shows.
func (w *window) text(selector string) string {
	w.t.Helper()
	return eval[string](w, "document.querySelector("+quoted(selector)+").innerText")
}

// printed runs djq with a home of its own, and returns what it prints.
func printed(t *testing.T, home, stdin string, args ...string) string {
	t.Helper()
	run := exec.Command(filepath.Join(binary, "djq"), args...)
	run.Env = append(os.Environ(), "DJQ_HOME="+home)
	run.Stdin = strings.NewReader(stdin)
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("djq %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// exportPage exports a page and returns its file.
func exportPage(t *testing.T, home string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cards.html")
	printed(t, home, "", append([]string{"export", "html", file}, args...)...)
	return file
}
