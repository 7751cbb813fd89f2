package figure

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
)

// fills are the areas of a list.
type fills struct {
	recorded
	colors []paint.Color
	areas  [][]float64
	labels []paint.Label
}

func (f *fills) Fill(c paint.Color, xy []float64) {
	f.colors, f.areas = append(f.colors, c), append(f.areas, append([]float64(nil), xy...))
}
func (f *fills) Label(t paint.Label) { f.labels = append(f.labels, t) }

// rings are the pieces of an area between points whose x is NaN.
func rings(xy []float64) (r [][]float64) {
	start := 0
	for i := 0; i < len(xy); i += 2 {
		if math.IsNaN(xy[i]) {
			r = append(r, xy[start:i])
			start = i + 2
		}
	}
	return r
}

func TestAreaEndsAtNaN(t *testing.T) {
	c := newChart()
	nan := math.NaN()
	c.Fig.Area(Area{X: []float64{0, 10, 20, 30, 40, 50}, Lo: []float64{0, 0, nan, 0.5, nan, 0}, Hi: []float64{0.5, 0.5, 1, 0.5, 1, 1}, Color: Accent, Opacity: 0.5})
	var f fills
	c.PaintBase().Replay(&f)
	r := rings(f.areas[0])
	if len(r) != 3 || len(r[0]) != 8 || len(r[1]) != 8 || len(r[2]) != 8 {
		t.Fatalf("pieces are %v", r)
	}
	x0, y0 := c.PixelOf(0, 0)
	_, y1 := c.PixelOf(0, 0.5)
	if math.Abs(r[0][0]-x0) > 1e-3 || math.Abs(r[0][1]-y0) > 1e-3 || math.Abs(r[0][7]-y1) > 1e-3 {
		t.Errorf("the first piece is %v", r[0])
	}
	// A single place without height is a pixel.
	if w, h := r[1][2]-r[1][0], r[1][1]-r[1][7]; math.Abs(w-0.5) > 1e-3 || math.Abs(math.Abs(h)-0.5) > 1e-3 {
		t.Errorf("a single place is %v by %v", w, h)
	}
	if _, _, _, a := f.colors[0].RGBA(); a != 128 {
		t.Errorf("the opacity is %d", a)
	}
}

// Every pixel column of a dense area reaches over all that lies on it, and no further.
func TestAreaKeepsEveryExtreme(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	const n = 20_000
	m := Area{X: make([]float64, n), Lo: make([]float64, n), Hi: make([]float64, n)}
	for i := range n {
		m.X[i] = float64(i) / n * 100
		m.Lo[i], m.Hi[i] = -r.ExpFloat64()/20, r.ExpFloat64()/20
		if r.IntN(50) == 0 {
			m.Lo[i] = math.NaN()
		}
	}
	c := newChart()
	c.Fig.Area(m)
	var f fills
	c.PaintBase().Replay(&f)
	vp := c.Viewport()
	want, got := map[int][2]float64{}, map[int][2]float64{}
	for i, x := range m.X {
		if m.Lo[i] == m.Lo[i] {
			column := int(vp.X.Unit(x) * float64(vp.X.Pixels))
			spread(want, column, c.py(vp.Y.Unit(m.Lo[i])))
			spread(want, column, c.py(vp.Y.Unit(m.Hi[i])))
		}
	}
	for _, ring := range rings(f.areas[0]) {
		for i := 0; i < len(ring); i += 2 { // float32 coordinates may lie on the edge of two columns
			spread(got, int(math.Floor(c.ux(ring[i])*float64(vp.X.Pixels)+1e-3)), ring[i+1])
			spread(got, int(math.Floor(c.ux(ring[i])*float64(vp.X.Pixels)-1e-3)), ring[i+1])
		}
	}
	for column, e := range want {
		beside := e
		for _, o := range []int{column - 1, column + 1} {
			if w, ok := want[o]; ok {
				beside = [2]float64{min(beside[0], w[0]), max(beside[1], w[1])}
			}
		}
		g := got[column]
		if g[0] > e[0]+1e-3 || g[1] < e[1]-1e-3 || g[0] < beside[0]-1e-3 || g[1] > beside[1]+1e-3 {
			t.Fatalf("column %d is drawn from %v, its band is %v, with its neighbours %v", column, g, e, beside)
		}
	}
}

// Columns stand on their pixels and are seen however low they are; what is NaN is left out.
func TestColumns(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		c := newChart()
		c.Fig.X.Reversed = reversed
		c.Layout()
		nan := math.NaN()
		c.Fig.Columns(Columns{Lo: []float64{-0.5, nan, 0.25}, Hi: []float64{0.5, 1, 0.25}, Color: Accent, Opacity: 0.5})
		f := record(c.PaintBase())
		i := slices.IndexFunc(f.pens, func(p paint.Pen) bool { return p.Color == Light[Accent].Alpha(128) })
		width, pixel := float64(c.plot.w())/c.dpr, 1/c.dpr
		if i < 0 || math.Abs(f.pens[i].Width-pixel) > 1e-6 {
			t.Fatalf("pens are %+v", f.pens)
		}
		place := func(u, v float64) (x, y float64) {
			if reversed {
				u = 1 - u
			}
			return float64(c.plot.left)/c.dpr + u*width, c.py(c.Viewport().Y.Unit(v))
		}
		x0, y0 := place(0.5*pixel/width, -0.5)
		_, y1 := place(0, 0.5)
		x2, y2 := place(2.5*pixel/width, 0.25)
		want := []float64{x0, y0, x0, y1, nan, 0, x2, y2 - pixel/2, x2, y2 + pixel/2, nan, 0}
		got := f.strokes[i]
		if len(got) != len(want) {
			t.Fatalf("points are %v, want %v", got, want)
		}
		for i, w := range want {
			if math.Abs(got[i]-w) > 1e-3 || (got[i] != got[i]) != (w != w) {
				t.Errorf("reversed %v, coordinate %d is %v, want %v", reversed, i, got[i], w)
			}
		}
	}
}

// Labels of isolines lie in the plot and beside one another, and no line goes through one.
func TestIsolineLabels(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	labels := 0
	for range 200 {
		c := newChart()
		for i := range 1 + r.IntN(12) {
			x, y, s := r.Float64()*100, r.Float64()*2-1, math.Exp(r.NormFloat64())*20
			m := Isoline{Level: float64(i%3) + 0.5}
			for k := range 100 {
				sin, cos := math.Sincos(float64(k) / 10)
				m.X, m.Y = append(m.X, x+s*cos*float64(k)/50), append(m.Y, y+s*sin/50)
				if r.IntN(60) == 0 {
					m.X, m.Y = append(m.X, math.NaN()), append(m.Y, 0)
				}
			}
			c.Fig.Isoline(m)
		}
		var f fills
		c.PaintBase().Replay(&f)
		left, top, right, bottom := c.frameBox()
		for i, b := range c.iso.boxes {
			labels++
			if b.x0 < left || b.x1 > right || b.y0 < top || b.y1 > bottom {
				t.Fatalf("a label in %+v is outside of the plot", b)
			}
			for _, o := range c.iso.boxes[:i] {
				if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
					t.Fatalf("labels overlap: %+v, %+v", b, o)
				}
			}
			inner := isoBox{x0: b.x0 + 0.01, y0: b.y0 + 0.01, x1: b.x1 - 0.01, y1: b.y1 - 0.01} // coordinates are float32
			for _, xy := range f.strokes {
				for k := 2; k < len(xy); k += 2 {
					if math.IsNaN(xy[k-2] + xy[k]) {
						continue
					}
					if from, to := inner.cut(xy[k-2], xy[k-1], xy[k], xy[k+1]); to-from > 0 {
						t.Fatalf("a line from %v to %v goes through the label in %+v", xy[k-2:k], xy[k:k+2], b)
					}
				}
			}
		}
	}
	if labels < 200 {
		t.Errorf("only %d labels", labels)
	}
}

// All of a line but the room of its label is drawn.
func TestIsolineHasOneGap(t *testing.T) {
	c := newChart()
	c.Fig.Isoline(Isoline{X: []float64{0, 100}, Y: []float64{0, 0}, Level: 0.5})
	var f fills
	c.PaintBase().Replay(&f)
	x0, y := c.PixelOf(0, 0)
	x1, _ := c.PixelOf(100, 0)
	b := c.iso.boxes[0]
	want := []float64{x0, y, b.x0, y, math.NaN(), 0, b.x1, y, x1, y}
	for i, v := range f.strokes[0] {
		if math.Abs(v-want[i]) > 1e-3 {
			t.Fatalf("the line is %v, want %v", f.strokes[0], want)
		}
	}
	if d := (b.x0+b.x1)/2 - (x0+x1)/2; math.Abs(d) > 1e-6 {
		t.Errorf("the label is %v from the middle", d)
	}
}

func TestProgress(t *testing.T) {
	for _, p := range []float64{0, 1, 0.25} {
		c := newChart()
		c.Fig.Progress = p
		left, top, right, _ := c.frameBox()
		if got := has(record(c.PaintBase()).rects, [4]float64{left, top, (right - left) * p, progressHigh}); got != (p == 0.25) {
			t.Errorf("progress %v is shown: %v", p, got)
		}
	}
}

// Each level has its labels, however long the lines of others are.
func TestEachLevelIsLabelled(t *testing.T) {
	c := newChart()
	c.Resize(3000, 2000, 1)
	for level := range 12 {
		m := Isoline{Level: float64(level)}
		for i := range 10 {
			x := float64(10 * i)
			m.X = append(m.X, x, x+4, math.NaN())
			m.Y = append(m.Y, -0.9+0.15*float64(level), -0.9+0.15*float64(level), 0)
		}
		c.Fig.Isoline(m)
	}
	c.Layout()
	c.PaintBase()
	var count [12]int
	for _, b := range c.iso.boxes {
		count[b.line]++
	}
	for level, n := range count {
		if n == 0 {
			t.Errorf("no label of level %d, of the others %v", level, count)
		}
	}
}
