// Package mat computes with matrices of float32 and float64, stored row by row in one slice.
package mat

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// A block is a part of the product that stays in the caches: one panel of b (8 KB) in the first one while the panels of so many rows of
// a (128 KB) come from the second. (Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34, 2008.)
const (
	deep = 256 // steps of the inner sum
	tall = 128 // rows of a, a multiple of TileRows
)

// Product multiplies matrices of one shape. It holds the scratch: multiplying allocates nothing. It is not safe for
// concurrent use.
type Product[T Float] struct {
	m, k, n int
	a, b    []T // packed panels: of a block's rows of a, TileRows each, and of all columns of b
	edge    []T // a tile that hangs over the edge
}

// NewProduct returns a product of matrices of m rows and k columns by matrices of k rows and n columns. It panics with "mat: ..."
// if one of them is below 1.
func NewProduct[T Float](m, k, n int) *Product[T] {
	if m < 1 || k < 1 || n < 1 {
		panic("mat: shape " + shape(m, k) + " by " + shape(k, n) + " is empty")
	}
	columns := kernel.TileColumns[T]()
	panels := (n + columns - 1) / columns
	depth := min(deep, (k+1)/2*2)
	rows := (min(tall, m) + kernel.TileRows - 1) / kernel.TileRows * kernel.TileRows
	block := make([]T, depth*(rows+panels*columns)+kernel.TileRows*columns)
	p := &Product[T]{m: m, k: k, n: n}
	p.a, block = block[:depth*rows], block[depth*rows:]
	p.b, p.edge = block[:depth*panels*columns], block[depth*panels*columns:]
	return p
}

// Mul writes the product of a (m by k) and b (k by n) to dst (m by n), all row by row, and returns dst. A nil dst is made. It panics
// with "mat: ..." if a slice has another length, or if dst overlaps a or b. The sums run over the inner index in
// order, in T.
func (p *Product[T]) Mul(dst, a, b []T) []T {
	if dst == nil {
		dst = make([]T, p.m*p.n)
	}
	if len(dst) != p.m*p.n || len(a) != p.m*p.k || len(b) != p.k*p.n {
		panic("mat: slices of " + strconv.Itoa(len(dst)) + ", " + strconv.Itoa(len(a)) + " and " + strconv.Itoa(len(b)) +
			" values, want " + shape(p.m, p.n) + ", " + shape(p.m, p.k) + " and " + shape(p.k, p.n))
	}
	if kernel.Overlap(dst, a) || kernel.Overlap(dst, b) {
		panic("mat: dst overlaps a factor")
	}
	clear(dst)
	columns := kernel.TileColumns[T]()
	for from := 0; from < p.k; from += deep {
		depth := min(deep, p.k-from)
		even := (depth + 1) / 2 * 2 // steps are done in pairs: the odd one is padded with zeros
		p.packB(b[from*p.n:], depth, even)
		for top := 0; top < p.m; top += tall {
			bottom := min(top+tall, p.m)
			for row := top; row < bottom; row += kernel.TileRows {
				p.packA(p.panelA(row-top, even), a[row*p.k+from:], min(kernel.TileRows, p.m-row), depth)
			}
			for column := 0; column < p.n; column += columns {
				panel, wide := p.b[column*even:][:columns*even], min(columns, p.n-column)
				for row := top; row < bottom; row += kernel.TileRows {
					rows, left := min(kernel.TileRows, p.m-row), p.panelA(row-top, even)
					if c := dst[row*p.n+column:]; rows < kernel.TileRows || wide < columns {
						p.tileAtEdge(c, left, panel, rows, wide, even)
					} else {
						kernel.Tile(c, left, panel, even, p.n)
					}
				}
			}
		}
	}
	return dst
}

// Mul is Product.Mul of a product made for it.
func Mul[T Float](dst, a, b []T, m, k, n int) []T { return NewProduct[T](m, k, n).Mul(dst, a, b) }

// panelA is the panel of a block from its given row on.
func (p *Product[T]) panelA(row, even int) []T { return p.a[row*even:][:kernel.TileRows*even] }

func (p *Product[T]) packA(panel, a []T, rows, depth int) {
	clear(panel)
	for r := range rows {
		to := panel[r:]
		for i, v := range a[r*p.k:][:depth] {
			to[kernel.TileRows*i] = v
		}
	}
}

func (p *Product[T]) packB(b []T, depth, even int) {
	columns := kernel.TileColumns[T]()
	for column := 0; column < p.n; column += columns {
		panel := p.b[column*even:][:columns*even]
		wide := min(columns, p.n-column)
		for i := range even {
			to := panel[columns*i:][:columns]
			if i >= depth {
				clear(to)
				continue
			}
			clear(to[copy(to, b[i*p.n+column:][:wide]):])
		}
	}
}

// tileAtEdge does a tile by way of one that is whole.
func (p *Product[T]) tileAtEdge(c, left, panel []T, rows, wide, even int) {
	columns := kernel.TileColumns[T]()
	clear(p.edge)
	for r := range rows {
		copy(p.edge[r*columns:], c[r*p.n:][:wide])
	}
	kernel.Tile(p.edge, left, panel, even, columns)
	for r := range rows {
		copy(c[r*p.n:][:wide], p.edge[r*columns:])
	}
}

func shape(rows, columns int) string { return strconv.Itoa(rows) + "x" + strconv.Itoa(columns) }
