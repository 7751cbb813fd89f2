package paint

import "math"

// Backend draws the operations of a List.
type Backend interface {
	Clip(x, y, w, h float64)
	Unclip()
	Rect(x, y, w, h float64, fill Color)
	// Stroke, Fill and Circles get points as x, y pairs; an x of NaN separates lines or rings. The slice is the caller's.
	Stroke(p Pen, xy []float64)
	Fill(c Color, xy []float64)
	Circles(radius float64, c Color, xy []float64)
	Label(t Label)
	Image(left, top int, m Image)
}

// Replay draws l on b. It panics when l is malformed, which only a mistake in this package can make.
func (l *List) Replay(b Backend) {
	w := l.Words
	f := func(i int) float64 { return float64(math.Float32frombits(w[i])) }
	var xy []float64
	points := func(at, n int) []float64 {
		xy = xy[:0]
		for i := 0; i < 2*n; i++ {
			xy = append(xy, f(at+i))
		}
		return xy
	}
	for i := 0; i < len(w); {
		switch Op(w[i]) {
		case OpClip:
			b.Clip(f(i+1), f(i+2), f(i+3), f(i+4))
			i += 5
		case OpUnclip:
			b.Unclip()
			i++
		case OpRect:
			b.Rect(f(i+1), f(i+2), f(i+3), f(i+4), Color(w[i+5]))
			i += 6
		case OpStroke:
			n := int(w[i+5])
			b.Stroke(Pen{Width: f(i + 1), Dash: f(i + 2), Gap: f(i + 3), Color: Color(w[i+4])}, points(i+6, n))
			i += 6 + 2*n
		case OpFill:
			n := int(w[i+2])
			b.Fill(Color(w[i+1]), points(i+3, n))
			i += 3 + 2*n
		case OpCircles:
			n := int(w[i+3])
			b.Circles(f(i+1), Color(w[i+2]), points(i+4, n))
			i += 4 + 2*n
		case OpText:
			at, n := int(w[i+9]), int(w[i+10])
			b.Label(Label{X: f(i + 1), Y: f(i + 2), Font: Font{float32(f(i + 3)), w[i+4] != 0}, Color: Color(w[i+5]),
				Align: Align(w[i+6]), Baseline: Baseline(w[i+7]), Turn: int(w[i+8]), Text: string(l.Text[at : at+n])})
			i += 11
		case OpImage:
			b.Image(int(int32(w[i+1])), int(int32(w[i+2])), l.Images[w[i+5]])
			i += 6
		default:
			panic("paint: unknown operation")
		}
	}
}
