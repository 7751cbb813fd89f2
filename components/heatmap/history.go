package heatmap

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// history is the last rows or columns of pushed data. They lie in a ring, so that pushing costs the same whatever the
// history is, and are numbered from the first one ever pushed.
//
// Behind the newest of them some of the ring is kept empty. So a block of the pyramid never holds the newest and the
// oldest ones together, up to blocks as large as that.
type history struct {
	rows       bool // rows are pushed, not columns
	across     int  // values of each
	keep, size int  // how many are kept, and places in the ring
	total      int64
	gaps, lost int
	hole       int64 // the number after the last row or column in which there was a NaN
	read       int64 // rows or columns that the pyramid knows
	plane      plane[float32]
	axes       [2]grid.Axis // scratch of fill
	pixels     int          // that axes has room for
	edges      []float64
	spare      []float32
}

// blank is the part of the ring that is kept empty: blocks of the pyramid reach it when 16 pixels show all of the
// history.
const blank = 16

// historySize is how many places the ring of a history has.
func historySize(keep int) int { return (keep + keep/blank + grain) / grain * grain }

// historyBytes is what a history takes, with its pyramid: a quarter for extremes, an eighth for means.
func historyBytes(across, keep int) float64 {
	return 1.375 * 4 * float64(across) * float64(historySize(keep))
}

func newHistory(rows bool, across, keep int, means bool) *history {
	h := &history{rows: rows, across: across, keep: keep, size: historySize(keep)}
	h.plane = plane[float32]{z: make([]float32, across*h.size), rows: h.size, columns: across, scale: 1, means: means}
	if !rows {
		h.plane.rows, h.plane.columns = across, h.size
	}
	nan := float32(math.NaN())
	for i := range h.plane.z {
		h.plane.z[i] = nan
	}
	h.average(means)
	return h
}

// clone returns a history of its own with the same rows or columns, without a pyramid.
func (h *history) clone() *history {
	c := &history{rows: h.rows, across: h.across, keep: h.keep, size: h.size, total: h.total, gaps: h.gaps, lost: h.lost, hole: h.hole}
	c.plane = plane[float32]{z: slices.Clone(h.plane.z), rows: h.plane.rows, columns: h.plane.columns, scale: 1, means: h.plane.means}
	return c
}

// grain is how long the pyramid's smallest blocks are.
const grain = 16

// block is the size of the pyramid's blocks: along the stream alone.
func (h *history) block() grid.Block {
	if h.rows {
		return grid.Block{Rows: grain, Columns: 1}
	}
	return grid.Block{Rows: 1, Columns: grain}
}

// average makes the pyramid keep means, or not, and gives one to a history that needs and lacks it.
func (h *history) average(means bool) {
	p := &h.plane
	if len(p.z) > direct/16 && (p.pyramid == nil || p.means != means) {
		p.pyramid = nil // before there are two
		p.pyramid = grid.NewPyramid[float32](p.rows, p.columns, h.block(), means)
	}
	p.means = means
}

// first is the number of the oldest row or column kept.
func (h *history) first() int64 { return max(0, h.total-int64(h.keep)) }

// push appends s, which holds whole rows or columns.
func (h *history) push(s widget.Series) {
	n := s.Len() / h.across
	if over := n - h.keep; over > 0 { // nothing older is left, and the first of these are never seen
		h.lost += over
		h.total += int64(over)
		h.forget()
	}
	for k := max(0, n-h.keep); k < n; k++ {
		if !h.write(s, k*h.across) {
			h.gaps++
		}
		h.total++
		h.erase(int((h.total + int64(h.size-h.keep) - 1) % int64(h.size)))
	}
}

// write puts the values of s from one on into the next place, and says whether one of them is finite.
func (h *history) write(s widget.Series, from int) (some bool) {
	at := int(h.total % int64(h.size))
	z, hole := h.plane.z, false
	if h.rows {
		row := z[at*h.across:][:h.across]
		widget.Read(row, s, from)
		for _, v := range row {
			some, hole = some || v-v == 0, hole || v != v
		}
	} else {
		var part [256]float32
		for r := 0; r < h.across; r += len(part) {
			n := widget.Read(part[:min(len(part), h.across-r)], s, from+r)
			for i, v := range part[:n] {
				z[(r+i)*h.size+at] = v
				some, hole = some || v-v == 0, hole || v != v
			}
		}
	}
	if hole {
		h.hole = h.total + 1
	}
	return some
}

// holes says whether there is a NaN in what is kept.
func (h *history) holes() bool { return h.hole > h.first() }

// erase empties the place that comes next to the oldest kept.
func (h *history) erase(at int) {
	nan := float32(math.NaN())
	z := h.plane.z
	if h.rows {
		for i := range h.across {
			z[at*h.across+i] = nan
		}
	} else {
		for r := range h.across {
			z[r*h.size+at] = nan
		}
	}
}

// forget empties all.
func (h *history) forget() {
	nan := float32(math.NaN())
	for i := range h.plane.z {
		h.plane.z[i] = nan
	}
	if p := h.plane.pyramid; p != nil {
		p.Touch(0, h.plane.rows, 0, h.plane.columns)
	}
}

// update brings the pyramid up to date with what was pushed since, and with blocks that have become empty.
func (h *history) update() {
	if h.plane.pyramid == nil {
		return
	}
	h.touch(max(h.read, h.total-int64(h.size)), h.total)
	// A block that is partly empty is as it was: it shows what was dropped last at the old end.
	room := int64(h.size - h.keep)
	h.touch(max((h.read+room)/grain, (h.total+room-int64(h.size))/grain+1)*grain, (h.total+room)/grain*grain)
	h.read = h.total
}

// touch reads the rows or columns from one number up to but not with another into the pyramid, part by part: what was
// touched in two places would be all between them.
func (h *history) touch(from, to int64) {
	p, size := h.plane.pyramid, int64(h.size)
	for from < to {
		a := int(from % size)
		n := min(int(to-from), h.size-a) // to the end of the ring
		if h.rows {
			p.Touch(a, a+n, 0, h.across)
		} else {
			p.Touch(0, h.across, a, a+n)
		}
		for !p.Step(h.plane.z, math.MaxInt32) {
		}
		from += int64(n)
	}
}

// at returns the value of one of the values of row or column number k.
func (h *history) at(k int64, i int) float64 {
	p := int(k % int64(h.size))
	if h.rows {
		return float64(h.plane.z[p*h.across+i])
	}
	return float64(h.plane.z[i*h.size+p])
}

// begin makes the last of n rows or columns of a grid the first of the history.
func (h *history) begin(data widget.Series, n int) {
	part := make([]float32, h.across)
	from := max(0, n-h.keep)
	h.total = int64(from)
	for k := from; k < n; k++ {
		for i := range part {
			if h.rows {
				part[i] = float32(data.At(k*h.across + i))
			} else {
				part[i] = float32(data.At(i*n + k))
			}
		}
		h.push(widget.Float32s(part))
	}
	h.gaps, h.lost = 0, 0
}
