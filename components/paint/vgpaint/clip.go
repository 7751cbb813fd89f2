package vgpaint

import "math"

// box is a rectangle, y downwards.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) and(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

// each calls f with the pieces of xy between points whose x is NaN.
func each(xy []float64, f func(piece []float64)) {
	start := 0
	for i := 0; i <= len(xy); i += 2 {
		if i == len(xy) || math.IsNaN(xy[i]) {
			if i > start {
				f(xy[start:i])
			}
			start = i + 2
		}
	}
}

// polygon returns the part of a ring inside b, and the scratch it does not need any more. Both are overwritten.
// (Source: Sutherland and Hodgman, Reentrant polygon clipping, Communications of the ACM 17, 1974.)
func (b box) polygon(out, scratch, ring []float64) (clipped, spare []float64) {
	out = append(out[:0], ring...)
	sides := [...]struct {
		axis  int
		bound float64
		sign  float64 // inside is where sign*(v-bound) >= 0
	}{{0, b.x0, 1}, {0, b.x1, -1}, {1, b.y0, 1}, {1, b.y1, -1}}
	for _, s := range sides {
		scratch = scratch[:0]
		for i := 0; i < len(out); i += 2 {
			j := i + 2
			if j == len(out) {
				j = 0
			}
			p, q := out[i:i+2], out[j:j+2]
			d, e := s.sign*(p[s.axis]-s.bound), s.sign*(q[s.axis]-s.bound)
			if d >= 0 {
				scratch = append(scratch, p...)
			}
			if d < 0 && e > 0 || d > 0 && e < 0 {
				t := d / (d - e)
				x, y := p[0]+t*(q[0]-p[0]), p[1]+t*(q[1]-p[1])
				scratch = append(scratch, x, y)
			}
		}
		out, scratch = scratch, out
	}
	return out, scratch
}

// polyline calls run with the parts of a line inside b; run's slice is scratch, which is returned.
// (Source: Liang and Barsky, A new concept and method for line clipping, ACM Transactions on Graphics 3, 1984.)
func (b box) polyline(scratch, line []float64, run func(xy []float64)) []float64 {
	scratch = scratch[:0]
	for i := 2; i < len(line); i += 2 {
		x0, y0, x1, y1 := line[i-2], line[i-1], line[i], line[i+1]
		from, to, ok := b.segment(x0, y0, x1, y1)
		if !ok {
			if len(scratch) > 0 {
				run(scratch)
				scratch = scratch[:0]
			}
			continue
		}
		dx, dy := x1-x0, y1-y0
		if from > 0 || len(scratch) == 0 {
			if len(scratch) > 0 {
				run(scratch)
			}
			scratch = append(scratch[:0], x0+from*dx, y0+from*dy)
		}
		scratch = append(scratch, x0+to*dx, y0+to*dy)
		if to < 1 {
			run(scratch)
			scratch = scratch[:0]
		}
	}
	if len(scratch) > 0 {
		run(scratch)
	}
	return scratch
}

// segment returns which part of a line lies inside b, 0 being its start and 1 its end.
func (b box) segment(x0, y0, x1, y1 float64) (from, to float64, ok bool) {
	from, to = 0, 1
	dx, dy := x1-x0, y1-y0
	for _, s := range [...][2]float64{{-dx, x0 - b.x0}, {dx, b.x1 - x0}, {-dy, y0 - b.y0}, {dy, b.y1 - y0}} {
		p, q := s[0], s[1]
		switch {
		case p == 0:
			if q < 0 {
				return 0, 0, false
			}
		case p < 0:
			from = max(from, q/p)
		default:
			to = min(to, q/p)
		}
	}
	return from, to, from <= to
}
