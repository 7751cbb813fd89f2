package widget_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

var allKinds = []widget.Kind{widget.Float32, widget.Float64, widget.Int16, widget.Int32, widget.Uint8, widget.Uint16}

// numbered is a series of a kind that holds the numbers 0, 1, 2 and so on, with the least and the greatest number that
// the kind has at the end.
func numbered(k widget.Kind, n int) (s widget.Series, want []float64) {
	ends := map[widget.Kind][2]float64{
		widget.Float32: {-math.MaxFloat32, math.MaxFloat32}, widget.Float64: {-math.MaxFloat64, math.MaxFloat64},
		widget.Int16: {math.MinInt16, math.MaxInt16}, widget.Int32: {math.MinInt32, math.MaxInt32},
		widget.Uint8: {0, math.MaxUint8}, widget.Uint16: {0, math.MaxUint16},
	}[k]
	for i := range n {
		want = append(want, float64(i))
	}
	want = append(want, ends[0], ends[1])
	s = widget.MakeSeries(k, len(want))
	fill(s, want)
	return s, want
}

// fill writes numbers that the series' kind can hold.
func fill(s widget.Series, x []float64) {
	for i, v := range x {
		switch s.Kind() {
		case widget.Float32:
			s.F32()[i] = float32(v)
		case widget.Float64:
			s.F64()[i] = v
		case widget.Int16:
			s.I16()[i] = int16(v)
		case widget.Int32:
			s.I32()[i] = int32(v)
		case widget.Uint8:
			s.U8()[i] = uint8(v)
		case widget.Uint16:
			s.U16()[i] = uint16(v)
		}
	}
}

// lengths are those of the slices of each kind: all but one are 0.
func lengths(s widget.Series) [6]int {
	return [6]int{len(s.F32()), len(s.F64()), len(s.I16()), len(s.I32()), len(s.U8()), len(s.U16())}
}

func TestSeriesKeepsItsKind(t *testing.T) {
	for _, k := range allKinds {
		s, want := numbered(k, 100)
		var one [6]int
		one[k] = len(want)
		if s.Kind() != k || s.Len() != len(want) || s.Scale() != 1 || lengths(s) != one {
			t.Errorf("kind %d: it is of kind %d with lengths %v and scale %v", k, s.Kind(), lengths(s), s.Scale())
		}
		read := make([]float64, len(want)+1)
		if n := widget.Read(read, s, 0); n != len(want) {
			t.Errorf("kind %d: %d read", k, n)
		}
		for i, v := range want {
			if s.At(i) != v || read[i] != v {
				t.Errorf("kind %d: sample %d is %v, read %v, want %v", k, i, s.At(i), read[i], v)
			}
		}
		if n := widget.Read(read, s, len(want)); n != 0 {
			t.Errorf("kind %d: %d read beyond the end", k, n)
		}
		c := s.Copy()
		fill(s, []float64{7})
		if c.Kind() != k || c.Len() != len(want) || c.At(0) != 0 || s.At(0) != 7 || c == s {
			t.Errorf("kind %d: the copy is of kind %d, %d samples, the first %v", k, c.Kind(), c.Len(), c.At(0))
		}
	}
}

func TestSeriesHasAScale(t *testing.T) {
	const scale = 1.0 / 32768
	for k, s := range map[string]widget.Series{
		"int16": widget.Int16s([]int16{-32768, 16384}, scale), "int32": widget.Int32s([]int32{-32768, 16384}, scale),
	} {
		var x [2]float32
		widget.Read(x[:], s, 0)
		if s.At(0) != -1 || s.At(1) != 0.5 || x != [2]float32{-1, 0.5} || s.Scale() != scale || s.Copy().Scale() != scale {
			t.Errorf("%s: %v %v, read %v, scale %v", k, s.At(0), s.At(1), x, s.Scale())
		}
	}
	if s := widget.Uint8s([]uint8{255}, 2); s.At(0) != 510 {
		t.Errorf("uint8: %v, want 510", s.At(0))
	}
	if s := widget.Uint16s([]uint16{3}, 0.5); s.At(0) != 1.5 {
		t.Errorf("uint16: %v, want 1.5", s.At(0))
	}
}

func TestNoSeriesIsEmpty(t *testing.T) {
	var none widget.Series
	if none.Len() != 0 || none.Scale() != 1 || none.Copy() != none || lengths(none) != [6]int{} || widget.Read(make([]float64, 1), none, 0) != 0 {
		t.Error("it is not")
	}
	for _, k := range allKinds {
		if s := widget.MakeSeries(k, 0); s.Len() != 0 || s.Kind() != k || widget.Read(make([]float32, 1), s, 0) != 0 {
			t.Errorf("kind %d without samples has %d", k, s.Len())
		}
	}
}

// What lay in a block must not be seen in a series of another kind or length.
func TestBlockIsUsedAgain(t *testing.T) {
	var b widget.Block
	for _, n := range []int{1, 1000, 3, 0, 999} {
		for _, k := range allKinds {
			before := b.Series(k, n, 0)
			s := b.Series(k, n, 0)
			var one [6]int
			one[k] = n
			if s.Kind() != k || s.Len() != n || lengths(s) != one || s == before {
				t.Fatalf("%d of kind %d: kind %d, lengths %v", n, k, s.Kind(), lengths(s))
			}
		}
	}
	for _, k := range allKinds {
		if a := testing.AllocsPerRun(10, func() { b.Series(k, 1000, 0) }); a != 0 {
			t.Errorf("%v allocations for a block of kind %d that there is", a, k)
		}
	}
	b.Free()
	if a := testing.AllocsPerRun(1, func() { b.Free(); b.Series(widget.Float32, 1000, 0) }); a != 1 {
		t.Errorf("%v allocations after Free, want one", a)
	}
}

// stream is what a ring is compared with: it forgets nothing.
type stream struct {
	ring  *widget.Ring
	lanes [][]float32
}

func newStream(lanes, size int) *stream {
	return &stream{widget.NewRing(lanes, size), make([][]float32, lanes)}
}

// write pushes n frames of numbers that have not been before.
func (s *stream) write(k widget.Kind, n int) {
	planar := widget.MakeSeries(k, n*len(s.lanes))
	var values []float64
	for l := range s.lanes {
		for range n {
			v := float64((len(s.lanes[l]) + 31*l) % 100)
			s.lanes[l] = append(s.lanes[l], float32(v))
			values = append(values, v)
		}
	}
	fill(planar, values)
	s.ring.Write(planar)
}

// gap pushes n frames that are missing.
func (s *stream) gap(n int) {
	missing := make([]float32, n*len(s.lanes))
	for i := range missing {
		missing[i] = float32(math.NaN())
	}
	for l := range s.lanes {
		s.lanes[l] = append(s.lanes[l], missing[:n]...)
	}
	s.ring.Write(widget.Float32s(missing))
}

// check compares all that is kept, and parts of it, with what was written.
func (s *stream) check() error {
	r, total := s.ring, len(s.lanes[0])
	if r.Total() != int64(total) || r.First() != int64(max(0, total-r.Size())) {
		return fmt.Errorf("%d written: total %d, first %d", total, r.Total(), r.First())
	}
	kept := int(r.Total() - r.First())
	for l, want := range s.lanes {
		for _, part := range [][2]int{{0, kept}, {kept / 3, kept}, {0, kept / 2}, {kept / 2, kept / 2}} {
			from, to := int(r.First())+part[0], int(r.First())+part[1]
			a, b := r.Spans(l, int64(from), int64(to))
			c := make([]float32, to-from)
			r.Copy(c, l, int64(from))
			if len(a)+len(b) != to-from {
				return fmt.Errorf("frames %d to %d come in parts of %d and %d", from, to, len(a), len(b))
			}
			for i, v := range append(append([]float32(nil), a...), b...) {
				if w := want[from+i]; v != w && (v == v || w == w) || c[i] != v && v == v {
					return fmt.Errorf("frame %d of lane %d is %v, copied %v, want %v", from+i, l, v, c[i], w)
				}
			}
		}
	}
	return nil
}

func TestRingKeepsTheLastFrames(t *testing.T) {
	for _, lanes := range []int{1, 2, 3} {
		for _, size := range []int{1, 2, 7, 64} {
			s := newStream(lanes, size)
			for i, n := range []int{0, 1, 3, size, size - 1, 2*size + 1, 5, 10 * size, 1} {
				s.write(allKinds[i%len(allKinds)], n)
				if err := s.check(); err != nil {
					t.Fatalf("%d lanes of %d, write %d of %d: %v", lanes, size, i, n, err)
				}
				s.gap(i % (size + 2))
				if err := s.check(); err != nil {
					t.Fatalf("%d lanes of %d, after a gap of %d: %v", lanes, size, i%(size+2), err)
				}
			}
			if s.ring.Lanes() != lanes || s.ring.Size() != size {
				t.Errorf("%d lanes of %d, want %d of %d", s.ring.Lanes(), s.ring.Size(), lanes, size)
			}
		}
	}
}

func TestRingOfNothingCounts(t *testing.T) {
	s := newStream(2, 0)
	s.write(widget.Int16, 5)
	s.gap(3)
	if err := s.check(); err != nil || s.ring.Total() != 8 {
		t.Errorf("total %d, %v", s.ring.Total(), err)
	}
}

func TestRingWritesWithoutAllocating(t *testing.T) {
	r := widget.NewRing(2, 1000)
	for _, k := range allKinds {
		s := widget.MakeSeries(k, 600)
		if a := testing.AllocsPerRun(10, func() { r.Write(s) }); a != 0 {
			t.Errorf("%v allocations to write samples of kind %d", a, k)
		}
	}
}

// The cost of writing does not depend on what is kept.
func BenchmarkRingWrite(b *testing.B) {
	s := widget.MakeSeries(widget.Float32, 512)
	for _, size := range []int{1 << 10, 1 << 24} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			r := widget.NewRing(1, size)
			r.Write(widget.MakeSeries(widget.Float32, size))
			for range b.N {
				r.Write(s)
			}
		})
	}
}

// FuzzRing writes and skips as the bytes say: two bits say what is done, six how much.
func FuzzRing(f *testing.F) {
	f.Add(uint8(1), uint8(8), []byte{3, 200, 77, 1, 255})
	f.Add(uint8(3), uint8(0), []byte{9, 130})
	f.Add(uint8(2), uint8(63), []byte{63, 62, 61, 255, 254})
	f.Fuzz(func(t *testing.T, lanes, size uint8, steps []byte) {
		if len(steps) > 200 {
			return
		}
		s := newStream(1+int(lanes%4), int(size))
		for i, b := range steps {
			n := int(b & 63)
			if b>>6 == 3 {
				s.gap(n)
			} else {
				s.write(allKinds[(i+int(b>>6))%len(allKinds)], n*(1+int(b>>6)))
			}
			if err := s.check(); err != nil {
				t.Fatalf("step %d: %v", i, err)
			}
		}
	})
}

// Large histories and random lengths, which the fuzzer reaches slowly.
func TestRingOfRandomLengths(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s := newStream(2, 500)
	for i := range 300 {
		s.write(allKinds[r.IntN(len(allKinds))], r.IntN(1200))
		if i%20 == 0 {
			s.gap(r.IntN(700))
		}
	}
	if err := s.check(); err != nil {
		t.Error(err)
	}
}
