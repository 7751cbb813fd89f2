package grid

import "math"

// Extent is what there is among cells. The zero value is that of no cells.
type Extent struct {
	Finite, NaN, Infinite int     // numbers of cells of each kind
	Min, Max              float64 // least and greatest finite cell; 0 and 0 if Finite is 0
}

// Measure adds cells to e: long work can be done in slices.
func Measure[T Value](e *Extent, cells []T) {
	for len(cells) > 0 {
		block := cells[:min(len(cells), 1024)]
		cells = cells[len(block):]
		lo, hi := neutral[T]()
		least, most := lo, hi
		var nan, infinite int
		for _, v := range block {
			if v != v {
				nan++
			} else if v-v != 0 {
				infinite++
			} else {
				if v < least {
					least = v
				}
				if v > most {
					most = v
				}
			}
		}
		finite := len(block) - nan - infinite
		if finite > 0 {
			if e.Finite == 0 {
				e.Min, e.Max = float64(least), float64(most)
			}
			e.Min, e.Max = min(e.Min, float64(least)), max(e.Max, float64(most))
		}
		e.Finite, e.NaN, e.Infinite = e.Finite+finite, e.NaN+nan, e.Infinite+infinite
	}
}

// Histogram counts cells in bins of the same width from Lo to Hi; the last bin has Hi too.
type Histogram struct {
	Lo, Hi       float64
	Bins         []int
	Below, Above int // cells beyond the ends, infinities too
}

// NewHistogram returns an empty one. It panics with "grid: ..." if Lo and Hi are not finite and Lo below Hi, or bins is below 1.
func NewHistogram(lo, hi float64, bins int) *Histogram {
	if !(lo < hi) || math.IsInf(hi-lo, 0) || bins < 1 {
		panic("grid: a histogram needs a finite range and a bin")
	}
	return &Histogram{Lo: lo, Hi: hi, Bins: make([]int, bins)}
}

// Count adds cells to h: long work can be done in slices. NaN is passed over.
func Count[T Value](h *Histogram, cells []T) {
	lo, hi, n := h.Lo, h.Hi, len(h.Bins)
	k := float64(n) / (hi - lo)
	for _, v := range cells {
		switch x := float64(v); {
		case x >= lo && x <= hi:
			h.Bins[min(n-1, int((x-lo)*k))]++
		case x < lo:
			h.Below++
		case x > hi:
			h.Above++
		}
	}
}

// Clear sets all counts to 0.
func (h *Histogram) Clear() {
	clear(h.Bins)
	h.Below, h.Above = 0, 0
}
