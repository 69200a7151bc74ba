//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeCommandsSucceed runs what the README tells its readers to type and
// lints the cards that it shows.
func TestReadmeCommandsSucceed(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, name := range []string{"progress", "here"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	const card = "- {topic: mine, id: mine, difficulty: easy, question: \"Mine?\", answer: \"Yes, mine.\"}\n"
	if err := os.WriteFile(filepath.Join(folder, "cards.yaml"), []byte(card), 0o666); err != nil {
		t.Fatal(err)
	}
	layFiles(t, filepath.Join(folder, "here"))
	blocks := regexp.MustCompile("(?ms)^```(sh|yaml)\n(.*?)^```$").FindAllStringSubmatch(string(readme), -1)
	commands, banks := 0, 0
	for _, block := range blocks {
		language, text := block[1], block[2]
		switch {
		case language == "yaml" && strings.Contains(text, "question:"):
			banks++
			file := filepath.Join(folder, "bank.yaml")
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			typed(t, folder, "djq lint "+file)
		case language == "sh":
			for line := range strings.Lines(text) {
				if strings.Contains(line, "djq ") && !strings.HasPrefix(line, "go ") {
					commands++
					typed(t, folder, line)
				}
			}
		}
	}
	if commands < 10 || banks < 2 {
		t.Errorf("found %d commands and %d banks: is this the README?", commands, banks)
	}
}

// layFiles puts into a folder what the README's commands read: what lies at the top
// of the repository, and files of their readers.
func layFiles(t *testing.T, folder string) {
	t.Helper()
	files := map[string]string{
		"questions.csv": "What is a view?,A callable that takes a request\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"README.md": "../../README.md", "questions": "../../questions", "shared.apkg": "../../internal/apkg/testdata/latest.apkg",
	} {
		target, err := filepath.Abs(target)
		if err == nil {
			err = os.Symlink(target, filepath.Join(folder, name))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// typed runs a line of shell as it is typed at the top of the repository, by someone
// whose editor changes a word, and expects it to succeed.
func typed(t *testing.T, home, line string) {
	t.Helper()
	line = strings.TrimSpace(line)
	t.Run(line, func(t *testing.T) {
		if _, err := exec.LookPath("jq"); err != nil && strings.Contains(line, "| jq") {
			t.Skip("jq is not installed")
		}
		shell := exec.Command("sh", "-c", line)
		shell.Dir = filepath.Join(home, "here")
		shell.Env = append(os.Environ(), "PATH="+binary+":"+os.Getenv("PATH"), "DJQ_HOME="+home, "HOME="+home,
			"EDITOR=sed -i.before s/slow/quick/", "VISUAL=", "DJQ_NOW=2027-02-01T19:00:00+01:00", "GOCOVERDIR="+coverage())
		if out, err := shell.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
}
