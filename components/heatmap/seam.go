package heatmap

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/compute/grid"
)

// A history is a ring: a picture of it has a seam, where the newest places of the ring lie before the oldest ones.

// fill is cells.fill, for edges of pixels in coordinates from the first row or column ever pushed on. It says too which
// pixels show any of the history.
func (h *history) fill(dst []float32, stride int, ex, ey []float64, how grid.Picture, outX, outY []bool) grid.Detail {
	along, across, shown, all := ex, ey, outX, outY
	if h.rows {
		along, across, shown, all = ey, ex, outY, outX
	}
	other := &h.axes[1]
	other.Set(across, h.across)
	outside(all, other)
	for i := range shown {
		shown[i] = true
	}
	h.update()
	if n := len(along); n > h.pixels && len(across) > 1 { // room for all of them at once, not for one more after each push
		h.pixels = n
		h.edges = slices.Grow(h.edges[:0], n)
		h.axes[0].Set(along, h.size)
		if line := other.Part(0, 1); !h.rows {
			h.plane.fill(dst, stride, &h.axes[0], &line, how)
		}
	}
	detail := grid.Exact
	end := -1 // of the pixels that the part before has filled
	first, size := h.first(), int64(h.size)
	wrap := (first/size + 1) * size
	parts := [2][2]int64{{first, min(h.total, wrap)}, {wrap, h.total}}
	if len(along) > 1 && along[0] > along[len(along)-1] { // from the screen's left or top on
		parts[0], parts[1] = parts[1], parts[0]
	}
	for _, p := range parts {
		if p[0] >= p[1] {
			continue
		}
		from, to := h.cut(along, float64(p[0]), float64(p[1]), float64(p[0]/size*size))
		if from >= to {
			continue
		}
		shared := from < end
		if shared {
			h.save(dst, stride, from, other.Pixels())
		}
		h.axes[0].Set(h.edges, h.size)
		x, y, offset := &h.axes[0], other, from
		if h.rows {
			x, y, offset = other, &h.axes[0], from*stride
		}
		detail = min(detail, h.plane.fill(dst[offset:], stride, x, y, how))
		for i := from; i < to; i++ {
			shown[i] = false
		}
		if shared {
			h.join(dst, stride, from, other.Pixels(), how)
		}
		end = to
	}
	return detail
}

// cut leaves in h.edges the edges of the pixels that show cells from lo up to but not with hi, moved down by shift, and
// returns the first of these pixels and the one after the last. Pixels across lo or hi keep their width, so that the
// pyramid treats them as those beside them: there is nothing of the ring behind, or nothing but empty places.
func (h *history) cut(along []float64, lo, hi, shift float64) (from, to int) {
	h.edges = h.edges[:0]
	from = -1
	room := float64(h.size-h.keep) / 2
	least, most := float64(h.first())-room, float64(h.total)+room
	for i := 0; i+1 < len(along); i++ {
		a, b := share(along[i], along[i+1])
		if max(a, lo) >= min(b, hi) {
			continue
		}
		if from < 0 {
			from = i
			h.edges = append(h.edges, min(max(along[i], least), most)-shift)
		}
		to = i + 1
		h.edges = append(h.edges, min(max(along[i+1], least), most)-shift)
	}
	return max(from, 0), to
}

// share returns the cells of a pixel between two edges, as grid.Axis does: those whose middles lie on it, or the one at its
// middle.
func share(e0, e1 float64) (from, to float64) {
	if e0 <= e1 {
		from, to = math.Ceil(e0-0.5), math.Ceil(e1-0.5)
	} else {
		from, to = math.Floor(e1-0.5)+1, math.Floor(e0-0.5)+1
	}
	if from >= to {
		from = math.Floor(e0 + (e1-e0)/2)
		to = from + 1
	}
	return from, to
}

// index is where value i across the pixel number p of the ring's direction lies in a picture.
func (h *history) index(stride, p, i int) int {
	if h.rows {
		return p*stride + i
	}
	return i*stride + p
}

// save keeps the pixels that both parts of the ring have a share in.
func (h *history) save(dst []float32, stride, p, n int) {
	h.spare = h.spare[:0]
	for i := range n {
		h.spare = append(h.spare, dst[h.index(stride, p, i)])
	}
}

// join makes one of the two shares of a pixel. (That of means is the mean of both, whatever their numbers are.)
func (h *history) join(dst []float32, stride, p, n int, how grid.Picture) {
	m := float32(how.Middle)
	for i, a := range h.spare[:n] {
		d := &dst[h.index(stride, p, i)]
		b := *d
		switch {
		case a != a:
			continue
		case b != b:
			*d = a
			continue
		}
		switch how.Reduce {
		case grid.Max:
			*d = max(a, b)
		case grid.Min:
			*d = min(a, b)
		case grid.Mean:
			*d = a/2 + b/2
		default:
			if a, b := min(a, b), max(a, b); m-a > b-m {
				*d = a
			} else {
				*d = b
			}
		}
	}
}

// outside says of each pixel of an axis whether it shows no cell.
func outside(dst []bool, a *grid.Axis) {
	for i := range dst {
		lo, hi := a.Span(i)
		dst[i] = lo >= hi
	}
}
