package mark

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
)

// Labels of isolines lie in the plot and beside one another, and no line goes through one.
func TestIsolineLabels(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	labels := 0
	for range 200 {
		c := newBench()
		for i := range 1 + r.IntN(12) {
			x, y, s := r.Float64()*100, r.Float64()*2-1, math.Exp(r.NormFloat64())*20
			m := figure.Isoline{Level: float64(i%3) + 0.5}
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
		c.paint().Replay(&f)
		left, top, right, bottom := c.At.Box()
		for i, b := range c.isolines().boxes {
			labels++
			if b.x0 < left || b.x1 > right || b.y0 < top || b.y1 > bottom {
				t.Fatalf("a label in %+v is outside of the plot", b)
			}
			for _, o := range c.isolines().boxes[:i] {
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
	c := newBench()
	c.Fig.Isoline(figure.Isoline{X: []float64{0, 100}, Y: []float64{0, 0}, Level: 0.5})
	var f fills
	c.paint().Replay(&f)
	x0, y := c.pixel(0, 0)
	x1, _ := c.pixel(100, 0)
	b := c.isolines().boxes[0]
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

// Each level has its labels, however long the lines of others are.
func TestEachLevelIsLabelled(t *testing.T) {
	c := newBench()
	c.size = layout.Size{Width: 3000, Height: 2000, Ratio: 1}
	for level := range 12 {
		m := figure.Isoline{Level: float64(level)}
		for i := range 10 {
			x := float64(10 * i)
			m.X = append(m.X, x, x+4, math.NaN())
			m.Y = append(m.Y, -0.9+0.15*float64(level), -0.9+0.15*float64(level), 0)
		}
		c.Fig.Isoline(m)
	}
	c.layout()
	c.paint()
	var count [12]int
	for _, b := range c.isolines().boxes {
		count[b.line]++
	}
	for level, n := range count {
		if n == 0 {
			t.Errorf("no label of level %d, of the others %v", level, count)
		}
	}
}
