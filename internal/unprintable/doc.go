// Package unprintable defines, once for all of djq, which characters no
// question file may hold and no terminal may be sent: they could steer a
// terminal, reorder the text around them, or end lines where no editor does.
// It imports nothing of djq, so that every package may import it.
package unprintable
