// Package contour traces isolines: the lines along which a grid of values has one level.
package contour

import "math"

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Tracer traces isolines and keeps its memory for the next ones. The zero Tracer is ready.
type Tracer struct {
	above []uint8 // which values are at or above the level: 1
	used  []uint8 // which segments of a square have been walked along: 1 the first, 2 the second of a saddle
	x, y  []float64
}

// The sides of a square, counted from the one towards row 0.
const (
	bottom = iota
	right
	top
	left
)

// segments are the sides that a line joins, by the corners at or above the level: 1 the one at (i, j), 2 at (i+1, j),
// 4 at (i+1, j+1), 8 at (i, j+1). The saddles, 5 and 10, are given with their high corners parted; saddle says which
// of the two it is.
var segments = [16][]uint8{
	1: {left, bottom}, 2: {bottom, right}, 3: {left, right}, 4: {right, top},
	5: {left, bottom, right, top}, 6: {bottom, top}, 7: {left, top}, 8: {top, left},
	9: {top, bottom}, 10: {bottom, right, top, left}, 11: {top, right}, 12: {right, left},
	13: {right, bottom}, 14: {bottom, left},
}

// Lines returns the isolines of a level through the w x h values of z, row by row; value (i, j) stands at x = i,
// y = j. The points of one line follow each other; a NaN lies between two lines, and a closed line ends where it begins. Between
// two neighbours the level lies where a straight line has it. A value equal to the level counts as above it; the level is rounded to the
// type of the values, so that 0.7 is equal to 0.7 in float32 too.
//
// In a saddle, a square with two opposite corners above the level and two below it, the mean of the four decides: when
// it is at or above the level, the high corners are joined. A square with a corner that is NaN or infinite has no line.
//
// The slices are the Tracer's own and stay until its next call. The time is proportional to the number of values.
// It panics with "contour: ..." if z does not hold w x h values.
// (Source: marching squares; W. E. Lorensen and H. E. Cline, Marching Cubes, SIGGRAPH 1987, in two dimensions.)
func Lines[T Float](t *Tracer, z []T, w, h int, level float64) (x, y []float64) {
	if w < 0 || h < 0 || len(z) != w*h {
		panic("contour: z does not hold w x h values")
	}
	if rounded := float64(T(level)); rounded-rounded == 0 {
		level = rounded
	}
	t.x, t.y = t.x[:0], t.y[:0]
	if w < 2 || h < 2 || level-level != 0 {
		return t.x, t.y
	}
	if cap(t.above) < w*h {
		t.above = make([]uint8, w*h)
	}
	t.above = t.above[:w*h]
	for i, v := range z {
		t.above[i] = 0
		if float64(v) >= level {
			t.above[i] = 1
		}
	}
	g := grid[T]{z, t.above, w, h, level}
	if n := (w - 1) * (h - 1); cap(t.used) < n {
		t.used = make([]uint8, n)
	} else {
		t.used = t.used[:n]
		clear(t.used)
	}
	for j := range h - 1 {
		row, next := t.above[j*w:][:w], t.above[(j+1)*w:][:w]
		for i := range w - 1 {
			if n := row[i] + row[i+1] + next[i] + next[i+1]; n == 0 || n == 4 {
				continue
			}
			sides := g.sides(i, j)
			for s := 0; s < len(sides); s += 2 {
				if t.used[j*(w-1)+i]&(1<<(s/2)) == 0 {
					trace(t, &g, i, j, s, sides)
				}
			}
		}
	}
	return t.x, t.y
}

// grid is what the lines are traced through.
type grid[T Float] struct {
	z     []T
	above []uint8
	w, h  int
	level float64
}

// sides returns the sides that the lines of square (i, j) join, two for each line.
func (g *grid[T]) sides(i, j int) []uint8 {
	at := j*g.w + i
	code := g.above[at] | g.above[at+1]<<1 | g.above[at+g.w+1]<<2 | g.above[at+g.w]<<3
	if code == 0 || code == 15 {
		return nil
	}
	a, b, c, d := float64(g.z[at]), float64(g.z[at+1]), float64(g.z[at+g.w+1]), float64(g.z[at+g.w])
	if a-a != 0 || b-b != 0 || c-c != 0 || d-d != 0 {
		return nil
	}
	if (code == 5 || code == 10) && a/4+b/4+c/4+d/4 >= g.level {
		code = 15 - code // the low corners are parted instead
	}
	return segments[code]
}

// trace follows the line of sides s and s+1 of square (i, j) to both of its ends.
func trace[T Float](t *Tracer, g *grid[T], i, j, s int, sides []uint8) {
	if len(t.x) > 0 {
		t.x, t.y = append(t.x, math.NaN()), append(t.y, math.NaN())
	}
	start := len(t.x)
	t.used[j*(g.w-1)+i] |= 1 << (s / 2)
	point(t, g, i, j, sides[s])
	point(t, g, i, j, sides[s+1])
	if walk(t, g, i, j, sides[s+1]) {
		return
	}
	// What lies before the first point: the line is turned over, and goes on from there.
	reverse(t.x[start:])
	reverse(t.y[start:])
	walk(t, g, i, j, sides[s])
}

// walk leaves square (i, j) by a side whose point is there and goes on to the end of the line; it says whether the line
// is closed.
func walk[T Float](t *Tracer, g *grid[T], i, j int, side uint8) bool {
	for {
		switch side {
		case bottom:
			j--
		case right:
			i++
		case top:
			j++
		case left:
			i--
		}
		if i < 0 || j < 0 || i >= g.w-1 || j >= g.h-1 {
			return false
		}
		sides, entry, s := g.sides(i, j), side^2, 0
		for s < len(sides) && sides[s] != entry {
			s++
		}
		if s == len(sides) {
			return false // the square has no lines
		}
		used := &t.used[j*(g.w-1)+i]
		if *used&(1<<(s/2)) != 0 {
			return true
		}
		*used |= 1 << (s / 2)
		side = sides[s^1]
		point(t, g, i, j, side)
	}
}

// point adds where the level lies on a side of square (i, j).
func point[T Float](t *Tracer, g *grid[T], i, j int, side uint8) {
	at := func(i, j int) float64 { return float64(g.z[j*g.w+i]) }
	x, y := float64(i), float64(j)
	switch side {
	case bottom:
		x += between(at(i, j), at(i+1, j), g.level)
	case right:
		x, y = x+1, y+between(at(i+1, j), at(i+1, j+1), g.level)
	case top:
		x, y = x+between(at(i, j+1), at(i+1, j+1), g.level), y+1
	case left:
		y += between(at(i, j), at(i, j+1), g.level)
	}
	t.x, t.y = append(t.x, x), append(t.y, y)
}

// between returns where level lies on the way from a to b, one of which is at or above it and the other below: 0 to 1.
func between(a, b, level float64) float64 {
	return (level/2 - a/2) / (b/2 - a/2) // halves: the difference of two values may be beyond float64
}

func reverse(x []float64) {
	for i, j := 0, len(x)-1; i < j; i, j = i+1, j-1 {
		x[i], x[j] = x[j], x[i]
	}
}
