package spectrogram

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// reading is what a read-out says: "4.9988 kHz" is 4998.8.
func reading(t *testing.T, text string) float64 {
	t.Helper()
	number, unit, _ := strings.Cut(text, "\u00a0")
	v, err := strconv.ParseFloat(strings.ReplaceAll(number, "−", "-"), 64)
	if err != nil {
		t.Fatalf("the read-out %q is no number", text)
	}
	switch unit {
	case "kHz":
		v *= 1e3
	case "ms":
		v *= 1e-3
	case "µs":
		v *= 1e-6
	}
	return v
}

// Wherever the cursor stands, event and read-out name one bin, and its level is that of the transform there and of the cell
// that values() has there.
func TestCursorNamesTheBinOfItsLevel(t *testing.T) {
	cursorAnywhere(t, []int{256, 1000, 4098, 65536}, 10)
}

// The same of 10 000 places.
func TestSoakCursorNamesTheBinOfItsLevel(t *testing.T) {
	if os.Getenv("SOAK") == "" {
		t.Skip("SOAK is not set")
	}
	cursorAnywhere(t, []int{256, 512, 1000, 1024, 2048, 4096, 4098, 8192, 16384, 32768, 65536}, 10_000/11/5/3+1)
}

// cursorAnywhere looks at each places of every scale and of three windows.
func cursorAnywhere(t *testing.T, sizes []int, each int) {
	r := rand.New(rand.NewPCG(8, 8))
	x := make([]float32, 1<<17)
	for i := range x {
		x[i] = float32(0.5*math.Sin(2*math.Pi*5000*float64(i)/48000) + 0.01*r.NormFloat64())
	}
	places := 0
	for _, size := range sizes {
		for k, scale := range []Scale{Linear, Log, Mel, Bark, ERB} {
			p := defaults
			p.Data, p.FFTSize, p.FrequencyScale = widget.Float32s(x), size, scale
			if k%2 == 1 {
				p.Orientation = Waterfall
			}
			inst, h, v := open(t, p)
			wholeX, wholeY := inst.View()
			for round := range 3 {
				if round > 0 { // some of it, down to a few samples and bins
					vx, vy := some(r, wholeX), some(r, wholeY)
					inst.SetView(vx, vy)
				}
				widgettest.Settle(t, inst, h)
				g := inst.Values()
				for range each {
					px, py := 80+r.Float64()*320, 20+r.Float64()*220
					inst.Pointer(tool.Event{Kind: tool.Leave})
					inst.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
					e, _ := h.Last(widget.CursorChange)
					d, ok := e.Detail.(CursorChange)
					if !ok {
						continue
					}
					places++
					df := p.SampleRate / float64(size)
					bin := int(math.Round(d.Frequency / df))
					if math.Abs(d.Frequency/df-float64(bin)) > 1e-9 {
						t.Fatalf("%d, %s: %v Hz is no bin", size, scale, d.Frequency)
					}
					if got, ok := transformed(v, d.Time, bin); !ok || math.Abs(got-d.Level) > 1e-4 {
						t.Fatalf("%d, %s: bin %d at %v s is %v, the cursor says %v", size, scale, bin, d.Time, got, d.Level)
					}
					when, what, x, y := d.Time, d.Frequency, g.X, g.Y
					if p.Orientation == Waterfall {
						when, what = what, when
					}
					if i, j := cell(x, when), cell(y, what); g.Z.At(j*g.Columns+i) != d.Level {
						t.Fatalf("%d, %s: the cell of %v, %v is %v, the cursor says %v", size, scale, when, what, g.Z.At(j*g.Columns+i), d.Level)
					}
					texts := widgettest.Texts(inst.Frame().Overlay)
					if len(texts) != 3 || math.Abs(reading(t, strings.TrimPrefix(texts[1], "Frequency  "))-d.Frequency) > df/10 ||
						math.Abs(reading(t, strings.TrimPrefix(texts[2], "Level  "))-d.Level) > 0.006 {
						t.Fatalf("%d, %s: the read-out is %q, the event %+v", size, scale, texts, d)
					}
				}
			}
		}
	}
	if places < len(sizes)*5*3*each*8/10 {
		t.Errorf("only %d places", places)
	}
}

// some is a part of a range.
func some(r *rand.Rand, w [2]float64) [2]float64 {
	long := (w[1] - w[0]) * math.Pow(0.01, r.Float64())
	at := w[0] + r.Float64()*(w[1]-w[0]-long)
	return [2]float64{at, at + long}
}

// cell is the one between edges that holds v, or the nearest.
func cell(edges []float64, v float64) int {
	i, found := slices.BinarySearch(edges, v)
	if !found {
		i--
	}
	return min(max(i, 0), len(edges)-2)
}

// transformed is the highest level of a bin among the segments of the column with its middle at a time.
func transformed(v *view, time float64, bin int) (level float64, ok bool) {
	w := &v.work
	g, at := w.strip.grid, time*v.props.SampleRate
	for c := w.c0; c < w.c1; c++ {
		if math.Abs(w.middle(c)-at) > 1e-3 {
			continue
		}
		level = math.Inf(-1)
		for s := max(w.seg0, c*g.each()); s < min(w.seg1, (c+1)*g.each()); s++ {
			w.transform.column(w.segment, &v.signal, s*g.hop)
			level = max(level, float64(w.segment[bin]))
		}
		return level, true
	}
	return 0, false
}

// Where there are no samples for a segment nothing is drawn, and values() has nothing; that is not the colour of what is missing.
func TestHalfSegmentsAtTheEndsAreEmpty(t *testing.T) {
	const rate, size, n = 1000, 1000, 3000
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(math.Sin(float64(i)))
	}
	for _, o := range []Orientation{Horizontal, Waterfall} {
		p := defaults
		p.Data, p.SampleRate, p.FFTSize, p.Overlap, p.Orientation = widget.Float32s(x), rate, size, 0.9, o
		inst, h, v := open(t, p)
		for _, window := range [][2]float64{{0, 3}, {0, 0.6}, {2.4, 3}} {
			vx, vy := inst.View()
			if o == Waterfall {
				inst.SetView(vx, window)
			} else {
				inst.SetView(window, vy)
			}
			widgettest.Settle(t, inst, h)
			g := inst.Values()
			times, w := g.X, v.timeWindow(v.viewport)
			if o == Waterfall {
				times = g.Y
			}
			// Segments have their middles from 0.5 s to 2.5 s, and stand for a hop, or a pixel.
			lo, hi := max(window[0], 0.5), min(window[1], 2.5)
			if limit := 0.05 + 3/float64(w.Pixels); times[0] < lo-limit || times[0] > lo+limit || times[len(times)-1] > hi+limit || times[len(times)-1] < hi-limit {
				t.Errorf("%s from %v: values() from %v to %v s, want %v to %v", o, window, times[0], times[len(times)-1], lo, hi)
			}
			for i := range w.Pixels {
				at, column := w.Center(i), i
				k := 4 * column
				if o == Waterfall {
					k = 4 * v.viewport.X.Pixels * (w.Pixels - 1 - i)
				}
				alpha := v.picture.pix[k+3]
				if inside := at >= times[0] && at <= times[len(times)-1]; inside != (alpha == 255) || !inside && alpha != 0 {
					t.Errorf("%s from %v: the pixel at %v s has alpha %d", o, window, at, alpha)
					break
				}
			}
		}
		px, py := inst.PixelOf(2.9, 200)
		if o == Waterfall {
			px, py = inst.PixelOf(200, 2.9)
		}
		inst.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
		if e, _ := h.Last(widget.CursorChange); e.Detail != nil {
			t.Errorf("%s: where nothing is drawn the cursor reads %+v", o, e.Detail)
		}
	}
}
