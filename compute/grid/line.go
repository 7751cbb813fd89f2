package grid

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// line fills a row of pixels, which covers some rows of cells of height in all.
func (s *Sampler[T]) line(dst []float32, cells []T, p *Pyramid[T], x *Axis, rows span, height int, how Picture) {
	for from := 0; from < len(dst); {
		level := s.level[from]
		to := from + 1
		for to < len(dst) && s.level[to] == level {
			to++
		}
		s.stretch(dst, cells, p, x.Cells, rows, height, how.Reduce == Mean, int(level), from, to)
		from = to
	}
	switch how.Reduce {
	case Extreme:
		kernel.Farther(dst, s.l, s.m, float32(how.Middle))
	case Max:
		choose(dst, s.m, s.l, s.m)
	case Min:
		choose(dst, s.l, s.l, s.m)
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

// stretch does the pixels from up to but not with to, which are of one level: first down the columns, then along the row.
func (s *Sampler[T]) stretch(dst []float32, cells []T, p *Pyramid[T], columns int, rows span, height int, means bool, level, from, to int) {
	c := span{}
	for i := from; i < to; i++ {
		c = c.with(span{s.from[i], s.to[i]})
	}
	n := int(c.hi - c.lo)
	if level == sampled {
		rows = rows.middle()
	}
	if level >= 0 {
		rows = rows.blocks(p.levels[level].block.Rows, p.levels[level].rows, height)
	}
	if means {
		sum, count := s.sum[:n], s.count[:n]
		clear(sum)
		clear(count)
		if level < 0 {
			addCells(sum, count, cells, columns, rows, int(c.lo))
		} else {
			p.levels[level].add(sum, count, rows, int(c.lo))
		}
		s.means(dst, int(c.lo), from, to)
		return
	}
	lo, hi := neutral[T]()
	least, most := s.least[:n], s.most[:n]
	if r := int(rows.hi - rows.lo); level < 0 {
		kernel.ColumnExtremes(least, most, cells[int(rows.lo)*columns+int(c.lo):], columns, r, lo, hi)
	} else {
		l := &p.levels[level]
		at := int(rows.lo)*l.columns + int(c.lo)
		kernel.ColumnLeast(least, l.least[at:], l.columns, r, lo)
		kernel.ColumnMost(most, l.most[at:], l.columns, r, hi)
	}
	s.extremes(int(c.lo), from, to)
}

// extremes sets those of the pixels from those of columns, the first of which is column c.
func (s *Sampler[T]) extremes(c, from, to int) {
	lo, hi := neutral[T]()
	least, most := s.least, s.most
	for i := from; i < to; i++ {
		a, b := int(s.from[i])-c, int(s.to[i])-c
		if a == b {
			s.l[i], s.m[i] = float32(lo), float32(hi)
			continue
		}
		// Mostly there are one or two.
		l, m := min(least[a], least[b-1]), max(most[a], most[b-1])
		for k := a + 1; k < b-1; k++ {
			l, m = min(l, least[k]), max(m, most[k])
		}
		s.l[i], s.m[i] = float32(l), float32(m)
	}
}

// means sets pixels from the sums of columns likewise.
func (s *Sampler[T]) means(dst []float32, c, from, to int) {
	for i := from; i < to; i++ {
		sum, count := 0.0, 0.0
		for k := int(s.from[i]) - c; k < int(s.to[i])-c; k++ {
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
