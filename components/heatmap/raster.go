package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// raster makes the pixels of the window shown. A pixel on several cells shows the greatest of their values, so that
// no peak is lost; one within a cell shows the cell.
type raster struct {
	key     rasterKey
	pix     []byte
	left    []int // first cell of each pixel column, and one more: the end of the last
	bottom  []int // the same of each pixel row, counted from below
	column  []float32
	column8 []float64
	row     []float32
	row8    []float64
}

type rasterKey struct {
	vp  figure.Viewport
	rev int
}

func (r *raster) draw(v *view, vp figure.Viewport) []byte {
	key := rasterKey{vp, v.rev}
	if key == r.key {
		return r.pix
	}
	r.key = key
	if n := 4 * vp.X.Pixels * vp.Y.Pixels; cap(r.pix) < n {
		r.pix = make([]byte, n)
	} else {
		r.pix = r.pix[:n]
	}
	x0, x1, y0, y1 := v.cells()
	r.left = spans(r.left, vp.X, x0, x1, v.props.Columns)
	r.bottom = spans(r.bottom, vp.Y, y0, y1, v.props.Rows)
	if z := v.props.Data.F32(); z != nil {
		r.column, r.row = reduce(r, v, vp, z, r.column, r.row)
	} else {
		r.column8, r.row8 = reduce(r, v, vp, v.props.Data.F64(), r.column8, r.row8)
	}
	return r.pix
}

// spans returns, for each of w.Pixels pixels and one more, the cell at its middle when cells are larger than pixels,
// and else the first cell whose middle lies on it or beyond: no cell is left out and none counted twice. -1 and n are
// outside.
func spans(dst []int, w figure.Window, lo, hi float64, n int) []int {
	if cap(dst) < w.Pixels+1 {
		dst = make([]int, w.Pixels+1)
	}
	dst = dst[:w.Pixels+1]
	per := float64(n) / (hi - lo) * (w.Hi - w.Lo) / float64(w.Pixels) // cells of a pixel
	for i := range dst {
		var c float64
		if per <= 1 {
			c = math.Floor((w.Center(i) - lo) / (hi - lo) * float64(n))
		} else {
			c = math.Ceil((w.Edge(i)-lo)/(hi-lo)*float64(n) - 0.5)
		}
		dst[i] = int(min(max(c, -1), float64(n)))
	}
	return dst
}

// reduce fills r.pix row by row: first the greatest of the cell rows under a pixel row, then along it.
func reduce[T colormap.Float](r *raster, v *view, vp figure.Viewport, z, column, row []T) (c, w []T) {
	columns, rows := v.props.Columns, v.props.Rows
	width, height := vp.X.Pixels, vp.Y.Pixels
	if cap(column) < columns {
		column = make([]T, columns)
	}
	column = column[:columns]
	if cap(row) < width {
		row = make([]T, width)
	}
	row = row[:width]
	special := specials(v.colors)
	first, end := max(0, r.left[0]), min(columns, r.left[width]+1)
	lastFrom, lastTo := -2, -2
	for y := range height {
		from, to := r.bottom[y], max(r.bottom[y]+1, r.bottom[y+1])
		line := r.pix[4*width*(height-1-y):][:4*width]
		if from == lastFrom && to == lastTo {
			copy(line, r.pix[4*width*(height-y):][:4*width]) // the same cells as the pixel row below
			continue
		}
		lastFrom, lastTo = from, to
		if to <= 0 || from >= rows {
			clear(line)
			continue
		}
		from, to = max(from, 0), min(to, rows)
		cells := z[from*columns:][:columns]
		if to-from > 1 && first < end {
			copy(column[first:end], cells[first:end])
			for k := from + 1; k < to; k++ {
				greatest(column[first:end], z[k*columns+first:])
			}
			cells = column
		}
		for x := range width {
			a, b := r.left[x], max(r.left[x]+1, r.left[x+1])
			a, b = max(a, 0), min(b, columns)
			if b <= a {
				row[x] = T(math.NaN())
				continue
			}
			m := cells[a]
			for _, c := range cells[a+1 : b] {
				if c > m || m != m {
					m = c
				}
			}
			row[x] = m
		}
		colormap.Fill(line, row, v.colors, v.lo, v.hi, special)
		for x := 0; x < width && r.left[x] < 0; x++ { // left of the grid
			clear(line[4*x : 4*x+4])
		}
		for x := width - 1; x >= 0 && r.left[x] >= columns; x-- {
			clear(line[4*x : 4*x+4])
		}
	}
	return column, row
}

// greatest writes the greater of dst and src to dst; a NaN gives way to a number.
func greatest[T colormap.Float](dst, src []T) {
	src = src[:len(dst)]
	for i, c := range src {
		if m := dst[i]; c > m || m != m {
			dst[i] = c
		}
	}
}

// specials are the colours of what is not in the table: gray for NaN (reddish purple on a gray map), the first colour
// darkened for values under the range and the last one lightened for values over it.
func specials(m *colormap.Map) colormap.Special {
	nan := [4]uint8{150, 150, 150, 255}
	if c := m.Table[150]; c[0] == c[1] && c[1] == c[2] {
		nan = [4]uint8{204, 121, 167, 255}
	}
	return colormap.Special{NaN: nan, Under: mix(m.Table[0], 0), Over: mix(m.Table[255], 255)}
}

// mix goes halfway from c to black (0) or white (255).
func mix(c [4]uint8, to int) [4]uint8 {
	half := func(v uint8) uint8 { return uint8((int(v) + to) / 2) }
	return [4]uint8{half(c[0]), half(c[1]), half(c[2]), 255}
}
