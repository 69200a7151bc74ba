package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"djq/questions"
)

var words = strings.Fields(`queryset select related prefetch middleware request response template model
	field migration index cache session token signal manager form view route serializer permission queue
	worker transaction isolation lock cursor plan join filter annotate aggregate window constraint`)

// generateBank writes a valid bank of distinct cards over files into a folder
// and returns how many bytes it has. The same numbers give the same bytes.
func generateBank(tb testing.TB, folder string, cards, files int) int64 {
	tb.Helper()
	random := rand.New(rand.NewPCG(uint64(cards), uint64(files)))
	word := func() string { return words[random.IntN(len(words))] }
	prose := func(n int) string {
		sentence := make([]string, n)
		for i := range sentence {
			sentence[i] = word()
		}
		text := strings.Join(sentence, " ")
		return strings.ToUpper(text[:1]) + text[1:] + "."
	}
	var total int64
	for f := range files {
		var b bytes.Buffer
		topic := fmt.Sprintf("topic-%04d", f)
		fmt.Fprintf(&b, "topic: %s\ntitle: Topic %d\nsummary: %s\ncards:\n", topic, f, prose(6))
		for i := f * cards / files; i < (f+1)*cards/files; i++ {
			fmt.Fprintf(&b, `  - id: card-%[1]d
    difficulty: %[2]s
    tags: [%[3]s]
    question: What does option %[1]d do to the %[4]s %[5]s %[6]s?
    answer: |
      Option %[1]d: %[7]s

      `+"```python"+`
      Book.objects.filter(pk=%[1]d).update(n=%[1]d)
      `+"```"+`

      %[8]s
    key_points:
      - Names option %[1]d and %[9]s
      - %[10]s
    refs:
      - https://docs.djangoproject.com/en/6.0/topics/db/queries/#option-%[1]d
`, i, [...]string{"easy", "medium", "hard"}[i%3], word(), word(), word(), word(), prose(45), prose(40), word(), prose(8))
		}
		total += writeBank(tb, folder, topic, b.Bytes())
	}
	return total
}

// copyBank writes the built-in bank as often as it takes to have so many cards
// of real size, each time with other topics.
func copyBank(tb testing.TB, folder string, cards int) {
	tb.Helper()
	names, err := fs.Glob(questions.FS, "*.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	// Earlier names belong to one card alone.
	aliases := regexp.MustCompile(`(?m)^ +aliases: \[.*\]\n`)
	for n, times := 0, 0; n < cards; times++ {
		for _, name := range names {
			source, err := fs.ReadFile(questions.FS, name)
			if err != nil {
				tb.Fatal(err)
			}
			topic := strings.TrimSuffix(name, ".yaml")
			if times > 0 {
				renamed := fmt.Sprintf("%s-%d", topic, times)
				source = bytes.Replace(source, []byte("topic: "+topic+"\n"), []byte("topic: "+renamed+"\n"), 1)
				source = aliases.ReplaceAll(source, nil)
				topic = renamed
			}
			n += bytes.Count(source, []byte("\n  - id: "))
			writeBank(tb, folder, topic, source)
		}
		if n == 0 {
			tb.Fatal("the built-in bank has no card that begins with its id")
		}
	}
}

func writeBank(tb testing.TB, folder, topic string, source []byte) int64 {
	tb.Helper()
	if err := os.WriteFile(filepath.Join(folder, topic+".yaml"), source, 0o666); err != nil {
		tb.Fatal(err)
	}
	return int64(len(source))
}
