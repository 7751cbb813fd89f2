package recording

import (
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

// decode is Decode for a file that comes in pieces, and whose size the host may not know.
func decode(name string, size int64, data []byte, piece int) (*Recording, error) {
	d, err := Open(name, size, data[:min(len(data), 4096)])
	if err != nil {
		return nil, err
	}
	for len(data) > 0 {
		n := min(piece, len(data))
		if err := d.Write(data[:n:n]); err != nil {
			return nil, err
		}
		data = data[n:]
	}
	return d.Close()
}

func TestMix(t *testing.T) {
	a := make([]float32, 3000)
	b := make([]float64, 3000)
	for i := range a {
		a[i], b[i] = float32(i), float64(3*i+2)
	}
	chs := []Channel{{Samples: widget.Float32s(a)}, {Samples: widget.Float64s(b)}}
	for i, v := range Mix(nil, chs, 0) {
		if v != float32(2*i+1) {
			t.Fatalf("sample %d is %v, want %v", i, v, 2*i+1)
		}
	}
	piece := make([]float32, 10)
	for i, v := range Mix(piece, chs, 1020) {
		if v != float32(2*(1020+i)+1) {
			t.Fatalf("sample %d of a piece is %v", i, v)
		}
	}
	for i, v := range Mix(piece, chs[:1], 7) {
		if v != float32(7+i) {
			t.Fatalf("sample %d of one channel is %v", i, v)
		}
	}
}
