package kernel

import "unsafe"

// sumBlock is how many values are added up before their sum joins the others: sums of sums lose far less than one long sum.
const sumBlock = 256

// Sums returns the sums of x-mid and of (x-mid)². With vectors, differences and their squares are rounded to T and blocks of 256 are
// summed in T, in 8 sums and more; all else is float64.
func Sums[T Float](x []T, mid T) (sum, squares float64) {
	for len(x) > 0 {
		var s, q float64
		n := min(sumBlock, len(x))
		if n < sumBlock || !Vectors {
			for _, v := range x[:n] {
				d := float64(v) - float64(mid)
				s += d
				q += d * d
			}
		} else if p := unsafe.Pointer(&x[0]); unsafe.Sizeof(mid) == 4 {
			s, q = sums32(p, sumBlock, float32(mid))
		} else {
			s, q = sums64(p, sumBlock, float64(mid))
		}
		sum += s
		squares += q
		x = x[n:]
	}
	return sum, squares
}
