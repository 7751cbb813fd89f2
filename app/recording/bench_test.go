package recording

import (
	"fmt"
	"strings"
	"testing"
)

// The page gives pieces of 64 KB between frames; each has to take well under the 8 ms of a turn.

func BenchmarkWAV64KB(b *testing.B) {
	head := riff(chunk("fmt ", format(1, 2, 48000, 24)), chunk("data", nil))
	piece := make([]byte, 64<<10)
	w := newWAV("a.wav", 0, Options{})
	if err := w.Write(withDataSize(head, 0xffffffff)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(piece)))
	for b.Loop() {
		w.Write(piece)
		for i := range w.channels {
			w.channels[i].f32 = w.channels[i].f32[:0]
		}
	}
}

// BenchmarkCSV reads whole files of 16 MB, of one column, of times and values, and of times and eight columns.
func BenchmarkCSV(b *testing.B) {
	for _, columns := range []int{0, 1, 8} {
		b.Run(fmt.Sprint(columns), func(b *testing.B) {
			file := csvOf(columns, 16<<20)
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				if _, err := Decode("a.csv", file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// csvOf is a table of times and columns of values, or of one column without times.
func csvOf(columns, size int) []byte {
	var s strings.Builder
	if columns > 0 {
		s.WriteString("time (s)")
	}
	for j := range max(1, columns) {
		if columns > 0 {
			s.WriteByte(',')
		}
		fmt.Fprintf(&s, "ch%d", j+1)
	}
	s.WriteByte('\n')
	for i := 0; s.Len() < size; i++ {
		if columns > 0 {
			fmt.Fprintf(&s, "%.6f,", float64(i)/48000)
		}
		for j := range max(1, columns) {
			if j > 0 {
				s.WriteByte(',')
			}
			fmt.Fprintf(&s, "%.4f", 0.1234*float64((i+j)%77))
		}
		s.WriteByte('\n')
	}
	return []byte(s.String())
}
