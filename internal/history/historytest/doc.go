// Package historytest makes histories and events for the tests of packages above
// history. Only tests import it.
package historytest
