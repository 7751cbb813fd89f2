// Package grid reduces large matrices of numbers to what a picture of them can show: a pyramid that keeps every extreme, the values of
// pixels under any zoom, and the figures that colour limits are made from.
//
// Cell c of an axis lies from c to c+1 in cell coordinates. Cells are stored row by row in one slice, which the caller keeps: a Pyramid
// holds no cells, and is handed the same slice each time.
package grid

import (
	"math"
	"strconv"
)

// Value is what a cell may be.
type Value interface {
	~float32 | ~float64 | ~uint8 | ~uint16
}

// Reduce is what a pixel shows that covers several cells.
type Reduce string

const (
	Extreme Reduce = "extreme" // of the least and the greatest of its cells the one farther from a middle value; the greater at the same distance
	Max     Reduce = "max"     // the greatest of its cells
	Min     Reduce = "min"     // the least of its cells
	Mean    Reduce = "mean"    // the mean of its finite cells
)

// Values lists the choices, in the order of the constants.
func (Reduce) Values() []string {
	return []string{string(Extreme), string(Max), string(Min), string(Mean)}
}

// Valid tells whether r is one of the constants.
func (r Reduce) Valid() bool { return r == Extreme || r == Max || r == Min || r == Mean }

// neutral returns what the least and the greatest of no cells are. A block all of whose cells are NaN has this pair, and only this has a least value
// above its greatest.
func neutral[T Value]() (least, most T) {
	var zero T
	if one := T(1); one/2 != 0 {
		return T(math.Inf(1)), T(math.Inf(-1))
	}
	return zero - 1, zero // of unsigned integers, all values lie in between, and 0 - 1 is the greatest
}

// check panics unless cells fill a grid.
func check[T Value](cells []T, rows, columns int) {
	if rows < 0 || columns < 0 || len(cells) != rows*columns {
		panic("grid: " + strconv.Itoa(len(cells)) + " cells, want " + strconv.Itoa(rows) + " rows of " + strconv.Itoa(columns))
	}
}
