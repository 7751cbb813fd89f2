package filter

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Transforms spread what is in a block over all of it: an infinity, where a finite product or a sum on its way is beyond the range of
// numbers, and the rounding errors of what is far larger than the rest. So values of such a size are kept out of the transforms when
// they are few, and multiplied one by one; the others are divided by a power of two that makes them harmless.

// share is what the transforms get of a sequence: values up to limit, divided by 2^exponent.
type share[T Float] struct {
	limit    T
	exponent int
}

// whole is the share of sequences of ordinary size: every finite value.
func whole[T Float]() share[T] { return share[T]{limit: largest[T]()} }

func largest[T Float]() T {
	most := math.MaxFloat64
	if T(most) > T(most)/2 { // finite
		return T(most)
	}
	return T(math.MaxFloat32)
}

// mostApart is how many values of a sequence are multiplied one by one at most.
const mostApart = 64

// split returns the share of x that transforms get when it may be of any size.
func split[T Float](x []T) share[T] {
	most := greatest(x, largest[T]())
	s := share[T]{limit: most}
	// Down in steps as wide as the digits of a float32, for as long as few values are left out.
	for limit := most; limit > 0; {
		limit *= 0x1p-24
		rest := greatest(x, limit)
		if above(x, limit) > mostApart || rest == 0 {
			break
		}
		s.limit, limit = rest, rest
	}
	if s.limit > 0 {
		_, s.exponent = math.Frexp(float64(s.limit))
	}
	return s
}

// greatest is the greatest magnitude of x up to a limit.
func greatest[T Float](x []T, limit T) (most T) {
	for _, v := range x {
		if v < 0 {
			v = -v
		}
		if v > most && v <= limit {
			most = v
		}
	}
	return most
}

// above counts the finite values of x that are beyond a limit.
func above[T Float](x []T, limit T) (n int) {
	for _, v := range x {
		if v-v == 0 && !within(v, limit) {
			n++
		}
	}
	return n
}

func within[T Float](v, limit T) bool { return v >= -limit && v <= limit }

// ordinary says whether blocks of two sequences can be transformed, multiplied and transformed back as they are.
func (c *Convolution[T]) ordinary(long, short []T) bool {
	a, b := size(long), size(short)
	n, top := float64(c.recipe.Block), float64(largest[T]())
	return a*n <= top && b*n <= top && (a*n)*(b*n) <= top/n
}

// size is the greatest finite magnitude of x.
func size[T Float](x []T) float64 {
	least, most := kernel.Extremes(x, 0, 0)
	if most = max(most, -least); most-most != 0 { // infinite
		most = greatest(x, largest[T]())
	}
	return float64(most)
}

// apart adds the products of the values that the transforms did not get.
func apart[T Float](dst, long, short []T, l, s share[T]) {
	for i, v := range long {
		if v-v != 0 || within(v, l.limit) {
			continue
		}
		for j, w := range short {
			dst[i+j] += v * w
		}
	}
	for j, w := range short {
		if w-w != 0 || within(w, s.limit) {
			continue
		}
		for i, v := range long {
			if within(v, l.limit) {
				dst[i+j] += v * w
			}
		}
	}
}
