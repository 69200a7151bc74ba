package main

import (
	"cmp"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// faultShare is which of many possible faults a test tries.
type faultShare struct {
	all    bool
	n      int        // when not all
	random *rand.Rand // chooses them
}

// faultsToTry returns the share that DJQ_FAULTS names: "all", or how many of
// each kind of test; without it, so many. DJQ_SEED chooses which; the seed is
// logged.
func faultsToTry(t *testing.T, without int) faultShare {
	t.Helper()
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("DJQ_SEED"), "12"), 10, 64)
	if err != nil {
		t.Fatalf("DJQ_SEED: expected a whole number from 0, got %q", os.Getenv("DJQ_SEED"))
	}
	share := faultShare{n: without, random: rand.New(rand.NewPCG(seed, seed))}
	switch text := os.Getenv("DJQ_FAULTS"); text {
	case "":
	case "all":
		share.all = true
	default:
		if share.n, err = strconv.Atoi(text); err != nil || share.n < 1 {
			t.Fatalf("DJQ_FAULTS: expected all or a whole number from 1, got %q", text)
		}
	}
	t.Logf("DJQ_SEED=%d", seed)
	return share
}
