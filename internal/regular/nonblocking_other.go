//go:build !unix

package regular

// nonblocking is not needed where no path of the file system is a pipe.
const nonblocking = 0
