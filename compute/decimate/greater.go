package decimate

import "github.com/sonde-viz/sonde/compute/internal/kernel"

// Greater writes the greater one of each pair of values to dst, and returns dst. A NaN in x is passed over, a NaN in dst
// stays. It panics with "decimate: ..." unless dst and x are equally long.
func Greater(dst, x []float32) []float32 {
	if len(dst) != len(x) {
		panic("decimate: slices of different lengths")
	}
	kernel.Most(dst, x)
	return dst
}
