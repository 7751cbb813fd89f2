package colormap

import (
	"math"
	"slices"
)

// Palette gives values their colours through a norm: a map, two limits, and the colours of what has none in the map.
// The zero Palette must be Set first.
//
// A norm's formula takes too long for every value of a picture. Since a norm never decreases, the value where each of
// the 256 colours begins says all of it; which of them to look at follows from the leading bits of a value.
type Palette struct {
	m       Map
	norm    Norm
	lo, hi  float64
	special Special
	linear  bool
	edges   [257]float64 // edges[i] is the least value of colour i or a later one, edges[256] is beyond hi
	base    uint32       // order of a float32 just below lo
	shift   uint
	first   []uint8 // of each bucket of values, the first colour in it
	last    []uint8 // and the last one
}

// buckets is about how many buckets there are at most.
const buckets = 1 << 14

// Set makes p give colours by m and n between lo and hi, with c for values without a colour. It says whether the limits
// are ones that n can take: lo < hi, their distance finite, both positive for Log; without that nothing changes.
func (p *Palette) Set(m *Map, n Norm, lo, hi float64, c Special) bool {
	if !(lo < hi) || math.IsInf(hi-lo, 0) || n.Name == Log && lo <= 0 {
		return false
	}
	if c.Under[3] == 0 {
		c.Under = m.Table[0]
	}
	if c.Over[3] == 0 {
		c.Over = m.Table[255]
	}
	p.m, p.special = *m, c
	if p.norm.same(&n) && p.lo == lo && p.hi == hi {
		return true
	}
	p.norm, p.lo, p.hi = n, lo, hi
	p.norm.Quantiles = append([]float64(nil), n.Quantiles...) // the caller's may change
	p.linear = n.Name == "" || n.Name == Linear
	if !p.linear {
		p.index()
	}
	return true
}

func (n *Norm) same(o *Norm) bool {
	return n.Name == o.Name && n.Threshold == o.Threshold && n.Gamma == o.Gamma && n.Center == o.Center && slices.Equal(n.Quantiles, o.Quantiles)
}

// Index returns the colour number of v between lo and hi, as Map.Index does for the linear norm: floor(256 Unit(v)),
// where v = hi counts as 255; Under, Over or NaN for values without a colour.
func (n *Norm) Index(v, lo, hi float64) int {
	switch {
	case n.Name == "" || n.Name == Linear:
		return index(v, lo, hi)
	case v != v || lo-lo != 0 || hi-hi != 0:
		return NaN
	case v < lo:
		return Under
	case v > hi:
		return Over
	}
	return min(255, int(256*min(1, max(0, n.Unit(v, lo, hi)))))
}

// index finds the edges of the colours by halving the values between the limits, in the order of their bits.
func (p *Palette) index() {
	bottom, top := order64(p.lo), order64(p.hi)
	for i := range p.edges {
		l, h := bottom, top+1 // the first value of colour i or later is in here; top+1: there is none
		for l < h {
			mid := l + (h-l)/2
			if p.norm.Index(value64(mid), p.lo, p.hi) >= i {
				h = mid
			} else {
				l = mid + 1
			}
		}
		p.edges[i] = value64(l)
		if l > top {
			p.edges[i] = math.Inf(1)
		}
		bottom = l
	}
	// Buckets: of the values whose float32 have the same leading bits above lo.
	p.base = order32(below32(p.lo)) - 1 // -0 comes before 0
	span := order32(above32(p.hi)) - p.base
	for p.shift = 0; span>>p.shift >= buckets; p.shift++ {
	}
	n := int(span>>p.shift) + 1
	p.first, p.last = slices.Grow(p.first[:0], n)[:n], slices.Grow(p.last[:0], n)[:n]
	c := 0
	for b := range n {
		// Rounding a float64 may move it into the next bucket: values half a float32 beyond the ends count too.
		from, to := value32(p.base+uint32(b)<<p.shift-1), value32(p.base+uint32(b+1)<<p.shift)
		if to != to { // beyond the greatest float32
			to = math.Inf(1)
		}
		for c < 255 && p.edges[c+1] <= from {
			c++
		}
		p.first[b] = uint8(c)
		l := c
		for l < 255 && p.edges[l+1] <= to {
			l++
		}
		p.last[b] = uint8(l)
	}
}

// FillNorm writes the colour of each value of src to dst, as red, green, blue, alpha bytes, and returns dst. Limits are rounded as Fill
// does. It panics
// with "colormap: ..." if dst doesn't hold 4 bytes for every value, or p was never Set.
func FillNorm[T Float](p *Palette, dst []byte, src []T) []byte {
	if p.lo >= p.hi {
		panic("colormap: the palette has no limits")
	}
	if p.linear {
		return Fill(dst, src, &p.m, p.lo, p.hi, p.special)
	}
	if len(dst) != 4*len(src) {
		panic("colormap: dst does not hold 4 bytes for every value")
	}
	first, last := p.first, p.last[:len(p.first)]
	least, most := ends[T](p.lo, p.hi)
	for i, x := range src {
		v := float64(x)
		var c [4]uint8
		switch {
		case v != v:
			c = p.special.NaN
		case v < least:
			c = p.special.Under
		case v > most:
			c = p.special.Over
		default:
			b := (order32(float32(x)) - p.base) >> p.shift
			k, l := int(first[b]), int(last[b])
			for k < l {
				if m := k + (l-k+1)/2; v >= p.edges[m] {
					k = m
				} else {
					l = m - 1
				}
			}
			c = p.m.Table[k]
		}
		d := dst[4*i : 4*i+4 : 4*i+4]
		d[0], d[1], d[2], d[3] = c[0], c[1], c[2], c[3]
	}
	return dst
}

// order32 numbers the float32 in the order of their values; value32 is its inverse.
func order32(v float32) uint32 {
	b := math.Float32bits(v)
	return b ^ (uint32(int32(b)>>31) | 1<<31)
}

func value32(o uint32) float64 {
	if o&(1<<31) != 0 {
		return float64(math.Float32frombits(o ^ 1<<31))
	}
	return float64(math.Float32frombits(^o))
}

func order64(v float64) uint64 {
	b := math.Float64bits(v)
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}

func value64(o uint64) float64 {
	if o&(1<<63) != 0 {
		return math.Float64frombits(o ^ 1<<63)
	}
	return math.Float64frombits(^o)
}

// below32 and above32 are the neighbours of v among the float32.
func below32(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func above32(v float64) float32 {
	f := float32(v)
	if float64(f) < v {
		f = math.Nextafter32(f, float32(math.Inf(1)))
	}
	return f
}
