package grid

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// run fills pixels of a row, which covers some rows of cells of height in all: first down the columns, then along the row.
func (s *Sampler[T]) run(dst []float32, cells []T, p *Pyramid[T], columns int, rows span, height int, how Picture, r run) {
	n := int(r.columns.hi - r.columns.lo)
	switch {
	case n == 0:
		blank(dst)
		return
	case r.level == sampled:
		rows = rows.middle()
	case r.level >= 0:
		rows = rows.blocks(p.levels[r.level].block.Rows, p.levels[r.level].rows, height)
	}
	first, tall := int(r.columns.lo), int(rows.hi-rows.lo)
	if r.level < 0 && tall == 1 && r.longest == 1 {
		nearest(dst, cells[int(rows.lo)*columns:][:columns], s.spans[r.from:r.to])
		return
	}
	if how.Reduce == Mean {
		s.sum, s.count = zeros(s.sum, n), zeros(s.count, n)
		if r.level < 0 {
			addCells(s.sum, s.count, cells, columns, rows, first)
		} else {
			p.levels[r.level].add(s.sum, s.count, rows, first)
		}
		s.means(dst, r)
		if r.level < 0 && tall == 1 {
			for i, c := range s.spans[r.from:r.to] {
				if c.hi-c.lo == 1 { // infinities too
					dst[i] = float32(cells[int(rows.lo)*columns+int(c.lo)])
				}
			}
		}
		return
	}
	if r.level < 0 && r.longest == 2 && how.Reduce == Extreme && s.pairs(dst, cells[int(rows.lo)*columns+first:], columns, tall, n, s.index[r.from:r.to], how.Middle) {
		return
	}
	tables := r.longest
	if r.longest > tabled {
		tables = 1
	}
	if size := tables*n + 1; cap(s.least) < size {
		s.least, s.most = make([]T, size), make([]T, size)
	}
	lo, hi := neutral[T]()
	least, most := s.least[:tables*n+1], s.most[:tables*n+1]
	least[tables*n], most[tables*n] = lo, hi
	if r.level < 0 {
		kernel.ColumnExtremes(least[:n], most[:n], cells[int(rows.lo)*columns+first:], columns, tall, lo, hi)
	} else {
		l := &p.levels[r.level]
		at := int(rows.lo)*l.columns + first
		kernel.ColumnLeast(least[:n], l.least[at:], l.columns, tall, lo)
		kernel.ColumnMost(most[:n], l.most[at:], l.columns, tall, hi)
	}
	l, m := s.l[r.from:r.to], s.m[r.from:r.to]
	if tables < r.longest {
		for i, c := range s.spans[r.from:r.to] {
			l[i], m[i] = float32(lo), float32(hi)
			for k := int(c.lo) - first; k < int(c.hi)-first; k++ {
				l[i], m[i] = min(l[i], float32(least[k])), max(m[i], float32(most[k]))
			}
		}
	} else {
		// Table k holds the extremes of k columns from each on: of the table before and the column after those. So no pixel needs a
		// comparison of its own, half of which a processor would guess wrong.
		for k := 1; k < tables; k++ {
			kernel.LeastOf(least[k*n:][:n-k], least[(k-1)*n:][:n-k], least[k:n])
			kernel.MostOf(most[k*n:][:n-k], most[(k-1)*n:][:n-k], most[k:n])
		}
		index := s.index[r.from:r.to]
		if kernel.SizeOf[T]() == 4 && how.Reduce == Extreme && len(least) <= 4*len(index) {
			s.farther(dst, least, most, index, how.Middle)
			return
		}
		l, m := l[:len(index)], m[:len(index)]
		for i, at := range index {
			l[i], m[i] = float32(least[at]), float32(most[at])
		}
	}
	switch how.Reduce {
	case Extreme:
		kernel.Farther(dst, l, m, float32(how.Middle))
	case Max:
		choose(dst, m, l, m)
	case Min:
		choose(dst, l, l, m)
	}
}

// farther has the choice made for the tables, of float32, and pixels find what was chosen: vectors choose faster than a pixel finds both.
func (s *Sampler[T]) farther(dst []float32, least, most []T, index []int32, middle float64) {
	chosen := s.choices(len(least))
	kernel.FartherCells(chosen, least, most, float32(middle))
	pick(dst, chosen, index)
}

// pairs does the same for pixels that are one or two columns wide, as most are where cells are about as large, without tables of
// extremes. It is false where it can't.
func (s *Sampler[T]) pairs(dst []float32, cells []T, columns, tall, n int, index []int32, middle float64) bool {
	chosen := s.choices(2*n + 1)
	if !kernel.FartherPairs(chosen[:n], chosen[n:2*n], cells, columns, tall, float32(middle)) {
		return false
	}
	blank(chosen[2*n:])
	pick(dst, chosen, index)
	return true
}

// choices is room for n values.
func (s *Sampler[T]) choices(n int) []float32 {
	if cap(s.chosen) < n {
		s.chosen = make([]float32, n)
	}
	return s.chosen[:n]
}

func pick(dst, src []float32, index []int32) {
	dst = dst[:len(index)]
	for i, at := range index {
		dst[i] = src[at]
	}
}

// nearest shows one cell a pixel.
func nearest[T Value](dst []float32, row []T, spans []span) {
	for i, c := range spans[:len(dst)] {
		if c.lo < c.hi {
			dst[i] = float32(row[c.lo])
		} else {
			blank(dst[i : i+1])
		}
	}
}

// choose copies x to dst, where there is a number.
func choose(dst, x, l, m []float32) {
	nan := float32(math.NaN())
	for i, v := range x[:len(dst)] {
		if l[i] > m[i] {
			v = nan
		}
		dst[i] = v
	}
}

// zeros returns a slice of n zeros, x if it is long enough.
func zeros(x []float64, n int) []float64 {
	if cap(x) < n {
		return make([]float64, n)
	}
	clear(x[:n])
	return x[:n]
}

// means sets pixels from the sums of columns.
func (s *Sampler[T]) means(dst []float32, r run) {
	for i, c := range s.spans[r.from:r.to] {
		sum, count := 0.0, 0.0
		for k := c.lo - r.columns.lo; k < c.hi-r.columns.lo; k++ {
			sum += s.sum[k]
			count += s.count[k]
		}
		dst[i] = float32(sum / count) // NaN for none
	}
}

// addCells adds the finite cells of columns from c on, and their number.
func addCells[T Value](sum, count []float64, cells []T, columns int, rows span, c int) {
	for r := int(rows.lo); r < int(rows.hi); r++ {
		for i, v := range cells[r*columns+c:][:len(sum)] {
			if v-v == 0 {
				sum[i] += float64(v)
				count[i]++
			}
		}
	}
}

// add does the same with blocks.
func (l *level[T]) add(sum, count []float64, rows span, c int) {
	for r := int(rows.lo); r < int(rows.hi); r++ {
		n := l.count[r*l.columns+c:][:len(sum)]
		for i, v := range l.mean[r*l.columns+c:][:len(sum)] {
			sum[i] += float64(v) * float64(n[i])
			count[i] += float64(n[i])
		}
	}
}

func blank(line []float32) {
	nan := float32(math.NaN())
	for i := range line {
		line[i] = nan
	}
}
