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

func BenchmarkCSV64KB(b *testing.B) {
	var s strings.Builder
	for i := 0; s.Len() < 64<<10; i++ {
		fmt.Fprintf(&s, "%.6f,%.4f,%d\n", float64(i)/48000, 0.1234*float64(i%77), i%1000)
	}
	piece := []byte(s.String())
	c := newCSV("a.csv", 0, Options{})
	b.SetBytes(int64(len(piece)))
	for b.Loop() {
		c.Write(piece)
		c.rows = 0
		for i := range c.columns {
			c.columns[i].values = c.columns[i].values[:0]
		}
	}
}
