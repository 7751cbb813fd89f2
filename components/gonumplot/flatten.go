package gonumplot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// point is a place in logical pixels.
type point struct{ x, y float64 }

// flatten turns a path into polylines in logical pixels; a closed one ends where it began.
func (c *Canvas) flatten(p vg.Path) (lines [][]point) {
	var line []point
	end := func() {
		if len(line) > 1 {
			lines = append(lines, line)
		}
		line = nil
	}
	at := func(q vg.Point) point {
		x, y := c.state.m.apply(float64(q.X), float64(q.Y))
		return point{x, y}
	}
	for _, k := range p {
		switch k.Type {
		case vg.MoveComp:
			end()
			line = append(line, at(k.Pos))
		case vg.LineComp:
			line = append(line, at(k.Pos))
		case vg.ArcComp:
			// Corners a quarter of a pixel apart from the circle at most: r (1 - cos(a/2)) is about r a^2/8.
			r := float64(k.Radius) * c.state.m.scale()
			n := max(2, int(math.Ceil(math.Abs(k.Angle)*math.Sqrt(max(r, 1)/2))))
			for i := range n + 1 {
				sin, cos := math.Sincos(k.Start + k.Angle*float64(i)/float64(n))
				line = append(line, at(vg.Point{X: k.Pos.X + k.Radius*vg.Length(cos), Y: k.Pos.Y + k.Radius*vg.Length(sin)}))
			}
		case vg.CurveComp:
			line = curve(line, k, at)
		case vg.CloseComp:
			if len(line) > 1 {
				first := line[0]
				line = append(line, first)
				end()
				line = append(line, first)
			}
		}
	}
	end()
	return lines
}

// curve appends a Bézier curve of degree two or three, as a cubic one.
func curve(line []point, k vg.PathComp, at func(vg.Point) point) []point {
	to := at(k.Pos)
	if len(line) == 0 || len(k.Control) == 0 {
		return append(line, to)
	}
	from := line[len(line)-1]
	a := at(k.Control[0])
	b := a
	if len(k.Control) > 1 {
		b = at(k.Control[1])
	} else { // a quadratic curve as a cubic one
		a, b = point{from.x + 2*(a.x-from.x)/3, from.y + 2*(a.y-from.y)/3}, point{to.x + 2*(a.x-to.x)/3, to.y + 2*(a.y-to.y)/3}
	}
	length := math.Hypot(a.x-from.x, a.y-from.y) + math.Hypot(b.x-a.x, b.y-a.y) + math.Hypot(to.x-b.x, to.y-b.y)
	n := min(max(int(math.Sqrt(length)*1.5), 4), 100)
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		line = append(line, point{
			u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*to.x,
			u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*to.y,
		})
	}
	return line
}

// dashes calls piece with the drawn parts of a line. Pattern and offset are in points, k logical pixels long each; a
// pattern without length is a solid line.
func dashes(line []point, pattern []vg.Length, offset vg.Length, k float64, piece func([]point)) {
	total := 0.0
	for _, d := range pattern {
		total += float64(d) * k
	}
	if from := float64(offset) * k; !(total > 1e-3) || from-from != 0 { // dashes that can't be seen would take forever
		piece(line)
		return
	}
	if len(pattern)%2 == 1 { // as in Canvas 2D and PDF, an odd pattern alternates
		pattern = append(pattern[:len(pattern):len(pattern)], pattern...)
		total *= 2
	}
	i, left := 0, 0.0 // number of the present dash or gap and what is left of it
	for rest := math.Mod(math.Mod(float64(offset)*k, total)+total, total); ; i = (i + 1) % len(pattern) {
		if length := float64(pattern[i]) * k; rest < length {
			left = length - rest
			break
		} else {
			rest -= length
		}
	}
	out := []point{line[0]}
	for n := 1; n < len(line); n++ {
		p, q := line[n-1], line[n]
		length := math.Hypot(q.x-p.x, q.y-p.y)
		for done := 0.0; done < length; {
			step := min(left, length-done)
			done += step
			left -= step
			t := done / length
			next := point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)}
			if i%2 == 0 {
				out = append(out, next)
			}
			if left <= 0 {
				if i%2 == 0 {
					piece(out)
				}
				i = (i + 1) % len(pattern)
				left = float64(pattern[i]) * k
				out = append(out[:0], next)
			}
		}
	}
	if i%2 == 0 {
		piece(out)
	}
}
