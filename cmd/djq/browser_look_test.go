//go:build browser

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPagePictures writes pictures of the page into the folder DJQ_PICTURES, for
// people to look at.
func TestPagePictures(t *testing.T) {
	folder := os.Getenv("DJQ_PICTURES")
	if folder == "" {
		t.Skip("DJQ_PICTURES names no folder")
	}
	file := exportPage(t, t.TempDir())
	for name, size := range map[string][2]int64{"390": {390, 844}, "1280": {1280, 900}} {
		for _, scheme := range []string{"light", "dark"} {
			w := openWindow(t, size[0], size[1])
			w.prefer(scheme)
			picture := func(view string) {
				png, err := chromedp.Run(w.ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, view+"-"+name+"-"+scheme+".png"), png, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			w.open(file, "")
			picture("read")
			w.do(`document.getElementById("open-filters").click()`)
			picture("filter")
			w.do(`document.getElementById("open-filters").click(); location.hash = "#orm/n-plus-one"`)
			w.wait(`document.getElementById("orm/n-plus-one").querySelector(".answer").open`)
			picture("card")
			w.do(`location.hash = "#drill"`)
			w.wait(`!document.getElementById("begin").hidden`)
			picture("begin")
			w.do(`document.getElementById("filter-topic").querySelector("input[value=orm]").click(); drillView.again()`)
			w.press(enter)
			w.do(`document.querySelector("#begin-buttons button").click()`)
			w.wait(`!document.getElementById("ask").hidden`)
			picture("question")
			w.do(`for (const key of [" ", "a", "b"]) drillView.key(key)`)
			picture("answer")
			w.do(`document.querySelector("details.more").open = true`)
			picture("menu")
			w.press("2", "q")
			w.wait(`!document.getElementById("begin").hidden`)
			picture("end")
			w.do(`location.hash = "#send"`)
			w.wait(`!document.getElementById("send").hidden`)
			picture("send")
			w.press("?")
			picture("keys")
		}
	}
	w := openWindow(t, 1280, 900)
	w.open(exportPage(t, t.TempDir(), "--topic", "orm"), "")
	pdf, err := chromedp.Run(w.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "print.pdf"), pdf, 0o644); err != nil {
		t.Fatal(err)
	}
}

// prefer has the window ask for a colour scheme, light or dark.
func (w *window) prefer(scheme string) {
	w.t.Helper()
	call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}
