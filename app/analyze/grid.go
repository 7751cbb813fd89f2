package analyze

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

const (
	maxColumns = 1500    // as many as a wide screen has pixels for
	maxCells   = 4 << 20 // 16 MB, drawn within a frame
)

// Grid is levels over time and frequency, in dB. Cell (row, column) is Levels[row*Columns+column]; row 0 is direct
// current. A column stands for Fold segments that follow each other, and holds the greatest level of each bin.
type Grid struct {
	Levels         []float32
	Rows, Columns  int
	Fold, Segments int
	X0, X1         float64 // outer edges, in seconds: half a hop to both sides of the segments' middles
	Y0, Y1         float64 // outer edges, in Hz: bins reach half a bin to both sides of their frequency
	Max            float64 // greatest finite level, -Inf when there is none
}

// folding computes a Grid, a segment at a time.
type folding interface {
	step(b *figure.Budget) (progress float64, done bool)
	result() *Grid
}

// newFolding starts on a signal of at least two samples. Levels are in dB re the square of unit u: a full-scale sine
// for dbfs, 1 unit²/Hz for v2hz, 1 unit rms for the others.
func newFolding(s *Signal, c spectral.Config, u spectral.Unit) (folding, error) {
	if k := s.Samples.Kind(); k == widget.Float64 || k == widget.Int32 {
		return foldingOf[float64](s.Samples, c, u)
	}
	return foldingOf[float32](s.Samples, c, u)
}

type fold[T float32 | float64] struct {
	samples   widget.Series
	segment   []T // of the samples
	stft      *spectral.STFT[T]
	unit      spectral.Unit // of what the transform gives: linear, so that a logarithm is taken once a cell
	factor    float64       // dB of a linear value: factor log10(value) + offset
	offset    float64
	one, most []T // spectrum of one segment; the greatest of a column
	grid      Grid
	next      int // segment
}

func foldingOf[T float32 | float64](x widget.Series, c spectral.Config, u spectral.Unit) (folding, error) {
	stft, err := spectral.NewSTFT[T](c)
	if err != nil {
		return nil, err
	}
	f := &fold[T]{samples: x, stft: stft, unit: spectral.V, factor: 20}
	switch u {
	case spectral.DBFS:
		f.offset = 10 * math.Log10(2) // a full-scale sine has 1/2
	case spectral.V2Hz:
		f.unit, f.factor = spectral.V2Hz, 10
	}
	g := &f.grid
	g.Segments, g.Rows, g.Max = stft.Columns(x.Len()), stft.Bins(), math.Inf(-1)
	most := min(maxColumns, max(1, maxCells/g.Rows))
	g.Fold = (g.Segments + most - 1) / most
	g.Columns = (g.Segments + g.Fold - 1) / g.Fold
	g.Levels = make([]float32, g.Rows*g.Columns)
	f.one, f.most, f.segment = make([]T, g.Rows), make([]T, g.Rows), make([]T, c.FFTSize)

	hop := float64(stft.Hop()) / c.SampleRate
	g.X0 = stft.Time(0) - hop/2
	g.X1 = g.X0 + hop*float64(g.Fold*g.Columns)
	bin := c.SampleRate / float64(c.FFTSize)
	g.Y0, g.Y1 = -bin/2, (float64(g.Rows)-0.5)*bin
	return f, nil
}

func (f *fold[T]) step(b *figure.Budget) (progress float64, done bool) {
	g := &f.grid
	for f.next < g.Segments && !b.Spent() {
		column, first := f.next/g.Fold, f.next%g.Fold == 0
		widget.Read(f.segment, f.samples, f.next*f.stft.Hop())
		if first {
			f.stft.Column(f.most, f.segment, 0, f.unit)
		} else {
			greatest(f.most, f.stft.Column(f.one, f.segment, 0, f.unit))
		}
		f.next++
		if f.next%g.Fold == 0 || f.next == g.Segments {
			f.store(column)
		}
	}
	return float64(f.next) / float64(g.Segments), f.next == g.Segments
}

// greatest keeps the greater of two values in dst; a NaN (a segment with samples missing) gives way to a number.
func greatest[T float32 | float64](dst, src []T) {
	for i, v := range src {
		if d := dst[i]; v > d || d != d {
			dst[i] = v
		}
	}
}

func (f *fold[T]) store(column int) {
	g := &f.grid
	for row, v := range f.most {
		level := float32(f.factor*math.Log10(float64(v)) + f.offset)
		g.Levels[row*g.Columns+column] = level
		if l := float64(level); l > g.Max && !math.IsInf(l, 1) {
			g.Max = l
		}
	}
}

func (f *fold[T]) result() *Grid { return &f.grid }
