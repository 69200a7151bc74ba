// Package humanize writes counts, percentages, dates and durations as people
// read them: "1,500 cards", "6.2%", "tomorrow", "2 h 5 min". Everything that
// djq shows to a person is written here, so that one quantity looks the same
// everywhere; what other programs read (JSON, tab-separated output) is not.
//
// Files: number.go, date.go, duration.go. The package imports only memory, for
// its study days; any package above it may import it.
package humanize
