package colormap

import (
	"math"
	"math/rand/v2"
	"testing"
)

type normCase struct {
	n      Norm
	lo, hi float64
}

func normCases() []normCase {
	return []normCase{
		{Norm{}, 0, 10},
		{Norm{Name: Log}, 1e-3, 1e3}, {Norm{Name: Log}, 1000, 1001}, {Norm{Name: Log}, 1e-300, 1e300},
		{Norm{Name: Symlog, Threshold: 1}, -1000, 1000}, {Norm{Name: Symlog, Threshold: 1e-3}, 0, 50},
		{Norm{Name: Power, Gamma: 0.4}, 0, 1}, {Norm{Name: Power, Gamma: 3}, -5, 77}, {Norm{Name: Power, Gamma: 0.2}, 1e6, 1e6 + 1},
		{Norm{Name: TwoSlope, Center: 0}, -1, 50}, {Norm{Name: TwoSlope, Center: 0}, -1e-30, 1e30},
		{Norm{Name: Quantile, Quantiles: []float64{-3, -1, 0, 0, 0, 0.25, 9}}, -3, 9},
	}
}

// Every value has the colour that the norm's formula gives it: at random places, at the edges of the colours and their
// neighbours, and beyond the limits, as float32 and as float64.
func TestPaletteAgreesWithTheNorm(t *testing.T) {
	m, _ := Lookup(Viridis)
	special := Special{NaN: [4]uint8{1, 2, 3, 4}, Under: [4]uint8{5, 6, 7, 8}, Over: [4]uint8{9, 10, 11, 12}}
	r := rand.New(rand.NewPCG(3, 3))
	var p Palette
	for _, c := range normCases() {
		if !p.Set(m, c.n, c.lo, c.hi, special) {
			t.Fatalf("%s %v..%v is refused", c.n.Name, c.lo, c.hi)
		}
		values := []float64{
			math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), c.lo, c.hi, c.lo - 1, c.hi + 1,
			math.Nextafter(c.lo, c.hi), math.Nextafter(c.hi, c.lo), math.Nextafter(c.lo, math.Inf(-1)), math.Nextafter(c.hi, math.Inf(1)),
			math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32,
		}
		for range 3000 {
			values = append(values, c.n.Value(r.Float64(), c.lo, c.hi), c.lo+(c.hi-c.lo)*r.Float64(), r.NormFloat64())
		}
		for i := range 256 {
			v := c.n.Value(float64(i)/256, c.lo, c.hi)
			values = append(values, v, math.Nextafter(v, c.lo), math.Nextafter(v, c.hi), float64(float32(v)), float64(math.Nextafter32(float32(v), 0)))
		}
		x64, x32 := values, make([]float32, len(values))
		for i, v := range values {
			x32[i] = float32(v)
		}
		agree(t, &p, x64, c, m, special)
		agree(t, &p, x32, c, m, special)
	}
}

func agree[T Float](t *testing.T, p *Palette, x []T, c normCase, m *Map, special Special) {
	t.Helper()
	dst := FillNorm(p, make([]byte, 4*len(x)), x)
	bad := 0
	for i, v := range x {
		var want [4]uint8
		got := [4]uint8(dst[4*i:])
		k := c.n.Index(rounded(v, c.lo, c.hi), c.lo, c.hi)
		switch k {
		case NaN:
			want = special.NaN
		case Under:
			want = special.Under
		case Over:
			want = special.Over
		default:
			want = m.Table[k]
		}
		if got == want {
			continue
		}
		// Rounding in the formula may let it fall between neighbouring values at the edge of a colour.
		u := 256 * c.n.Unit(float64(v), c.lo, c.hi)
		if near := math.Round(u); k < 0 || math.Abs(u-near) > 1e-9 {
			if bad++; bad < 5 {
				t.Errorf("%s %v..%v: %v is %v, want %v", c.n.Name, c.lo, c.hi, v, got, want)
			}
		}
	}
}

func TestPaletteRefusesLimits(t *testing.T) {
	m, _ := Lookup(Gray)
	nan, inf := math.NaN(), math.Inf(1)
	var p Palette
	for _, c := range []normCase{
		{Norm{}, 1, 1}, {Norm{}, 2, 1}, {Norm{}, nan, 1}, {Norm{}, 0, nan}, {Norm{}, 0, inf}, {Norm{}, -inf, 0},
		{Norm{Name: Log}, 0, 1}, {Norm{Name: Log}, -1, 1},
	} {
		if p.Set(m, c.n, c.lo, c.hi, Special{}) {
			t.Errorf("%s takes %v..%v", c.n.Name, c.lo, c.hi)
		}
	}
	defer func() {
		if recover() != "colormap: the palette has no limits" {
			t.Error("a palette that was never set paints")
		}
	}()
	FillNorm(&p, make([]byte, 4), []float32{1})
}

// Setting a palette again and filling allocate nothing.
func TestPaletteAllocatesNothing(t *testing.T) {
	m, _ := Lookup(Viridis)
	var p Palette
	x, dst := make([]float32, 100), make([]byte, 400)
	hi := 10.0
	set := func() {
		p.Set(m, Norm{Name: Symlog, Threshold: 1}, -10, hi, Special{})
		FillNorm(&p, dst, x)
		hi = 21 - hi
	}
	set()
	set()
	if n := testing.AllocsPerRun(10, set); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkFillNorm(b *testing.B) {
	m, _ := Lookup(Viridis)
	r := rand.New(rand.NewPCG(1, 1))
	x := make([]float32, 1<<20)
	for i := range x {
		x[i] = float32(math.Exp(3 * r.NormFloat64()))
	}
	dst := make([]byte, 4*len(x))
	for _, n := range []Norm{{Name: Log}, {Name: Power, Gamma: 0.3}} {
		b.Run("norm="+string(n.Name), func(b *testing.B) {
			var p Palette
			p.Set(m, n, 1e-3, 1e3, Special{})
			b.SetBytes(4 << 20)
			for b.Loop() {
				FillNorm(&p, dst, x)
			}
		})
	}
	b.Run("set", func(b *testing.B) {
		var p Palette
		hi := 10.0
		for b.Loop() {
			p.Set(m, Norm{Name: Log}, 1, hi, Special{})
			hi = 21 - hi
		}
	})
}
