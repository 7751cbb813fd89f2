package fft

import (
	"math"
	"math/bits"
	"strconv"
)

// Method is the family of algorithms that a recipe uses.
type Method uint8

const (
	MixedRadix Method = iota // passes of the radices 2, 3, 4, 5, 7, 11, 13 (Stockham, autosorting)
	Bluestein                // a convolution with a chirp, for lengths with a larger prime factor
)

// maxRadices is enough for any int: 3^40 > 2^63, and pairs of twos make one pass of radix 4.
const maxRadices = 40

// Recipe says how a length is going to be transformed. It is plain data: it can be compared,
// printed and tested without building tables. Choose makes one, NewPlan follows it.
type Recipe struct {
	N       int               // transform length, in complex values
	Method  Method            // how
	Inner   int               // length transformed by the radices: N, or that of Bluestein's convolution
	Passes  int               // number of radices
	Radices [maxRadices]uint8 // the radices of Inner, in the order of the passes, zero beyond Passes
}

// Choose returns the recipe for a complex transform of length n. It panics with "fft: ..."
// if n < 1, and if n is beyond half the largest int, where no slice could hold the values.
func Choose(n int) Recipe {
	if n < 1 || n > math.MaxInt/2 {
		panic("fft: length " + strconv.Itoa(n) + " is not between 1 and half the largest int")
	}
	r := Recipe{N: n, Inner: n}
	if r.factor() {
		return r
	}
	if n > math.MaxInt/16 {
		panic("fft: length " + strconv.Itoa(n) + " is too long for a convolution")
	}
	r = Recipe{N: n, Method: Bluestein, Inner: convolutionLength(2*n - 1)}
	r.factor()
	return r
}

// String reads like "480 = 4·4·2·3·5" or "1009 by Bluestein over 2048 = 4·4·4·4·4·2".
func (r Recipe) String() string {
	s := strconv.Itoa(r.N)
	if r.Method == Bluestein {
		s += " by Bluestein over " + strconv.Itoa(r.Inner)
	}
	for i := range r.Passes {
		if i == 0 {
			s += " = "
		} else {
			s += "·"
		}
		s += strconv.Itoa(int(r.Radices[i]))
	}
	return s
}

// factor fills the radices of Inner and tells whether they multiply up to it. The passes of
// radix 4 go first: the first pass has the shortest inner loop, and theirs costs least.
func (r *Recipe) factor() bool {
	left := r.Inner
	r.Passes = 0
	for _, f := range [...]int{4, 2, 3, 5, 7, 11, 13} {
		for left%f == 0 {
			r.Radices[r.Passes] = uint8(f)
			r.Passes++
			left /= f
		}
	}
	return left == 1
}

// convolutionLength is the shortest length from least on that is a power of two times 1, 3, 5, 9 or 15.
func convolutionLength(least int) int {
	best := 0
	for _, odd := range [...]int{1, 3, 5, 9, 15} {
		n := odd
		if q := (least + odd - 1) / odd; q > 1 {
			n = odd << bits.Len(uint(q-1))
		}
		if best == 0 || n < best {
			best = n
		}
	}
	return best
}
