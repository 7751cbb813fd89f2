package tick

import (
	"math"
	"math/bits"
	"strconv"
)

// fixed is a sum of float64 with all its digits: a whole number of 2^-128, in two's complement, the lowest word first.
type fixed [4]uint64

// sumOf is origin + v; ok is false where it has no room.
func sumOf(origin, v float64) (f fixed, ok bool) {
	if !(math.Abs(origin)+math.Abs(v) < 0x1p120) {
		return f, false
	}
	f.add(origin)
	f.add(v)
	return f, true
}

// add adds v, of which less than 2^-128 is lost.
func (f *fixed) add(v float64) {
	part, e := math.Frexp(math.Abs(v))
	n, shift := uint64(part*(1<<53)), e-53+128
	if shift < 0 {
		n, shift = n>>uint(-shift), 0
	}
	var a fixed
	k, bit := shift/64, uint(shift%64)
	a[k] = n << bit
	if k+1 < len(a) {
		a[k+1] = n >> (64 - bit)
	}
	carry := uint64(0)
	for i := range f {
		if v < 0 {
			f[i], carry = bits.Sub64(f[i], a[i], carry)
		} else {
			f[i], carry = bits.Add64(f[i], a[i], carry)
		}
	}
}

// negative says whether f is below 0, and negate changes its sign.
func (f *fixed) negative() bool { return int64(f[3]) < 0 }

func (f *fixed) negate() {
	carry := uint64(1)
	for i := range f {
		f[i], carry = bits.Add64(^f[i], 0, carry)
	}
}

// float is f of a magnitude, rounded.
func (f *fixed) float() float64 {
	return float64(f[3])*0x1p64 + (float64(f[2]) + (float64(f[1])*0x1p-64 + float64(f[0])*0x1p-128))
}

// times multiplies a magnitude by n, and over divides it.
func (f *fixed) times(n uint64) {
	carry := uint64(0)
	for i := range f {
		hi, lo := bits.Mul64(f[i], n)
		c := uint64(0)
		f[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
}

func (f *fixed) over(n uint64) {
	rest := uint64(0)
	for i := len(f) - 1; i >= 0; i-- {
		f[i], rest = bits.Div64(rest, f[i], n)
	}
}

// append writes a magnitude with so many decimals; it is rounded before.
func (f fixed) append(dst []byte, decimals int) []byte {
	const digits = 19
	high, low := bits.Div64(f[3], f[2], 1e19)
	from := len(dst)
	if high > 0 {
		dst = strconv.AppendUint(dst, high, 10)
		from = len(dst) + digits
	}
	var b [20]byte
	text := strconv.AppendUint(b[:0], low, 10)
	for len(dst)+len(text) < from {
		dst = append(dst, '0')
	}
	dst = append(dst, text...)
	if decimals > 0 {
		dst = f.fraction(append(dst, '.'), decimals)
	}
	return dst
}

// fraction writes so many decimals of what is above the next lower whole number.
func (f fixed) fraction(dst []byte, decimals int) []byte {
	for range decimals {
		f[2], f[3] = 0, 0
		f.times(10)
		dst = append(dst, '0'+byte(f[2]))
	}
	return dst
}

// between is the number with the fewest digits above a and up to b, and how many decimals it has. It is a multiple of 5, or of 2, of the
// last of them, if there is one. Both lie on the same side of 0.
func between(a, b fixed) (v fixed, decimals int) {
	negative := a.negative()
	if negative {
		a, b = b, a
		a.negate()
		b.negate()
	}
	const most = 1 << 58 // ten times as much has room
	for a[2] == b[2] && a[3] == b[3] && b[3] < most && decimals < mostParts {
		a.times(10)
		b.times(10)
		decimals++
	}
	a[0], a[1], b[0], b[1] = 0, 0, 0, 0
	for _, of := range [...]uint64{5, 2} {
		c := b
		carry := bits.Rem64(c[3]%of, c[2], of)
		c[2], carry = bits.Sub64(c[2], carry, 0)
		c[3] -= carry
		if c[3] > a[3] || c[3] == a[3] && c[2] > a[2] {
			b = c
			break
		}
	}
	for range decimals {
		b.over(10)
	}
	if negative {
		b.negate()
	}
	return b, decimals
}
