package fft

import (
	"math"
	"math/bits"
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Method is the family of algorithms that a recipe uses.
type Method uint8

const (
	MixedRadix Method = iota // passes of the radices 2, 3, 4, 5, 7, 8, 11, 13 (Stockham, autosorting)
	Bluestein                // a convolution with a chirp, for lengths with a larger prime factor
)

// maxRadices is enough for any int: 3^40 > 2^63, and pairs of twos make one pass of radix 4.
const maxRadices = 40

// Recipe says how a length is going to be transformed. It is plain data: it can be compared,
// printed and tested without building tables. Choose makes one, NewPlan follows it.
type Recipe struct {
	N       int               // transform length, in complex values
	Method  Method            // how
	Inner   int               // length transformed by the radices and lanes: N, or that of Bluestein's convolution
	Lanes   int               // transforms of Inner/Lanes that run side by side in vectors: 4, or 1 without vectors
	Passes  int               // number of radices
	Radices [maxRadices]uint8 // the radices of Inner/Lanes, in the order of the passes, zero beyond Passes
}

// Choose returns the recipe for a complex transform of length n. It panics with "fft: ..."
// if n < 1, and if n is beyond half the largest int, where no slice could hold the values.
func Choose(n int) Recipe {
	if n < 1 || n > math.MaxInt/2 {
		panic("fft: length " + strconv.Itoa(n) + " is not between 1 and half the largest int")
	}
	return choose(n, kernel.Vectors)
}

// choose is Choose for a machine with or without vectors.
func choose(n int, vectors bool) Recipe {
	r := Recipe{N: n, Inner: n}
	if r.factor(vectors) {
		return r
	}
	if n > math.MaxInt/16 {
		panic("fft: length " + strconv.Itoa(n) + " is too long for a convolution")
	}
	r = Recipe{N: n, Method: Bluestein, Inner: convolutionLength(2*n - 1)}
	r.factor(vectors)
	return r
}

// String reads like "480 = 4·4·2·3·5", "1024 = 4·4·4·4 × 4 lanes" or "1009 by Bluestein over 2048 = 4·8·4·4 × 4 lanes".
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
	if r.Lanes > 1 {
		s += " × " + strconv.Itoa(r.Lanes) + " lanes"
	}
	return s
}

// factor fills the lanes and radices of Inner and tells whether they multiply up to it.
func (r *Recipe) factor(vectors bool) bool {
	if vectors && r.Inner%kernel.Lanes == 0 && r.Inner >= kernel.Lanes*kernel.Lanes {
		r.Lanes = kernel.Lanes
		left := r.Inner / kernel.Lanes
		twos := bits.TrailingZeros(uint(left))
		left >>= twos
		// Radix 4 reads and writes eight streams, as many as a set of the cache has places: they fall into the same one where their
		// distance is a large power of two. An odd number of twos has one pass of radix 8, where its streams
		// are still short: the second. (The first would need a kernel of its own, the last has the longest distances.)
		eight := twos > 4 && twos%2 == 1
		for ; twos > 1; twos -= 2 {
			r.add(4)
			if eight {
				r.add(8)
				eight, twos = false, twos-3
			}
		}
		if twos == 1 {
			r.add(2)
		}
		if r.divide(left, 3, 5, 7) == 1 {
			return true
		}
	}
	// The passes of radix 4 go first: the first pass has the shortest inner loop, and theirs costs least.
	r.Lanes, r.Passes, r.Radices = 1, 0, [maxRadices]uint8{}
	return r.divide(r.Inner, 4, 2, 3, 5, 7, 11, 13) == 1
}

// divide adds the radices as often as they divide n, and returns what is left of it.
func (r *Recipe) divide(n int, radices ...int) int {
	for _, f := range radices {
		for n%f == 0 {
			r.add(f)
			n /= f
		}
	}
	return n
}

func (r *Recipe) add(radix int) {
	r.Radices[r.Passes] = uint8(radix)
	r.Passes++
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
