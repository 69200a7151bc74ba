// Package sampling draws questions so that few of them tell how many points
// would be made over all, and says how far off that may be.
//
// In reading order:
//
//	unit.go     a question as a sample sees it, and its chance to be drawn
//	draw.go     drawing a sample that is spread like all questions
//	score.go    the share of the points over all, and its interval
//	student.go  quantiles of Student's t
//
// Its tests simulate how often the interval holds the truth, and how wide it is.
// It imports nothing of djq. Package interview and what is above may import it.
package sampling
