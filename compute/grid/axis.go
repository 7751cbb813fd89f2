package grid

import "math"

// Axis says which cells each pixel of one direction shows. The zero value has no pixels; Set makes it, and can be called again without
// allocating.
type Axis struct {
	Cells int // cells of this direction
	spans []span
	wide  []uint8   // of each pixel, the power of two nearest to the cells that it is wide; 0 for less
	left  []int32   // for bilinear pictures, the cell whose middle is at or before that of the pixel ...
	part  []float32 // ... and the part of the one after it
}

// Pixels is the number of pixels.
func (a *Axis) Pixels() int { return len(a.spans) }

// Set makes an axis of len(edges)-1 pixels over cells cells: pixel i lies between edges[i] and edges[i+1], in cell coordinates, which may
// run up or down. (They hold what linear, logarithmic or irregular axes do with positions: Locate is for the latter.) A pixel covers the cells whose
// middles lie on it, so that each cell shown is covered by one pixel; on a pixel without any, the cell at its middle is shown. What lies outside
// of the cells, or between edges that are not finite, shows nothing.
func (a *Axis) Set(edges []float64, cells int) {
	n := max(0, len(edges)-1)
	if cap(a.spans) < n {
		a.spans, a.wide, a.left, a.part = make([]span, n), make([]uint8, n), make([]int32, n), make([]float32, n)
	}
	a.Cells, a.spans, a.wide, a.left, a.part = cells, a.spans[:n], a.wide[:n], a.left[:n], a.part[:n]
	for i := range n {
		lo, hi := edges[i], edges[i+1]
		up := lo <= hi
		if !up {
			lo, hi = hi, lo
		}
		a.spans[i], a.wide[i] = covered(lo, hi, up, cells)
		middle := lo + (hi-lo)/2 - 0.5
		if middle < 0 || !(cells > 1) || middle != middle {
			middle = 0
		}
		middle = min(middle, float64(cells-1))
		a.left[i] = int32(max(0, min(int(middle), cells-2)))
		a.part[i] = float32(middle - float64(a.left[i]))
	}
}

// covered returns the cells between lo and hi, and the power of two nearest to their number.
func covered(lo, hi float64, up bool, cells int) (s span, wide uint8) {
	n := float64(cells)
	if !(hi-lo >= 0) || hi <= 0 || lo >= n { // not finite, or outside
		return span{}, 0
	}
	for w := hi - lo; w >= math.Sqrt2 && wide < 30; w /= 2 {
		wide++
	}
	// A middle that lies on an edge belongs to the pixel that begins there, in the direction of the pixels.
	first, end := math.Ceil(lo-0.5), math.Ceil(hi-0.5)
	if !up {
		first, end = math.Floor(lo-0.5)+1, math.Floor(hi-0.5)+1
	}
	first, end = max(first, 0), min(end, n)
	if first < end {
		return span{int32(first), int32(end)}, wide
	}
	middle := math.Floor(lo + (hi-lo)/2)
	if middle < 0 || middle >= n {
		return span{}, 0
	}
	return span{int32(middle), int32(middle) + 1}, 0
}

// Span returns the cells of a pixel, from lo up to but not with hi; none if lo = hi.
func (a *Axis) Span(pixel int) (lo, hi int) {
	s := a.spans[pixel]
	return int(s.lo), int(s.hi)
}

// Part returns the axis of some of the pixels, from up to but not with to, to do the work in slices. It shares the memory of a.
func (a *Axis) Part(from, to int) Axis {
	return Axis{a.Cells, a.spans[from:to], a.wide[from:to], a.left[from:to], a.part[from:to]}
}

// reduces tells whether a pixel covers several cells.
func (a *Axis) reduces() bool {
	for _, s := range a.spans {
		if s.hi-s.lo > 1 {
			return true
		}
	}
	return false
}

// Uniform fills dst with the edges of len(dst)-1 pixels of the same width, from cell coordinate lo to hi, and returns it.
func Uniform(dst []float64, lo, hi float64) []float64 {
	n := float64(len(dst) - 1)
	for i := range dst {
		t := float64(i) / n
		dst[i] = lo*(1-t) + hi*t
	}
	return dst
}

// Locate returns the cell coordinate of position x among the edges of cells, one more than there are cells, which run up or down: cell c lies from
// edges[c] to edges[c+1], and coordinates are linear between. It is NaN for NaN, and runs on evenly beyond the first and last cell.
func Locate(edges []float64, x float64) float64 {
	n := len(edges) - 1
	if n < 1 || x != x {
		return math.NaN()
	}
	up := edges[n] >= edges[0]
	lo, hi := 0, n-1 // the cell is among these
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if edges[mid] <= x == up || edges[mid] == x {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return float64(lo) + (x-edges[lo])/(edges[lo+1]-edges[lo])
}
