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

// Map is a colour map: 256 colours from the low end to the high end. Fill uses memory of the map: it is not safe for concurrent use.
type Map struct {
	Table [256][4]uint8 // red, green, blue, alpha, 0 to 255, not premultiplied

	filled kernel.ColorTable // of the latest Fill
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

// Specials are colours that are told apart from those of the map: gray for NaN (reddish purple on a gray map), the first
// colour darkened for values under the range and the last one lightened for values over it.
func (m *Map) Specials() Special {
	nan := [4]uint8{150, 150, 150, 255}
	if c := m.Table[150]; c[0] == c[1] && c[1] == c[2] {
		nan = [4]uint8{204, 121, 167, 255}
	}
	return Special{NaN: nan, Under: mix(m.Table[0], 0), Over: mix(m.Table[255], 255)}
}

// mix goes halfway from c to black (0) or white (255).
func mix(c [4]uint8, to int) [4]uint8 {
	half := func(v uint8) uint8 { return uint8((int(v) + to) / 2) }
	return [4]uint8{half(c[0]), half(c[1]), half(c[2]), 255}
}

// Fill writes the colour of each value of src to dst, as red, green, blue, alpha bytes, and returns dst. The
// range is as for Index, but that a value of float32 which is lo or hi, rounded to float32, has the first or the last colour: 0.3 is not over a
// hi of 0.3, although the float32 nearest to it is. It panics with "colormap: ..." if dst doesn't hold 4 bytes for every value.
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
	f := filler{lo: lo, hi: hi, table: &m.filled}
	f.tabulate(m, c)
	f.least, f.most = ends[T](f.lo, f.hi)
	if x, ok := kernel.Float32s(src); ok {
		// In float32 where that can't change a colour, and the other blocks exactly: one, and more at a time as long as the next is no better.
		for exact := kernel.ColorBlock; f.quick(); {
			n := kernel.ColorBlocks(dst, x, f.table, f.single)
			dst, src, x = dst[4*n:], src[n:], x[n:]
			if len(x) < kernel.ColorBlock {
				break
			}
			if exact = min(2*exact, 1024); n > 0 {
				exact = kernel.ColorBlock
			}
			n = min(exact, len(x)/kernel.ColorBlock*kernel.ColorBlock)
			fill(dst[:4*n], src[:n], &f)
			dst, src, x = dst[4*n:], src[n:], x[n:]
		}
	}
	fill(dst, src, &f)
	return all
}

// filler is a range that does not run downwards, with its colours.
type filler struct {
	lo, hi float64
	least  float64 // the values of the range: from here
	most   float64 // to here
	down   bool    // the range was given downwards, and the table is turned round
	table  *kernel.ColorTable
	single kernel.ColorRange
}

// ends are a range's, or the numbers of type T nearest to them where these lie beyond.
func ends[T Float](lo, hi float64) (least, most float64) {
	least, most = lo, hi
	if l := float64(T(lo)); l < lo && l-l == 0 && l != 0 {
		least = l
	}
	if m := float64(T(hi)); m > hi && m-m == 0 && m != 0 {
		most = m
	}
	return least, most
}

// tabulate turns a reversed range round.
func (f *filler) tabulate(m *Map, c Special) {
	f.table[kernel.ColorNaN] = c.NaN
	if f.down = f.hi < f.lo; !f.down {
		f.table[kernel.ColorUnder], f.table[kernel.ColorOver] = c.Under, c.Over
		copy(f.table[kernel.ColorFirst:], m.Table[:])
		return
	}
	f.lo, f.hi = f.hi, f.lo
	f.table[kernel.ColorUnder], f.table[kernel.ColorOver] = c.Over, c.Under
	for i, p := range m.Table {
		f.table[kernel.ColorFirst+255-i] = p
	}
}

// quick tells whether the range is one that ColorBlocks can take, and readies it.
func (f *filler) quick() bool {
	k := 256 / (f.hi - f.lo)
	if !kernel.Vectors || !(k > 0x1p-100 && k < 0x1p100) {
		return false
	}
	// Of the width of a colour, the roundings of a difference up to 256 colours, of k, the product and the sum with a half cost at
	// most 1/65536 each; the fifth is for what they are multiplied with.
	lo := float32(f.lo)
	edge := 5.0/65536 + math.Abs(f.lo-float64(lo))*k
	if edge > 1.0/64 {
		return false
	}
	f.single = kernel.ColorRange{Lo: lo, K: float32(k), Edge: float32(edge), Least: lo, Most: float32(f.hi)}
	return true
}

// fill does values one by one.
func fill[T Float](dst []byte, src []T, f *filler) {
	// Downwards, the edge of a colour belongs to the other one.
	if width := f.hi - f.lo; width > 0x1p-900 && width < 0x1p900 && !f.down {
		kernel.Colors(dst, src, f.table, f.lo, f.hi, f.least, f.most)
		return
	}
	for i, v := range src {
		p := &f.table[f.slow(float64(v))]
		d := dst[4*i : 4*i+4 : 4*i+4]
		d[0], d[1], d[2], d[3] = p[0], p[1], p[2], p[3]
	}
}

// slow returns where in the table the colour of a value lies, for any range.
func (f *filler) slow(v float64) int {
	if v >= f.least && v <= f.most {
		v = max(f.lo, min(f.hi, v))
	}
	lo, hi, first, step := f.lo, f.hi, kernel.ColorFirst, 1
	under, over := kernel.ColorUnder, kernel.ColorOver
	if f.down {
		lo, hi, first, step = hi, lo, kernel.ColorFirst+255, -1
		under, over = over, under
	}
	switch k := index(v, lo, hi); k {
	case Under:
		return under
	case Over:
		return over
	case NaN:
		return kernel.ColorNaN
	default:
		return first + step*k
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
