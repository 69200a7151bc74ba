//go:build !unix

package growth

import "time"

// processorTime is not implemented for this system.
func processorTime() (time.Duration, bool) { return 0, false }
