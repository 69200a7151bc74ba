package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

func TestLoadCreatesNoHistory(t *testing.T) {
	home := t.TempDir()
	a := testApp(t, "DJQ_HOME="+filepath.Join(home, "djq"), "DJQ_NOW=2026-07-02T03:00:00+02:00")
	card := &bank.Card{Topic: "orm", ID: "one"}
	cards := []*bank.Card{card}

	progress, store, err := a.History.Load(t.Context(), cards)
	if err != nil || store != nil || progress.Seen() || progress.Today.String() != "2026-07-01" {
		t.Fatalf("without a history: %v, store %v, day %v", err, store, progress.Today)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("looking made %v (%v)", left, err)
	}

	store, err = a.History.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := event.Event{Kind: event.Review, Card: "orm/one", Rating: memory.Good, At: a.Now(), Day: a.Today()}
	if _, _, err := store.Append(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	progress, store, err = a.History.Load(t.Context(), cards)
	if err != nil || store == nil || !progress.State(card).Seen() {
		t.Fatalf("with a history: %v, store %v", err, store)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestHistoryWithoutHome(t *testing.T) {
	a := testApp(t)
	if _, store, err := a.History.Load(t.Context(), nil); err != nil || store != nil {
		t.Errorf("progress: %v, %v", store, err)
	}
	if _, err := a.History.Open(t.Context()); err == nil || !strings.Contains(err.Error(), "no home folder") {
		t.Errorf("history: %v", err)
	}
}

func TestLoadReportsBrokenSettingsAndHistory(t *testing.T) {
	home := t.TempDir()
	write(t, home, historyName, "dear diary")
	a := testApp(t, "DJQ_HOME="+home)
	if _, _, err := a.History.Load(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "is not a djq history") {
		t.Errorf("progress: %v", err)
	}
	write(t, home, SettingsName, "retention: 2\n")
	a = testApp(t, "DJQ_HOME="+home)
	if _, _, err := a.History.Load(t.Context(), nil); err == nil || !strings.Contains(err.Error(), SettingsName) {
		t.Errorf("progress: %v", err)
	}
	if _, err := a.History.Open(t.Context()); err == nil || !strings.Contains(err.Error(), SettingsName) {
		t.Errorf("history: %v", err)
	}
}

func TestOpenExistingCreatesNoHistory(t *testing.T) {
	home := t.TempDir()
	a := testApp(t, "DJQ_HOME="+home)
	if _, err := a.History.OpenExisting(t.Context()); !strings.Contains(said(t, err, ExitBroken), "hint: djq drill creates it") {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("it made %v (%v)", left, err)
	}
	for range 2 { // there is nothing to back up at first
		err := a.History.With(t.Context(), a.History.OpenForChanges, func(store *history.Store) error {
			_, _, err := store.Append(t.Context(), event.Event{Kind: event.Suspend, Card: "orm/one", At: a.Now(), Day: a.Today()})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if backups, err := os.ReadDir(filepath.Join(home, "backups")); err != nil || len(backups) != 1 {
		t.Errorf("backups of the day: %v, %v", backups, err)
	}
	store, err := a.History.OpenExisting(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if progress, err := a.History.Progress(t.Context(), nil); err != nil || progress.Seen() {
		t.Errorf("progress %v, %v", progress, err)
	}
}
