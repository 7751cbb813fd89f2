package heatmap

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// Values times a power of two have the same picture, whatever the power is: limits, norms, reductions, histogram and isolines go with them.
func TestValuesOfAnySize(t *testing.T) {
	const rows, columns = 30, 40
	r := rand.New(rand.NewPCG(7, 7))
	z := make([]float64, rows*columns)
	for i := range z {
		z[i] = math.Round(1000*r.NormFloat64()) / 64
	}
	for name, change := range map[string]func(p *Props){
		"minmax":   func(p *Props) {},
		"robust":   func(p *Props) { p.Limits = Robust },
		"quantile": func(p *Props) { p.Norm = colormap.Quantile },
		"symlog":   func(p *Props) { p.Norm = colormap.Symlog },
		"power":    func(p *Props) { p.Norm = colormap.Power },
		"two":      func(p *Props) { p.Norm = colormap.TwoSlope },
		"mean":     func(p *Props) { p.Reduce = grid.Mean },
		"max":      func(p *Props) { p.Reduce = grid.Max },
		"smooth":   func(p *Props) { p.Interpolation = Bilinear },
	} {
		for _, size := range [2][2]int{{columns / 3, rows / 2}, {columns * 2, rows}} {
			picture := func(e int) (pix []byte, l look) {
				x := make([]float64, len(z))
				for i, v := range z {
					x[i] = math.Ldexp(v, e)
				}
				p := defaults
				p.Data, p.Rows, p.Columns = widget.Float64s(x), rows, columns
				change(&p)
				l = see(t, p, size[0], size[1])
				return slices.Clone(l.draw()), l
			}
			want, at0 := picture(0)
			for _, e := range []int{-1000, -564, -200, -101, 101, 127, 664, 1015} {
				got, l := picture(e)
				different := 0
				for i := 0; i < len(got); i += 4 {
					// float32 and float64 may part at the edge of a colour.
					if !slices.Equal(got[i:i+4], want[i:i+4]) {
						different++
					}
				}
				if different > len(got)/4/100 {
					t.Errorf("%s times 2^%d: %d of %d pixels have another colour", name, e, different, len(got)/4)
				}
				if lo, hi := math.Ldexp(l.scale.lo, -e), math.Ldexp(l.scale.hi, -e); math.Abs(lo-at0.scale.lo) > 1e-5 || math.Abs(hi-at0.scale.hi) > 1e-5 {
					t.Errorf("%s times 2^%d: limits %v to %v, want %v to %v", name, e, lo, hi, at0.scale.lo, at0.scale.hi)
				}
				if l.scale.counts != at0.scale.counts && name != "robust" {
					t.Errorf("%s times 2^%d: the histogram is another one", name, e)
				}
			}
		}
	}
}

// A limit is a decimal number, and what is equal to it in the kind of the data is not beyond it.
func TestLimitsInTheKindOfTheData(t *testing.T) {
	third := []float64{0.1, 0.7, 0.3, 0.2}
	single := make([]float32, 4)
	for i, v := range third {
		single[i] = float32(v)
	}
	for _, data := range []widget.Series{widget.Float64s(third), widget.Float32s(single), widget.Uint8s([]uint8{1, 7, 3, 2}, 0.1), widget.Int16s([]int16{1, 7, 3, 2}, 0.1)} {
		for k, v := range third {
			for _, high := range []bool{false, true} {
				p := defaults
				p.Data, p.Rows, p.Columns = data, 1, 4
				p.VMin, p.VMax = widget.Some(-5.0), widget.Some(v)
				want := 255
				if !high {
					p.VMin, p.VMax = widget.Some(v), widget.Some(5.0)
					want = 0
				}
				l := see(t, p, 4, 1)
				if c := [4]byte(l.draw()[4*k:]); c != l.colors.Table[want] {
					t.Errorf("kind %d: %v is %v with that limit, want colour %d", data.Kind(), v, c, want)
				}
			}
		}
	}
}

// The line of a level runs where values are equal to it, whatever kind they are of.
func TestIsolineThroughEqualValues(t *testing.T) {
	for _, level := range []float64{0.1, 0.3, 0.7, 1.1} {
		z := []float64{0, 0, 0, level, level, level, 2, 2, 2}
		single := make([]float32, len(z))
		for i, v := range z {
			single[i] = float32(v)
		}
		for _, data := range []widget.Series{widget.Float64s(z), widget.Float32s(single)} {
			p := defaults
			p.Data, p.Rows, p.Columns, p.Levels = data, 3, 3, widget.Float64s([]float64{level})
			l := see(t, p, 30, 30)
			l.draw()
			l.isolines.trace(l.view, l.raster.key.vp)
			for _, y := range l.isolines.lines[0].y {
				if y == y && y != 1.5 {
					t.Errorf("kind %d: the line of %v passes at y = %v, want 1.5", data.Kind(), level, y)
				}
			}
			if len(l.isolines.lines[0].y) == 0 {
				t.Errorf("kind %d: no line of %v", data.Kind(), level)
			}
		}
	}
}
