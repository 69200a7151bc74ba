// Package growth checks how the work of a function grows with its input, by the
// processor time that the process used: the load of the machine does not count,
// as it would in elapsed time. Only tests import it, those of any package.
package growth
