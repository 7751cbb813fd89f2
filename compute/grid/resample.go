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
	Near                  // of blocks of the pyramid, about as large as the pixels: none is left out, but cells at the border of a pixel may show in its neighbour
	Exact                 // of the very cells under each pixel
)

// Sampler fills pictures with cells. It keeps its memory between pictures, so that steady work allocates nothing. The zero value is ready.
type Sampler[T Value] struct {
	least, most []T       // tables of columns of cells or blocks
	sum, count  []float64 // of columns
	spans       []span    // of columns that a pixel shows
	index       []int32   // where in the tables a pixel finds its extremes
	runs        []run
	l, m        []float32 // extremes of the pixels of a row
	chosen      []float32 // of the tables, where the choice comes first
}

// run is pixels next to each other, from up to but not with to, that take their values from the same level.
type run struct {
	from, to int
	level    int  // or fromCells or sampled
	columns  span // that they show
	longest  int  // span of a pixel
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
	s.size(w)
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
		for _, r := range s.runs {
			s.run(line[r.from:r.to], cells, p, x.Cells, rows, y.Cells, how, r)
		}
	}
	return detail
}

// size makes room for a row of pixels.
func (s *Sampler[T]) size(w int) {
	if cap(s.spans) < w {
		s.spans, s.index, s.l, s.m = make([]span, w), make([]int32, w), make([]float32, w), make([]float32, w)
	}
	s.spans, s.index, s.l, s.m = s.spans[:w], s.index[:w], s.l[:w], s.m[:w]
}

const (
	fromCells = -1
	sampled   = -2
)

// plan chooses the level for each part of a row of pixels that are about 2^tall cells tall, and the blocks of each pixel.
func (s *Sampler[T]) plan(p *Pyramid[T], x *Axis, tall uint8, how Picture) Detail {
	detail := Exact
	s.runs = s.runs[:0]
	for from := 0; from < x.Pixels(); {
		wide := x.wide[from]
		to := from + 1
		for to < x.Pixels() && x.wide[to] == wide {
			to++
		}
		r, block, blocks := run{from: from, to: to, level: fromCells}, 1, x.Cells
		if p != nil && !how.Exact {
			for i := range p.levels {
				if p.fits(i, tall, wide, how.Reduce) {
					r.level, block, blocks = i, p.levels[i].block.Columns, p.levels[i].columns
				}
			}
		}
		if r.level >= 0 && p.Ready() {
			detail = min(detail, Near)
		} else if r.level >= 0 {
			r.level, block, blocks, detail = sampled, 1, x.Cells, Sampled
		}
		for i := from; i < to; i++ {
			c := x.spans[i].blocks(block, blocks, x.Cells)
			if r.level == sampled {
				c = c.middle()
			}
			s.spans[i] = c
			r.columns = r.columns.with(c)
			r.longest = max(r.longest, int(c.hi-c.lo))
		}
		s.place(r)
		s.runs = append(s.runs, r)
		from = to
	}
	return detail
}

// tabled is the longest span that has a table of its own.
const tabled = 8

// place sets where pixels find their extremes: in table number n-1, of those of n columns each, and behind the tables where they show nothing.
func (s *Sampler[T]) place(r run) {
	n := r.columns.hi - r.columns.lo
	for i, c := range s.spans[r.from:r.to] {
		at := int32(r.longest) * n
		if !c.empty() {
			at = (c.hi-c.lo-1)*n + c.lo - r.columns.lo
		}
		s.index[r.from+i] = at
	}
}

// fits tells whether pixels of about 2^tall by 2^wide cells are about as large as the blocks of a level, or larger, and it has what is to be shown.
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
