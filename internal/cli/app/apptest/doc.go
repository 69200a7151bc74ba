// Package apptest runs commands in tests, with streams, an environment and a
// clock that the test owns. It is imported by tests only.
package apptest
