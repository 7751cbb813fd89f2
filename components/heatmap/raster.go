package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// raster makes the pixels of the window shown. Of a large grid a first picture is made of blocks of the pyramid, or of a cell
// for each pixel until there is one; what the cells themselves say comes after it, in slices.
type raster struct {
	key    rasterKey
	pix    []byte
	values []float32 // of the pixels
	wide   []float64 // of a row of pixels, where float32 is not enough
	detail grid.Detail
	next   int       // row of pixels that is made of the cells next
	ex, ey []float64 // edges of the pixels in coordinates, from the left and from the top
	x, y   grid.Axis // the same as cells
	outX   []bool    // pixels without any cell
	outY   []bool
	inX    [2]int // the pixels between those at the sides
}

type rasterKey struct {
	vp  layout.Layout
	rev int
}

// draw returns the pixels of the window vp.
func (r *raster) draw(v *view, vp layout.Layout) []byte {
	key := rasterKey{vp, v.rev}
	if key == r.key {
		return r.pix
	}
	r.key = key
	w, h := vp.X.Pixels, vp.Y.Pixels
	r.pix = sized(r.pix, 4*w*h)
	r.outX, r.outY = sized(r.outX, w), sized(r.outY, h)
	r.ex = v.x.pixels(r.ex, vp.X, vp.X.Reversed)
	r.ey = v.y.pixels(r.ey, vp.Y, !vp.Y.Reversed)
	r.next = h
	if v.history != nil {
		r.values = sized(r.values, w*h)
		r.detail = v.history.fill(r.values, w, r.ex, r.ey, v.picture(), r.outX, r.outY)
		r.color(v, 0, h)
		return r.pix
	}
	r.x.Set(r.ex, v.props.Columns)
	r.y.Set(r.ey, v.props.Rows)
	outside(r.outX, &r.x)
	outside(r.outY, &r.y)
	if v.doubles != nil {
		r.detail = grid.Exact
		r.drawWide(v, 0, h)
		return r.pix
	}
	r.values = sized(r.values, w*h)
	how := v.picture()
	how.Exact = r.cells() <= direct
	r.detail = v.cells.fill(r.values, w, &r.x, &r.y, how)
	r.color(v, 0, h)
	if r.detail != grid.Exact {
		r.next = 0
	}
	return r.pix
}

// sized returns x with n elements, of any values.
func sized[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n)
	}
	return x[:n]
}

// cells is how many cells the window shows, about.
func (r *raster) cells() int { return extent(&r.x) * extent(&r.y) }

// extent is how many cells lie from the first to the last one that an axis shows.
func extent(a *grid.Axis) int {
	first, last := math.MaxInt, 0
	for i := range a.Pixels() {
		if lo, hi := a.Span(i); lo < hi {
			first, last = min(first, lo), max(last, hi)
		}
	}
	return max(0, last-first)
}

// refine makes some rows of pixels of the cells themselves, and says whether all are.
func (r *raster) refine(v *view, spent func() bool) bool {
	w, h := r.x.Pixels(), r.y.Pixels()
	if r.next < h && r.cells() > 0 {
		rows := max(1, slice/max(1, r.cells()/h))
		for r.next < h {
			to := min(h, r.next+rows)
			part := r.y.Part(r.next, to)
			how := v.picture()
			how.Exact = true
			v.cells.fill(r.values[r.next*w:], w, &r.x, &part, how)
			r.color(v, r.next, to)
			r.next = to
			if spent() {
				break
			}
		}
	}
	if r.next >= h {
		r.detail = grid.Exact
	}
	return r.next >= h
}

// color gives rows of pixels their colours: those next to each other at once.
func (r *raster) color(v *view, from, to int) {
	w := len(r.outX)
	r.sides()
	own := func(j int) bool { return !r.outY[j] && !(j > from && r.repeats(v, j)) }
	for j := from; j < to; {
		end := j
		for end < to && own(end) {
			end++
		}
		colormap.FillNorm(&v.palette, r.pix[4*w*j:4*w*end], r.values[w*j:w*end])
		for ; j < end; j++ {
			line := r.pix[4*w*j:][:4*w]
			clear(line[:4*r.inX[0]])
			clear(line[4*r.inX[1]:])
		}
		for ; j < to && !own(j); j++ {
			line := r.pix[4*w*j:][:4*w]
			if r.outY[j] {
				clear(line)
			} else {
				copy(line, r.pix[4*w*(j-1):])
			}
		}
	}
}

// repeats says whether a row of pixels shows just what the one before it does.
func (r *raster) repeats(v *view, j int) bool {
	return v.history == nil && v.props.Interpolation == Nearest && r.same(j)
}

// same says whether a row of pixels shows the cells of the one before it.
func (r *raster) same(j int) bool {
	a, b := r.y.Span(j - 1)
	c, d := r.y.Span(j)
	return a == c && b == d && !r.outY[j-1]
}

// sides finds the pixels between those at the sides that show nothing.
func (r *raster) sides() {
	a, b := 0, len(r.outX)
	for a < b && r.outX[a] {
		a++
	}
	for b > a && r.outX[b-1] {
		b--
	}
	r.inX = [2]int{a, b}
}

// drawWide does what a grid.Sampler does, in float64: for values that lie closer together than float32 can tell.
func (r *raster) drawWide(v *view, from, to int) {
	w := len(r.outX)
	r.sides()
	r.wide = sized(r.wide, w)
	mixed := v.props.Interpolation == Bilinear && r.cells() <= len(r.outX)*len(r.outY)
	for j := from; j < to; j++ {
		line := r.pix[4*w*j:][:4*w]
		if r.outY[j] {
			clear(line)
			continue
		}
		r0, r1 := r.y.Span(j)
		for i := range w {
			c0, c1 := r.x.Span(i)
			if mixed && c0 < c1 {
				r.wide[i] = v.mixed((r.ex[i]+r.ex[i+1])/2, (r.ey[j]+r.ey[j+1])/2)
			} else {
				r.wide[i] = v.reduced(r0, r1, c0, c1)
			}
		}
		a, b := r.inX[0], r.inX[1]
		clear(line[:4*a])
		colormap.FillNorm(&v.palette, line[4*a:4*b], r.wide[a:b])
		clear(line[4*b:])
	}
}

// reduced returns what a pixel shows that covers some rows and columns.
func (v *view) reduced(r0, r1, c0, c1 int) float64 {
	lo, hi, sum, count := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for r := r0; r < r1; r++ {
		for _, z := range v.doubles[r*v.props.Columns:][c0:c1] {
			if z < lo {
				lo = z
			}
			if z > hi {
				hi = z
			}
			if z-z == 0 {
				sum += z
				count++
			}
		}
	}
	if lo > hi {
		return math.NaN()
	}
	switch v.props.Reduce {
	case grid.Max:
		return hi
	case grid.Min:
		return lo
	case grid.Mean:
		if sum-sum != 0 { // beyond the range of numbers, which the mean is not
			sum = 0
			for r := r0; r < r1; r++ {
				for _, z := range v.doubles[r*v.props.Columns:][c0:c1] {
					if z-z == 0 {
						sum += z / count
					}
				}
			}
			return sum
		}
		return sum / count
	}
	if m := v.scale.middle / 2; m-lo/2 > hi/2-m {
		return lo
	}
	return hi
}

// mixed returns the value between the middles of four cells. One that is not finite takes no part, unless it is the
// nearest: then that is shown.
func (v *view) mixed(x, y float64) float64 {
	columns, rows := v.props.Columns, v.props.Rows
	x, y = min(max(x-0.5, 0), float64(columns-1)), min(max(y-0.5, 0), float64(rows-1))
	c, r := int(x), int(y)
	u, w := x-float64(c), y-float64(r)
	sum, weights, most, nearest := 0.0, 0.0, 0.0, 0.0
	for k, weight := range [4]float64{(1 - u) * (1 - w), u * (1 - w), (1 - u) * w, u * w} {
		z := v.doubles[min(r+k/2, rows-1)*columns+min(c+k%2, columns-1)]
		if weight > most {
			most, nearest = weight, z
		}
		if z-z == 0 {
			sum += weight * z
			weights += weight
		}
	}
	if nearest-nearest != 0 {
		return nearest
	}
	return sum / weights
}
