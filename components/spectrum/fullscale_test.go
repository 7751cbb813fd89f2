package spectrum

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// halves are half-scale sines of bin 100 of 1000, in every kind of number, with the amplitude as it is in V.
func halves() map[string]struct {
	data      widget.Series
	amplitude float64
} {
	const n = 4000
	i16, i32, u8, u16 := make([]int16, n), make([]int32, n), make([]uint8, n), make([]uint16, n)
	f32, f64, i8 := make([]float32, n), make([]float64, n), make([]int16, n)
	for i := range n {
		v := 0.5 * math.Sin(2*math.Pi*float64(i)/10)
		i16[i], i32[i], i8[i] = int16(math.Round(v*(1<<15))), int32(math.Round(v*(1<<31))), int16(math.Round(v*(1<<7)))
		u8[i], u16[i] = uint8(math.Round(v*(1<<7)+128)), uint16(math.Round(v*(1<<15)+1<<15))
		f32[i], f64[i] = float32(v), v
	}
	type half = struct {
		data      widget.Series
		amplitude float64
	}
	return map[string]half{
		"float32": {widget.Float32s(f32), 0.5}, "float64": {widget.Float64s(f64), 0.5},
		"int16": {widget.Int16s(i16, 1), 1 << 14}, "int32": {widget.Int32s(i32, 1), 1 << 30},
		"uint8": {widget.Uint8s(u8, 1), 1 << 6}, "uint16": {widget.Uint16s(u16, 1), 1 << 14},
		"int16 of a recording": {widget.Int16s(i16, 1.0/(1<<15)), 0.5},
		"int16 in mV":          {widget.Int16s(i16, -0.25), 1 << 12},
		"8 bits as int16":      {widget.Int16s(i8, 1).WithFullScale(1 << 7), 1 << 6},
		"a part of them":       {widget.Int16s(i8, 1).WithFullScale(1<<7).Part(1000, 3000), 1 << 6},
	}
}

// The same samples have the same level re full scale in every kind of number, shown at once or pushed; in V they are what they are.
func TestFullScaleOfEveryKind(t *testing.T) {
	for name, h := range halves() {
		for _, pushed := range []bool{false, true} {
			for _, unit := range []spectral.Unit{spectral.DBFS, spectral.V} {
				p := defaults
				p.FFTSize, p.Unit = 1000, unit
				if !pushed {
					p.Data = h.data
				}
				inst, _ := mount(t, p)
				if pushed {
					inst.Push(0, h.data)
				}
				got, want := inst.Values().Y[100], 20*math.Log10(0.5)
				if unit == spectral.V {
					got, want = got/h.amplitude, math.Sqrt(0.5)
				}
				// Six bits of an amplitude round it by 0.04 dB.
				if math.Abs(got-want) > 0.05 {
					t.Errorf("%s, pushed %v: %v in %s, want %v", name, pushed, got, unit, want)
				}
			}
		}
	}
}

// What is said of full scale holds for every kind, and can be said and taken back at any time.
func TestFullScaleIsSaid(t *testing.T) {
	for name, h := range halves() {
		p := defaults
		p.Data, p.FFTSize = h.data, 1000
		inst, _ := mount(t, p)
		before := inst.Values().Y[100]
		p.FullScale = widget.Some(h.amplitude)
		inst.SetProps(p)
		inst.Update()
		if got := inst.Values().Y[100]; math.Abs(got) > 0.05 {
			t.Errorf("%s: %v dBFS of a sine that is said to be full scale", name, got)
		}
		p.FullScale = widget.Opt[float64]{}
		inst.SetProps(p)
		inst.Update()
		if got := inst.Values().Y[100]; got != before {
			t.Errorf("%s: %v dBFS when nothing is said again, and %v before", name, got, before)
		}
	}
	for _, v := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		p := defaults
		if p.FullScale = widget.Some(v); p.check(false) == nil {
			t.Errorf("a full scale of %v is taken", v)
		}
	}
}
