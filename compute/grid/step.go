package grid

import "github.com/sonde-viz/sonde/compute/internal/kernel"

// Step reads about so many of the cells that were touched, and at least those of a row of blocks, and returns whether the pyramid is Ready. 10^6
// cells take about 1 ms. Levels above the first are computed once all cells below are read, by calls of their own. It panics
// with "grid: ..." if the cells are not as many as those of the pyramid. It allocates nothing.
func (p *Pyramid[T]) Step(cells []T, budget int) (ready bool) {
	check(cells, p.rows, p.columns)
	for i := range p.levels {
		l := &p.levels[i]
		for ; l.first < l.rows; l.first++ {
			s := l.stale[l.first]
			if s.empty() {
				continue
			}
			if budget <= 0 {
				return false
			}
			if i == 0 {
				budget -= l.work(l.first)
				p.left -= l.work(l.first)
				p.base(cells, l.first, s)
			} else {
				budget -= 4 * int(s.hi-s.lo)
				p.halve(cells, i, l.first, s)
			}
			l.stale[l.first] = span{}
			if i+1 < len(p.levels) {
				p.levels[i+1].rise(l, l.first, s)
			}
		}
	}
	return true
}

// rise marks the blocks that lie on those of a row below.
func (l *level[T]) rise(below *level[T], row int, s span) {
	if l.block.Columns > below.block.Columns {
		s = span{s.lo / 2, (s.hi + 1) / 2}
	}
	if l.block.Rows > below.block.Rows {
		row /= 2
	}
	l.stale[row] = l.stale[row].with(s)
	l.first = min(l.first, row)
}

// base computes blocks of a row of the first level from cells.
func (p *Pyramid[T]) base(cells []T, row int, s span) {
	l := &p.levels[0]
	wide := l.block.Columns
	lo, hi := neutral[T]()
	r0, r1 := row*l.block.Rows, min(p.rows, (row+1)*l.block.Rows)
	end := min(p.columns, int(s.hi)*wide)
	for c := int(s.lo) * wide; c < end; c += chunk {
		n := min(chunk, end-c)
		least, most := p.least[:n], p.most[:n]
		kernel.ColumnExtremes(least, most, cells[r0*p.columns+c:], p.columns, r1-r0, lo, hi)
		for k := wide; k > 1; k /= 2 {
			half := (len(least) + 1) / 2
			kernel.HalveLeast(least[:half], least)
			kernel.HalveMost(most[:half], most)
			least, most = least[:half], most[:half]
		}
		at := row*l.columns + c/wide
		copy(l.least[at:], least)
		copy(l.most[at:], most)
	}
}

// halve computes blocks of a row of a level from the level below, and their means from the cells where that has none.
func (p *Pyramid[T]) halve(cells []T, i, row int, s span) {
	l, below := &p.levels[i], &p.levels[i-1]
	tall, wide := l.block.Rows/below.block.Rows, l.block.Columns/below.block.Columns
	lo, hi := neutral[T]()
	r0, r1 := row*tall, min(below.rows, (row+1)*tall)
	end := min(below.columns, int(s.hi)*wide)
	for c := int(s.lo) * wide; c < end; c += chunk {
		n := min(chunk, end-c, len(p.least))
		least, most := p.least[:n], p.most[:n]
		kernel.ColumnLeast(least, below.least[r0*below.columns+c:], below.columns, r1-r0, lo)
		kernel.ColumnMost(most, below.most[r0*below.columns+c:], below.columns, r1-r0, hi)
		at := row*l.columns + c/wide
		if wide == 2 {
			kernel.HalveLeast(l.least[at:][:(n+1)/2], least)
			kernel.HalveMost(l.most[at:][:(n+1)/2], most)
		} else {
			copy(l.least[at:], least)
			copy(l.most[at:], most)
		}
	}
	if l.mean == nil {
		return
	}
	for c := int(s.lo); c < int(s.hi); c++ {
		sum, count := 0.0, 0.0
		if below.mean == nil {
			b := l.block
			sum, count = sumCells(cells, p.columns, row*b.Rows, min(p.rows, (row+1)*b.Rows), c*b.Columns, min(p.columns, (c+1)*b.Columns))
		} else {
			sum, count = below.sum(r0, r1, c*wide, min(below.columns, (c+1)*wide))
		}
		at := row*l.columns + c
		l.mean[at], l.count[at] = 0, float32(count)
		if count > 0 {
			l.mean[at] = float32(sum / count)
		}
	}
}

// sumCells adds the finite cells of a rectangle.
func sumCells[T Value](cells []T, columns, r0, r1, c0, c1 int) (sum, count float64) {
	for r := r0; r < r1; r++ {
		for _, v := range cells[r*columns+c0 : r*columns+c1] {
			if v-v == 0 {
				sum += float64(v)
				count++
			}
		}
	}
	return sum, count
}

// sum adds the finite cells of blocks.
func (l *level[T]) sum(r0, r1, c0, c1 int) (sum, count float64) {
	for r := r0; r < r1; r++ {
		for i := r*l.columns + c0; i < r*l.columns+c1; i++ {
			n := float64(l.count[i])
			sum += float64(l.mean[i]) * n
			count += n
		}
	}
	return sum, count
}
