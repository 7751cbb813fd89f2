// Package colormap turns numbers into colours by tables of 256.
package colormap

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Name names a colour map.
type Name string

const (
	Viridis  Name = "viridis"  // dark blue, green, yellow; even steps of lightness, readable without colour vision
	Magma    Name = "magma"    // black, purple, pale yellow
	Inferno  Name = "inferno"  // black, red, pale yellow
	Plasma   Name = "plasma"   // blue, pink, yellow
	Cividis  Name = "cividis"  // blue, gray, yellow; looks the same with and without red-green vision
	Turbo    Name = "turbo"    // rainbow, smoothed; for finding small differences, not for magnitude
	Gray     Name = "gray"     // black to white
	Coolwarm Name = "coolwarm" // diverging: blue, gray, red; for values about a middle
)

// Values lists the names, in the order of the constants.
func (Name) Values() []string {
	return []string{
		string(Viridis), string(Magma), string(Inferno), string(Plasma), string(Cividis), string(Turbo), string(Gray),
		string(Coolwarm),
	}
}

// Valid tells whether n is one of the constants.
func (n Name) Valid() bool { return table(n) != "" }

// Map is a colour map: 256 colours from the low end to the high end.
type Map struct {
	Table [256][4]uint8 // red, green, blue, alpha, 0 to 255, not premultiplied
}

// Lookup returns the map called n, and whether there is one. Every call makes a new Map, which the caller may change.
func Lookup(n Name) (*Map, bool) {
	t := table(n)
	if t == "" {
		return nil, false
	}
	m := new(Map)
	for i := range m.Table {
		m.Table[i] = [4]uint8{t[3*i], t[3*i+1], t[3*i+2], 255}
	}
	return m, true
}

// RGBA returns colour i, with i below 0 and above 255 taken as the ends.
func (m *Map) RGBA(i int) [4]uint8 { return m.Table[max(0, min(255, i))] }

// What Index returns for values that have no colour in the table.
const (
	Under = -1 // below the range
	Over  = -2 // above the range
	NaN   = -3 // not a number
)

// Index returns the colour number of v in the range lo to hi: floor(256 (v-lo)/(hi-lo)), where
// v = hi counts as 255, as matplotlib does; Under, Over or NaN for values without one. The
// range may be reversed (hi < lo), and then runs down the table: Under is beyond lo, Over beyond hi. If lo = hi,
// v = lo is in the middle, 128. A range that is not finite makes every value NaN.
func (m *Map) Index(v, lo, hi float64) int { return index(v, lo, hi) }

func index(v, lo, hi float64) int {
	if hi < lo {
		v, lo, hi = -v, -lo, -hi
	}
	switch {
	case v != v || lo-lo != 0 || hi-hi != 0: // an infinity less itself is NaN
		return NaN
	case v < lo:
		return Under
	case v > hi:
		return Over
	case lo == hi:
		return 128
	}
	u := (v - lo) / (hi - lo)
	if hi-lo > math.MaxFloat64 {
		u = (v/2 - lo/2) / (hi/2 - lo/2)
	}
	return min(255, int(u*256))
}

// Special holds the colours of values outside of the table. An Under or Over with alpha 0 means: clamp, the colour
// of that end of the table. NaN is used as it is, so its zero value is transparent.
type Special struct {
	NaN, Under, Over [4]uint8
}

// Fill writes the colour of each value of src to dst, as red, green, blue, alpha bytes, and returns dst. The
// range is as for Index. It panics with "colormap: ..." if dst doesn't hold 4 bytes for every value.
func Fill[T Float](dst []byte, src []T, m *Map, lo, hi float64, c Special) []byte {
	if len(dst) != 4*len(src) {
		panic("colormap: dst does not hold 4 bytes for every value")
	}
	all := dst
	if c.Under[3] == 0 {
		c.Under = m.Table[0]
	}
	if c.Over[3] == 0 {
		c.Over = m.Table[255]
	}
	if x, ok := kernel.Float32s(src); ok {
		// In float32 where that can't change a colour, and the other blocks one by one.
		for l, k := float32(lo), float32(256/(hi-lo)); quick(lo, hi, l, k); {
			n := kernel.ColorBlocks(dst, x, &m.Table, l, k)
			dst, src, x = dst[4*n:], src[n:], x[n:]
			if len(x) < kernel.ColorBlock {
				break
			}
			fill(dst[:4*kernel.ColorBlock], src[:kernel.ColorBlock], m, lo, hi, c)
			dst, src, x = dst[4*kernel.ColorBlock:], src[kernel.ColorBlock:], x[kernel.ColorBlock:]
		}
	}
	fill(dst, src, m, lo, hi, c)
	return all
}

// quick tells whether the range is one that ColorBlocks can take, with l for lo and k for 256/(hi-lo).
func quick(lo, hi float64, l, k float32) bool {
	return kernel.Vectors && k > 0x1p-100 && k < 0x1p100 && math.Abs(lo-float64(l))*float64(k) < 1.0/8192
}

func fill[T Float](dst []byte, src []T, m *Map, lo, hi float64, c Special) {
	for i, v := range src {
		d := dst[4*i : 4*i+4 : 4*i+4]
		var p [4]uint8 // a pointer would make c escape
		switch k := index(float64(v), lo, hi); k {
		case NaN:
			p = c.NaN
		case Under:
			p = c.Under
		case Over:
			p = c.Over
		default:
			p = m.Table[k&255]
		}
		d[0], d[1], d[2], d[3] = p[0], p[1], p[2], p[3]
	}
}

// table returns the 256 colours of a map, 3 characters each, or "".
func table(n Name) string {
	switch n {
	case Viridis:
		return viridisTable
	case Magma:
		return magmaTable
	case Inferno:
		return infernoTable
	case Plasma:
		return plasmaTable
	case Cividis:
		return cividisTable
	case Turbo:
		return turboTable
	case Gray:
		return grayTable
	case Coolwarm:
		return coolwarmTable
	}
	return ""
}
