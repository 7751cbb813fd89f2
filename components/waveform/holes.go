package waveform

import (
	"slices"

	"github.com/sonde-viz/sonde/compute/decimate"
)

// holes knows where samples are NaN: the numbers of the blocks that hold one, ascending. Extremes pass over NaN, and one sample
// among millions would be seen nowhere.
type holes struct {
	blocks []int64
	n      int64 // samples looked at
}

// holeBlock is the length of a block, and holeSpan how many samples are asked for at a time.
const (
	holeBlock = 256
	holeSpan  = 64 * holeBlock
)

// update looks at the samples up to number n, of which no more than the last keep are there.
func (h *holes) update(read func(from, to int64) bool, n, keep int64) {
	first := max(0, n-keep)
	if old, _ := slices.BinarySearch(h.blocks, first/holeBlock); old > len(h.blocks)/2 {
		h.blocks = slices.Delete(h.blocks, 0, old)
	}
	for h.n = max(h.n, first); h.n < n; {
		end := min(n, (h.n/holeSpan+1)*holeSpan)
		if read(h.n, end) {
			for from := h.n; from < end; {
				to := min(end, (from/holeBlock+1)*holeBlock)
				if b := from / holeBlock; read(from, to) && (len(h.blocks) == 0 || h.blocks[len(h.blocks)-1] != b) {
					h.blocks = append(h.blocks, b)
				}
				from = to
			}
		}
		h.n = end
	}
}

// in says whether one of the samples lo <= i < hi is NaN.
func (h *holes) in(read func(from, to int64) bool, lo, hi int64) bool {
	for i, _ := slices.BinarySearch(h.blocks, lo/holeBlock); i < len(h.blocks) && h.blocks[i]*holeBlock < hi; i++ {
		from := h.blocks[i] * holeBlock
		if from >= lo && from+holeBlock <= hi || read(max(from, lo), min(from+holeBlock, hi)) {
			return true
		}
	}
	return false
}

// missing says whether one of the samples is NaN.
func missing[T decimate.Float](x []T) bool {
	var a, b, c, d T
	rest := x
	for ; len(rest) >= 4; rest = rest[4:] { // a difference is 0 of numbers, and NaN of what is not finite
		a += rest[0] - rest[0]
		b += rest[1] - rest[1]
		c += rest[2] - rest[2]
		d += rest[3] - rest[3]
	}
	if a+b+c+d == 0 {
		x = rest
	}
	for _, v := range x {
		if v != v {
			return true
		}
	}
	return false
}
