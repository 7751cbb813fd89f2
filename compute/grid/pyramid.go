package grid

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Block is the size of the smallest blocks that a pyramid keeps, in cells: powers of two. An axis with 1 is not reduced at any level.
type Block struct{ Rows, Columns int }

// Square is the block for pictures: 4 by 4 cells. The extremes of all levels then take a sixth of the memory of the cells.
var Square = Block{4, 4}

// Pyramid keeps the extremes of blocks of a grid of one size, level upon level: blocks of a level are twice as long along both axes as
// those below (along one where Block leaves the other alone), ragged at the far edges. With means it keeps those of the
// finite cells too, with their counts, from the second level on: 8 by 8 cells, a 24th of float32 cells.
//
// Cells that are NaN count for nothing. Infinities are extremes but don't count in means.
type Pyramid[T Value] struct {
	rows, columns int
	block         Block
	means         bool
	levels        []level[T]
	left          int // cells that are to be read yet, for Progress
	least, most   []T // extremes of the columns of some rows
}

// level is the blocks of one size, row by row.
type level[T Value] struct {
	block         Block
	rows, columns int // of blocks
	least, most   []T
	mean, count   []float32 // nil where means are not kept
	stale         []span    // columns to be computed again, of each row
	first         int       // rows before it are not stale
}

// span is from lo up to but not with hi.
type span struct{ lo, hi int32 }

func (s span) empty() bool { return s.lo >= s.hi }

// with returns the span that holds both.
func (s span) with(t span) span {
	switch {
	case t.empty():
		return s
	case s.empty():
		return t
	}
	return span{min(s.lo, t.lo), max(s.hi, t.hi)}
}

// NewPyramid returns a pyramid for rows by columns cells, all of them yet to be read: Step does that. It panics with "grid: ..." if a number
// is negative or the block's are no powers of two from 1 to 64.
func NewPyramid[T Value](rows, columns int, block Block, means bool) *Pyramid[T] {
	if rows < 0 || columns < 0 || !powerOfTwo(block.Rows) || !powerOfTwo(block.Columns) {
		panic("grid: pyramid of " + strconv.Itoa(rows) + " by " + strconv.Itoa(columns) + " cells in blocks of " +
			strconv.Itoa(block.Rows) + " by " + strconv.Itoa(block.Columns))
	}
	p := &Pyramid[T]{rows: rows, columns: columns, block: block, means: means}
	if rows == 0 || columns == 0 {
		return p
	}
	for b := block; ; b = b.twice() {
		l := level[T]{block: b, rows: over(rows, b.Rows), columns: over(columns, b.Columns)}
		n := l.rows * l.columns
		l.least, l.most = make([]T, n), make([]T, n)
		if means && len(p.levels) > 0 {
			l.mean, l.count = make([]float32, n), make([]float32, n)
		}
		l.stale = make([]span, l.rows)
		l.first = l.rows
		p.levels = append(p.levels, l)
		if (l.rows == 1 || b.Rows == 1) && (l.columns == 1 || b.Columns == 1) {
			break
		}
	}
	n := min(columns, chunk)
	p.least, p.most = make([]T, n), make([]T, n)
	p.Touch(0, rows, 0, columns)
	return p
}

// chunk is how many columns of cells are reduced at a time: their extremes stay in the cache, and a multiple of all blocks.
const chunk = 1024

func powerOfTwo(n int) bool { return n >= 1 && n <= 64 && n&(n-1) == 0 }

func (b Block) twice() Block {
	if b.Rows > 1 {
		b.Rows *= 2
	}
	if b.Columns > 1 {
		b.Columns *= 2
	}
	return b
}

// over is n/d rounded up.
func over(n, d int) int { return (n + d - 1) / d }

// Bytes is the memory that a pyramid of this size takes, in bytes.
func Bytes[T Value](rows, columns int, block Block, means bool) int {
	size := kernel.SizeOf[T]()
	total := 0
	for b, first := block, true; ; b, first = b.twice(), false {
		r, c := over(rows, b.Rows), over(columns, b.Columns)
		total += 2*r*c*size + 8*r
		if means && !first {
			total += 8 * r * c
		}
		if (r <= 1 || b.Rows == 1) && (c <= 1 || b.Columns == 1) {
			return total
		}
	}
}

// Touch tells that cells of the given rows and columns have changed, or are new: they are read again by Step. What is outside of the
// grid is left out.
func (p *Pyramid[T]) Touch(row0, row1, column0, column1 int) {
	row0, column0 = max(row0, 0), max(column0, 0)
	row1, column1 = min(row1, p.rows), min(column1, p.columns)
	if row0 >= row1 || column0 >= column1 {
		return
	}
	l := &p.levels[0]
	s := span{int32(column0 / l.block.Columns), int32(over(column1, l.block.Columns))}
	for r := row0 / l.block.Rows; r < over(row1, l.block.Rows); r++ {
		p.left -= l.work(r)
		l.stale[r] = l.stale[r].with(s)
		p.left += l.work(r)
		l.first = min(l.first, r)
	}
}

// work is how many cells are to be read for a row of blocks, about.
func (l *level[T]) work(r int) int {
	if s := l.stale[r]; !s.empty() {
		return int(s.hi-s.lo) * l.block.Rows * l.block.Columns
	}
	return 0
}

// Ready tells whether the pyramid is that of the cells: all that was touched has been read.
func (p *Pyramid[T]) Ready() bool {
	for i := range p.levels {
		if p.levels[i].first < p.levels[i].rows {
			return false
		}
	}
	return true
}

// Left is about how many cells are to be read yet.
func (p *Pyramid[T]) Left() int { return p.left }

// Size returns the numbers of rows and columns of cells.
func (p *Pyramid[T]) Size() (rows, columns int) { return p.rows, p.columns }

// Extremes returns the least and the greatest cell that is not NaN, or false if there is none or the pyramid is not Ready.
func (p *Pyramid[T]) Extremes() (least, most T, ok bool) {
	if !p.Ready() || len(p.levels) == 0 {
		return least, most, false
	}
	top := &p.levels[len(p.levels)-1]
	least, most = neutral[T]()
	for i, v := range top.least {
		least, most = min(least, v), max(most, top.most[i])
	}
	return least, most, least <= most
}
