//go:build !unix

package growth

import "time"

// processorTime returns false: it is asked for as Unix tells it.
func processorTime() (time.Duration, bool) { return 0, false }
