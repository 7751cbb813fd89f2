// Package mat computes with matrices of float32 and float64, stored row by row in one slice.
package mat

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// deep is how many steps of the inner sum are done at a time: their panels stay in the caches.
const deep = 256

// Product multiplies matrices of one shape. It holds the scratch: multiplying allocates nothing. It is not safe for
// concurrent use.
type Product[T Float] struct {
	m, k, n int
	a, b    []T // packed panels: of TileRows rows of a, of all columns of b
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
	rows := kernel.TileRows
	block := make([]T, depth*(rows+panels*columns)+rows*columns)
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
		for row := 0; row < p.m; row += kernel.TileRows {
			rows := min(kernel.TileRows, p.m-row)
			p.packA(a[row*p.k+from:], rows, depth, even)
			for column := 0; column < p.n; column += columns {
				panel := p.b[column*even:][:columns*even]
				c := dst[row*p.n+column:]
				if wide := min(columns, p.n-column); rows < kernel.TileRows || wide < columns {
					p.tileAtEdge(c, panel, rows, wide, even)
				} else {
					kernel.Tile(c, p.a, panel, even, p.n)
				}
			}
		}
	}
	return dst
}

// Mul is Product.Mul of a product made for it.
func Mul[T Float](dst, a, b []T, m, k, n int) []T { return NewProduct[T](m, k, n).Mul(dst, a, b) }

func (p *Product[T]) packA(a []T, rows, depth, even int) {
	clear(p.a[:kernel.TileRows*even])
	for r := range rows {
		to := p.a[r:]
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
func (p *Product[T]) tileAtEdge(c, panel []T, rows, wide, even int) {
	columns := kernel.TileColumns[T]()
	clear(p.edge)
	for r := range rows {
		copy(p.edge[r*columns:], c[r*p.n:][:wide])
	}
	kernel.Tile(p.edge, p.a, panel, even, columns)
	for r := range rows {
		copy(c[r*p.n:][:wide], p.edge[r*columns:])
	}
}

func shape(rows, columns int) string { return strconv.Itoa(rows) + "x" + strconv.Itoa(columns) }
