package widget_test

import (
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

func TestResizedRingKeepsTheLastFrames(t *testing.T) {
	for _, total := range []int{0, 3, 10, 25} {
		for _, size := range []int{1, 7, 10, 13, 40} {
			r := widget.NewRing(2, 10)
			for i := range total {
				r.Write(widget.Float64s([]float64{float64(i), float64(-i)}))
			}
			n := r.Resized(size)
			if n.Size() != size || n.Total() != int64(total) {
				t.Fatalf("%d frames in %d: size %d, total %d", total, size, n.Size(), n.Total())
			}
			kept := min(total, size, 10)
			if n.First() != int64(total-kept) { // a larger one knows that it has not more
				t.Fatalf("%d frames in %d: first %d, want %d", total, size, n.First(), total-kept)
			}
			x := make([]float32, kept)
			for lane, sign := range []float32{1, -1} {
				n.Copy(x, lane, int64(total-kept))
				for i, v := range x {
					if want := sign * float32(total-kept+i); v != want {
						t.Fatalf("%d frames in %d: lane %d, frame %d is %v, want %v", total, size, lane, i, v, want)
					}
				}
			}
		}
	}
	if r := widget.NewRing(1, 5); r.Resized(5) != r {
		t.Error("a ring of the right size is made anew")
	}
}
