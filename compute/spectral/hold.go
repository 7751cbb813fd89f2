package spectral

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Hold fills dst with columns of greatest values: column i has, bin by bin, the greatest of each segments of x that are hop samples
// apart, the first of them at sample i*each*hop; of the last column there may be fewer. The hop of the Config is not used.
// Segments with a sample that is not finite are passed over; a column that has no others is NaN. It panics with
// "spectral: ..." unless dst has Bins() values for each of HoldColumns(len(x), hop, each) columns.
func (s *STFT[T]) Hold(dst []float32, x []T, hop, each int, u Unit) {
	size, bins := s.seg.cfg.FFTSize, s.Bins()
	if n := s.HoldColumns(len(x), hop, each); len(dst) != n*bins {
		panic("spectral: dst has " + strconv.Itoa(len(dst)) + " values, want " + strconv.Itoa(n*bins))
	}
	segment := make([]T, bins)
	levels := make([]float32, bins)
	for i := 0; len(dst) > 0; i++ {
		column := dst[:bins]
		for k := range min(each, 1+(len(x)-size)/hop-i*each) {
			s.Column(segment, x[(i*each+k)*hop:][:size], 0, u)
			to := levels
			if k == 0 {
				to = column
			}
			narrow(to, segment)
			if k > 0 {
				greatest(column, levels)
			}
		}
		dst = dst[bins:]
	}
}

// HoldColumns is how many columns Hold makes of n samples.
func (s *STFT[T]) HoldColumns(n, hop, each int) int {
	if size := s.seg.cfg.FFTSize; n >= size {
		return ((n-size)/hop)/each + 1
	}
	return 0
}

// greatest writes the greater one of each pair of values of two columns to dst. The values of a column are all NaN or none of
// them is: dst gives way when it is.
func greatest(dst, x []float32) {
	if dst[0] != dst[0] && x[0] == x[0] {
		copy(dst, x)
		return
	}
	kernel.Most(dst, dst, x)
}

// narrow copies x to dst, rounded.
func narrow[T fft.Float](dst []float32, x []T) {
	if y, ok := kernel.Float32s(x); ok {
		copy(dst, y)
		return
	}
	for i, v := range x {
		dst[i] = float32(v)
	}
}
