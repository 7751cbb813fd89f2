package grid

// Picture says how cells become pixels.
type Picture struct {
	Reduce   Reduce
	Middle   float64 // from which Extreme measures: the median of the cells, say
	Bilinear bool    // mix the four cells around the middle of a pixel, where no pixel covers several cells; otherwise the nearest is shown
	Exact    bool    // read all cells under a pixel, where a pyramid would do with blocks
}

// Detail is how good pixels are.
type Detail uint8

const (
	Sampled Detail = iota // cells here and there: the pyramid was not ready
	Near                  // of blocks of the pyramid: none is left out and none is in two pixels, but cells at the border of a pixel may show in its neighbour
	Exact                 // of the very cells under each pixel
)

// Sampler fills pictures with cells. It keeps its memory between pictures, so that steady work allocates nothing. The zero value is ready.
type Sampler[T Value] struct {
	least, most []T       // of columns of cells or blocks
	sum, count  []float64 // likewise
	from, to    []int32   // which of them a pixel shows
	level       []int8    // from which level, of each pixel; -1 for cells
	l, m        []float32 // extremes of the pixels of a row
}

// Fill writes the values of x.Pixels() by y.Pixels() pixels to dst, row by row, stride values apart, and returns how good they are: NaN where a pixel
// shows no cell, or none that is a number. cells are those of the pyramid p, which may be nil, stored row by row; x runs
// along their rows. Values that float32 can't hold are rounded, before Extreme chooses between them.
//
// Where a pixel covers blocks of the pyramid in both directions, it takes them, so that the work is that of the pixels, whatever they cover; a pyramid
// that is not Ready can't be used, and then each shows a cell near its middle. Exact pictures read all cells instead, some 10^9
// a second: as much work as there are cells, which may be done in slices by Axis.Part. It panics with "grid: ..." if slices are too short.
func (s *Sampler[T]) Fill(dst []float32, stride int, cells []T, p *Pyramid[T], x, y *Axis, how Picture) Detail {
	check(cells, y.Cells, x.Cells)
	w, h := x.Pixels(), y.Pixels()
	if w == 0 || h == 0 {
		return Exact
	}
	if stride < w || len(dst) < (h-1)*stride+w {
		panic("grid: dst is too short for the picture")
	}
	if p != nil && (p.rows != y.Cells || p.columns != x.Cells) {
		panic("grid: the pyramid is of other cells")
	}
	if !how.Reduce.Valid() {
		panic("grid: unknown reduce \"" + string(how.Reduce) + "\"")
	}
	if how.Bilinear && !x.reduces() && !y.reduces() {
		s.bilinear(dst, stride, cells, x, y)
		return Exact
	}
	s.size(x, how.Reduce == Mean)
	detail := Exact
	for j := range h {
		line := dst[j*stride:][:w]
		rows := y.spans[j]
		if j > 0 && rows == y.spans[j-1] && y.wide[j] == y.wide[j-1] {
			copy(line, dst[(j-1)*stride:])
			continue
		}
		if rows.empty() {
			blank(line)
			continue
		}
		if j == 0 || y.wide[j] != y.wide[j-1] || y.spans[j-1].empty() {
			detail = min(detail, s.plan(p, x, y.wide[j], how))
		}
		s.line(line, cells, p, x, rows, y.Cells, how)
	}
	return detail
}

// size makes room.
func (s *Sampler[T]) size(x *Axis, means bool) {
	w := x.Pixels()
	if cap(s.from) < w {
		s.from, s.to, s.level, s.l, s.m = make([]int32, w), make([]int32, w), make([]int8, w), make([]float32, w), make([]float32, w)
	}
	s.from, s.to, s.level, s.l, s.m = s.from[:w], s.to[:w], s.level[:w], s.l[:w], s.m[:w]
	if means {
		if cap(s.sum) < x.Cells {
			s.sum, s.count = make([]float64, x.Cells), make([]float64, x.Cells)
		}
		return
	}
	if cap(s.least) < x.Cells {
		s.least, s.most = make([]T, x.Cells), make([]T, x.Cells)
	}
}

const (
	fromCells = -1
	sampled   = -2
)

// plan chooses the level for each part of a row of pixels that are 2^tall cells tall, and the blocks of each pixel.
func (s *Sampler[T]) plan(p *Pyramid[T], x *Axis, tall uint8, how Picture) Detail {
	detail := Exact
	for from := 0; from < x.Pixels(); {
		wide := x.wide[from]
		to := from + 1
		for to < x.Pixels() && x.wide[to] == wide {
			to++
		}
		level, block, blocks := fromCells, 1, x.Cells
		if p != nil && !how.Exact {
			for i := range p.levels {
				if p.fits(i, tall, wide, how.Reduce) {
					level, block, blocks = i, p.levels[i].block.Columns, p.levels[i].columns
				}
			}
		}
		if level >= 0 && p.Ready() {
			detail = min(detail, Near)
		} else if level >= 0 {
			level, block, blocks, detail = sampled, 1, x.Cells, Sampled
		}
		for i := from; i < to; i++ {
			c := x.spans[i].blocks(block, blocks, x.Cells)
			if level == sampled {
				c = c.middle()
			}
			s.from[i], s.to[i], s.level[i] = c.lo, c.hi, int8(level)
		}
		from = to
	}
	return detail
}

// fits tells whether pixels of 2^tall by 2^wide cells are as large as the blocks of a level, which has what is to be shown.
func (p *Pyramid[T]) fits(level int, tall, wide uint8, r Reduce) bool {
	if level >= len(p.levels) {
		return false
	}
	l := &p.levels[level]
	return l.block.Rows <= 1<<tall && l.block.Columns <= 1<<wide && (r != Mean || l.mean != nil)
}

// blocks returns the blocks whose middles lie on a span of cells, of blocks in all, or the one at its middle if there is none.
func (s span) blocks(block, blocks, cells int) span {
	if s.empty() || block == 1 {
		return s
	}
	b := int32(block)
	t := span{(s.lo + b/2) / b, (s.hi + b/2) / b}
	if int(s.hi) == cells { // the last block may be shorter
		t.hi = int32(blocks)
	}
	if t.empty() {
		t.lo = (s.lo + s.hi - 1) / 2 / b
		t.hi = t.lo + 1
	}
	return t
}

// middle is the cell in the middle.
func (s span) middle() span {
	if s.empty() {
		return s
	}
	m := (s.lo + s.hi) / 2
	return span{m, m + 1}
}
