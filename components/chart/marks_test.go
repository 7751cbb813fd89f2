package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// Every pixel column of a decimated line holds the least and the greatest sample that lie on it, whatever the window,
// on linear and logarithmic axes.
func TestLineKeepsEveryExtreme(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const n = 50_000
	x, y := make([]float64, n), make([]float64, n)
	at := 0.0
	for i := range x {
		at += r.ExpFloat64() // unevenly spaced
		x[i], y[i] = at, r.NormFloat64()
		if r.IntN(500) == 0 {
			y[i] = 50 * r.NormFloat64() // a needle
		}
	}
	for _, scale := range []scale.Kind{scale.Linear, scale.Log} {
		for k := range 30 {
			c := newChart()
			c.Fig.X = figure.Axis{Scale: scale, Lo: x[0], Hi: x[n-1]}
			c.Fig.Y = figure.Axis{Lo: -300, Hi: 300}
			c.Layout()
			if k > 0 {
				a, b := r.IntN(n), r.IntN(n)
				c.SetView([2]float64{x[min(a, b)], x[max(a, b)] + 1}, [2]float64{-300, 300})
			}
			c.Fig.Line(figure.Line{X: x, Y: y, Color: figure.Accent})
			drawn := slices.Concat(record(c.PaintBase()).strokes[:2]...)
			vp := c.At()
			if most := 4*(vp.X.Pixels+2) + 8; len(drawn)/2 > most {
				t.Fatalf("%d points for %d columns", len(drawn)/2, vp.X.Pixels)
			}
			want, got := map[int][2]float64{}, map[int][2]float64{}
			for i := range x {
				if u := vp.X.Unit(x[i]); u > 0 && u < 1 {
					spread(want, int(math.Floor(u*float64(vp.X.Pixels))), c.py(vp.Y.Unit(y[i])))
				}
			}
			for i := 0; i < len(drawn); i += 2 {
				if drawn[i] != drawn[i] {
					continue
				}
				spread(got, int(math.Floor(c.ux(drawn[i])*float64(vp.X.Pixels)+1e-3)), drawn[i+1])
				spread(got, int(math.Floor(c.ux(drawn[i])*float64(vp.X.Pixels)-1e-3)), drawn[i+1]) // on the edge of two
			}
			for column, e := range want {
				g, ok := got[column]
				// float32 coordinates of a few hundred pixels are good to 1e-4; neighbours on the edge may only add.
				if !ok || g[0] > e[0]+1e-3 || g[1] < e[1]-1e-3 {
					t.Fatalf("scale %v, window %v to %v: column %d is drawn from %v, its samples are from %v", scale, vp.X.Lo, vp.X.Hi, column, g, e)
				}
			}
		}
	}
}

func spread(m map[int][2]float64, column int, v float64) {
	e, ok := m[column]
	if !ok {
		e = [2]float64{v, v}
	}
	m[column] = [2]float64{min(e[0], v), max(e[1], v)}
}

// Spans of a line that jumps from each column to the next meet, and do not across a gap.
func TestDenseColumnsMeet(t *testing.T) {
	c := newChart()
	const each = 4
	n, gap := c.At().X.Pixels, 100
	x, y := make([]float64, each*n), make([]float64, each*n)
	for i := range x {
		x[i], y[i] = 100*(float64(i)+0.5)/float64(len(x)), 0.9*math.Sin(float64(i/each))
		if i/each == gap {
			y[i] = math.NaN()
		}
	}
	c.Fig.Line(figure.Line{X: x, Y: y})
	xy := record(c.PaintBase()).strokes[1]
	if len(xy) != 6*(n-1) {
		t.Fatalf("%d coordinates, want 6 for each of %d columns", len(xy), n-1)
	}
	ends := func(k int) (lo, hi float64) { return min(xy[6*k+1], xy[6*k+3]), max(xy[6*k+1], xy[6*k+3]) }
	for k := 1; k < n-1; k++ {
		a, b := ends(k - 1)
		lo, hi := ends(k)
		if apart := max(lo-b, a-hi); k != gap && apart > 1e-3 {
			t.Fatalf("column %d is from %v to %v, the one before from %v to %v", k, lo, hi, a, b)
		}
		if k == gap && hi-lo > 2 {
			t.Errorf("the column behind the gap is from %v to %v, as if there were none", lo, hi)
		}
	}
}

func TestLineLiftsThePenAtNaN(t *testing.T) {
	c := newChart()
	nan := math.NaN()
	c.Fig.Line(figure.Line{X: []float64{0, 10, 20, 30, 40}, Y: []float64{0, 0.5, nan, 0.5, 0}})
	xy := record(c.PaintBase()).strokes[0]
	if len(xy) != 10 || !math.IsNaN(xy[4]) {
		t.Errorf("points are %v, want the third to be a lift", xy)
	}
}

// A line of many samples all of which are NaN but one shows that one.
func TestDecimatedNaN(t *testing.T) {
	c := newChart()
	x, y := make([]float64, 20_000), make([]float64, 20_000)
	for i := range x {
		x[i], y[i] = float64(i)/200, math.NaN()
	}
	y[7777] = 0.5
	c.Fig.Line(figure.Line{X: x, Y: y})
	xy := slices.Concat(record(c.PaintBase()).strokes[:2]...)
	found := 0
	for i := 0; i < len(xy); i += 2 {
		if !math.IsNaN(xy[i]) {
			px, py := c.PixelOf(x[7777], 0.5)
			if math.Abs(xy[i]-px) > 0.25+1e-3 || math.Abs(math.Abs(xy[i+1]-py)-0.75) > 1e-3 { // a column, as high as a line is wide
				t.Errorf("a point at %v, %v", xy[i], xy[i+1])
			}
			found++
		}
	}
	if found == 0 {
		t.Error("the sample is not drawn")
	}
}

// A line that turns back is not decimated.
func TestLineThatTurnsBack(t *testing.T) {
	c := newChart()
	const n = 10_000
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		y[i], x[i] = math.Sincos(float64(i))
		x[i] = 50 + 40*x[i]
	}
	c.Fig.Line(figure.Line{X: x, Y: y})
	if got := len(record(c.PaintBase()).strokes[0]) / 2; got != n {
		t.Errorf("%d of %d points are drawn", got, n)
	}
}

func TestMarksStandWhereTheirDataAre(t *testing.T) {
	c := newChart()
	c.Fig.Points(figure.Points{X: []float64{25}, Y: []float64{0.5}})
	c.Fig.Rule(figure.Rule{At: 75, Vertical: true})
	c.Fig.Rule(figure.Rule{At: -0.5})
	c.Fig.Bars(figure.Bars{X: []float64{40, 60}, Y: []float64{0.25}})
	c.Fig.Span(figure.Span{Lo: 10, Hi: 20, Vertical: true})
	c.Fig.Text(figure.Text{X: 30, Y: 0, Text: "here"})
	r := record(c.PaintBase())
	x, y := c.PixelOf(25, 0.5)
	if p := r.circles[0]; math.Abs(p[0]-x) > 1e-3 || math.Abs(p[1]-y) > 1e-3 {
		t.Errorf("the point is at %v, want %v, %v", p, x, y)
	}
	x, _ = c.PixelOf(75, 0)
	if p := r.strokes[0]; math.Abs(p[0]-x) > 1e-3 || p[0] != p[2] {
		t.Errorf("the rule is %v, want x = %v", p, x)
	}
	_, y = c.PixelOf(0, -0.5)
	if p := r.strokes[1]; math.Abs(p[1]-y) > 1e-3 || p[1] != p[3] {
		t.Errorf("the rule is %v, want y = %v", p, y)
	}
	x0, y0 := c.PixelOf(40, 0.25)
	x1, y1 := c.PixelOf(60, 0)
	if !has(r.rects, [4]float64{x0, y0, x1 - x0 - 0.5, y1 - y0}) {
		t.Errorf("no bar among %v", r.rects)
	}
	x0, _ = c.PixelOf(10, 0)
	x1, _ = c.PixelOf(20, 0)
	_, y0 = c.PixelOf(0, 1)
	_, y1 = c.PixelOf(0, -1)
	if !has(r.rects, [4]float64{x0, y0, x1 - x0, y1 - y0}) {
		t.Errorf("no span among %v", r.rects)
	}
}

func has(rects [][4]float64, want [4]float64) bool {
	for _, r := range rects {
		near := true
		for i := range r {
			near = near && math.Abs(r[i]-want[i]) < 1e-3
		}
		if near {
			return true
		}
	}
	return false
}

// A dot on the edge of the plot is drawn whole, and one beyond it not at all.
func TestDotsOnTheEdge(t *testing.T) {
	c := newChart()
	c.Fig.Points(figure.Points{X: []float64{-0.1, 0, 50, 100, 100.1}, Y: []float64{0, -1, 2, 1, 0}, Radius: 4})
	clips := &clipped{}
	c.PaintBase().Replay(clips)
	want := []float64{float64(c.at.Plot.Left) / 2, float64(c.at.Plot.Bottom) / 2, float64(c.at.Plot.Right) / 2, float64(c.at.Plot.Top) / 2}
	if got := clips.circles; len(got) != 1 || !slices.Equal(got[0], want) || clips.cut {
		t.Errorf("circles %v, cut %v, want %v", got, clips.cut, want)
	}
}

// clipped says whether circles were drawn under a clip.
type clipped struct {
	recorded
	open int
	cut  bool
}

func (c *clipped) Clip(x, y, w, h float64) { c.open++ }
func (c *clipped) Unclip()                 { c.open-- }
func (c *clipped) Circles(radius float64, p paint.Color, xy []float64) {
	c.cut = c.cut || c.open > 0
	c.recorded.Circles(radius, p, xy)
}
