package grid

// Others says which cells there are that no colour between two limits stands for.
type Others struct {
	Under, Over bool // below and above the limits, infinities too
	NaN         bool
}

// Beyond looks at all cells, or at n from all over the grid where there are more than n, and says what lies beyond lo and hi. These are
// limits of values, which are the numbers of the cells times scale. Both are rounded to float32, as pictures have them, where
// cells are not float64.
func Beyond[T Value](cells []T, scale, lo, hi float64, n int) Others {
	var o Others
	if len(cells) > n {
		// In runs: single cells would each wait for the memory.
		const run = 64
		for at := (steps{n: len(cells)/run + 1}); n > 0; n -= run {
			from := at.next() * run
			o.add(Beyond(cells[from:min(from+run, len(cells))], scale, lo, hi, run))
		}
		return o
	}
	switch z := any(cells).(type) {
	case []float64:
		if scale == 1 {
			return beyond(z, lo, hi)
		}
	case []float32:
		if scale == 1 {
			return beyond(z, float32(lo), float32(hi))
		}
	}
	for _, v := range cells {
		one := [1]float32{float32(float64(v) * scale)}
		o.add(beyond(one[:], float32(lo), float32(hi)))
	}
	return o
}

func beyond[T float32 | float64](z []T, lo, hi T) (o Others) {
	for _, v := range z {
		if v < lo {
			o.Under = true
		} else if v > hi {
			o.Over = true
		} else if v != v {
			o.NaN = true
		}
	}
	return o
}

func (o *Others) add(p Others) {
	o.Under, o.Over, o.NaN = o.Under || p.Under, o.Over || p.Over, o.NaN || p.NaN
}
