package spectral

import (
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/compute/window"
)

// Hold is the greatest of columns made one by one.
func TestHold(t *testing.T) {
	t.Run("float32", hold[float32])
	t.Run("float64", hold[float64])
}

func hold[T float32 | float64](t *testing.T) {
	const size = 256
	x := make([]T, 5000)
	for i := range x {
		x[i] = T(math.Sin(float64(i)*0.1) * float64(i%977))
	}
	x[2000] = T(math.NaN())
	s, err := NewSTFT[T](Config{SampleRate: 1000, FFTSize: size, Window: window.Hann})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ n, hop, each int }{{size, 64, 4}, {size + 1, 1, 1}, {5000, 64, 1}, {5000, 64, 4}, {5000, 100, 16}, {3000, 33, 1000}, {2100, 8, 3}} {
		dst := make([]float32, s.HoldColumns(c.n, c.hop, c.each)*s.Bins())
		s.Hold(dst, x[:c.n], c.hop, c.each, DBFS)
		want := make([]float32, len(dst))
		for i := range want {
			want[i] = float32(math.NaN())
		}
		last := 0
		for at := 0; at+size <= c.n; at += c.hop {
			column := want[at/c.hop/c.each*s.Bins():][:s.Bins()]
			last = at / c.hop / c.each
			for k, v := range s.Column(nil, x[at:at+size], 0, DBFS) {
				if v := float32(v); v > column[k] || column[k] != column[k] {
					column[k] = v
				}
			}
		}
		if len(dst) != (last+1)*s.Bins() {
			t.Fatalf("%+v: %d columns, want %d", c, len(dst)/s.Bins(), last+1)
		}
		for i := range dst {
			if dst[i] != want[i] && (dst[i] == dst[i] || want[i] == want[i]) {
				t.Fatalf("%+v: bin %d of column %d is %v, want %v", c, i%s.Bins(), i/s.Bins(), dst[i], want[i])
			}
		}
	}
	if n := s.HoldColumns(size-1, 1, 1); n != 0 {
		t.Errorf("%d columns of less than a segment", n)
	}
	defer func() {
		if p, ok := recover().(string); !ok || !strings.HasPrefix(p, "spectral: ") {
			t.Errorf("a dst of another length: %v", p)
		}
	}()
	s.Hold(make([]float32, 5), x, 64, 4, DBFS)
}
