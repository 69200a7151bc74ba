// Package termtest is a terminal for tests of what runs on one: it plays steps
// and keeps what is written. Only tests import it.
package termtest
