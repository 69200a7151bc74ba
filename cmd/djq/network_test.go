package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestBinaryHasNoNetworkCode holds that nothing in djq speaks to the network: it
// links no HTTP, no TLS and no mail. Package net itself comes with the database
// driver, which makes numbers of network cards with it.
func TestBinaryHasNoNetworkCode(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "djq/cmd/djq").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if !slices.Contains(linked, "djq/internal/answer/grader") {
		t.Fatalf("go list names %d packages, and not those of djq", len(linked))
	}
	for _, p := range linked {
		switch p {
		case "net/http", "net/http/httptrace", "net/rpc", "net/smtp", "net/textproto", "crypto/tls", "golang.org/x/net/http2":
			t.Errorf("the binary links %s", p)
		}
	}
}
