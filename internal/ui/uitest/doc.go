// Package uitest checks lines made for a terminal by the package ui and those
// above it, and has cards to make them of. Only tests import it.
package uitest
