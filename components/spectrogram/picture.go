package spectrogram

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
)

// picture makes the pixels of the window shown. For each pixel of the time axis it keeps a line of levels, one for each
// pixel of the frequency axis; when the window moves by whole pixels, lines and pixels move along and only new ones are made.
type picture struct {
	key     pictureKey
	draft   pictureKey // of the window looked at, for which draw is due
	whole   bool       // the pixels are those of key
	shift   int64      // by how many pixels the window has moved since pix was made
	time    pixels
	lines   []float32      // level of time pixel i and frequency pixel j at [slot(i)*height+row(j)], in dB
	made    []line         // what is in each slot
	rows    []span         // bins of each frequency pixel, in the order of pix; none outside of the spectrum
	peaks   decimate.Peaks // of rows
	column  []float32      // greatest of the columns of a pixel
	band    []float32      // levels of some rows of pix
	bytes   []byte         // their colours
	pix     []byte
	colored colors // of pix
	top     float64
}

// pictureKey is what all lines depend on.
type pictureKey struct {
	frequency scale.Window
	bins      int
	df        float64
	waterfall bool
	rev       int
}

// colors are the colours of levels from lo to hi.
type colors struct {
	colors *colormap.Map
	lo, hi float64
}

// pixels are those of the time axis: first is the number of the first one shown, and a pixel with number i reaches from
// origin + i*each to origin + (i+1)*each, in samples.
type pixels struct {
	origin, each float64
	first        int64
	n            int
}

// line says what a line was made of.
type line struct {
	pixel  int64
	stamp  uint64 // of the columns and how far they were
	blank  bool   // outside of the signal
	colors bool   // is in pix
}

// window says that samples from lo on are shown, each to a pixel. Where the pixels are those of before, shifted by whole
// ones, their numbers go on.
func (p *pixels) window(lo, each float64, n int) (same bool) {
	at := math.Round((lo - p.origin) / p.each)
	if p.n == n && math.Abs(each/p.each-1) < 1e-9 && math.Abs(at) < 1e15 && math.Abs(p.origin+at*p.each-lo) < 1e-3*each {
		p.first = int64(at)
		return true
	}
	*p = pixels{lo, each, 0, n}
	return false
}

func (p *pixels) edge(i int64) float64 { return p.origin + float64(i)*p.each }

// slot is where pixel i is kept.
func (p *pixels) slot(i int64) int {
	if i %= int64(p.n); i < 0 {
		i += int64(p.n)
	}
	return int(i)
}

// row is where frequency pixel j is in a line: they lie as in pix, from the top or from the left.
func (p *picture) row(j int) int {
	if p.key.waterfall {
		return j
	}
	return p.key.frequency.Pixels - 1 - j
}

// frequencyRows fills dst with the bins of each pixel of w, from the highest if down: those whose middles lie on it, or else
// the nearest.
func frequencyRows(dst []span, w scale.Window, df float64, bins int, down bool) []span {
	dst = dst[:0]
	top := float64(bins-1) * df
	for i := range w.Pixels {
		lo, hi, middle := w.Edge(i), w.Edge(i+1), w.Center(i)
		from, to := math.Ceil(lo/df), math.Ceil(hi/df)
		switch {
		case middle < 0 || !(middle <= top+0.5*df):
			from, to = 0, 0
		case !(from < to) || from >= float64(bins):
			from = min(math.Round(middle/df), float64(bins-1))
			to = from + 1
		}
		dst = append(dst, span{int32(max(from, 0)), int32(min(to, float64(bins)))})
	}
	if down {
		slices.Reverse(dst)
	}
	return dst
}

// columns are those that pixel i shows: all whose middles lie on it, or else the nearest; none where there is no segment.
func (p *pixels) columns(i int64, w *job) (a, b int64) {
	lo, hi := p.edge(i), p.edge(i+1)
	middle := (lo + hi) / 2
	if w.c0 >= w.c1 || middle < w.lo || middle > w.hi {
		return 0, 0
	}
	a = w.behind(lo)
	if b = w.behind(hi); a < b {
		return a, b
	}
	if a == w.c1 || a > w.c0 && middle-w.middle(a-1) <= w.middle(a)-middle {
		a--
	}
	return a, a + 1
}

// behind is the first column in view whose middle lies at a sample or behind it. Those at the ends may be parts of columns, with
// their middles elsewhere.
func (w *job) behind(sample float64) int64 {
	g := &w.strip.grid
	c := whole(math.Ceil((sample-g.center(0))/float64(g.step)), w.c0, w.c1)
	for c > w.c0 && w.middle(c-1) >= sample {
		c--
	}
	for c < w.c1 && w.middle(c) < sample {
		c++
	}
	return c
}

// whole turns v, a whole number, into an integer from lo to hi.
func whole(v float64, lo, hi int64) int64 {
	return int64(min(max(v, float64(lo)), float64(hi)))
}

// draw brings the pixels up to date with the columns that w has.
func (p *picture) draw(key pictureKey, w *job) {
	width, height := p.time.n, key.frequency.Pixels
	if key != p.key || len(p.lines) != width*height {
		p.key = key
		p.lines, p.made = sized(p.lines, width*height), sized(p.made, width)
		p.forget()
	}
	p.column, p.whole = sized(p.column, w.strip.rows), true
	if w.rows == nil {
		setPeaks(&p.peaks, p.rows, w.strip.rows)
	}
	before := int64(-1) // pixel whose line holds the same columns
	var a0, b0 int64
	for i := p.time.first; i < p.time.first+int64(width); i++ {
		a, b := p.time.columns(i, w)
		stamp := w.stamp(a, b)
		at := p.time.slot(i)
		m, l := &p.made[at], p.lines[at*height:][:height]
		if m.pixel == i && m.stamp == stamp {
			before, a0, b0 = i, a, b
			continue
		}
		*m = line{pixel: i, stamp: stamp, blank: stamp == 0}
		switch {
		case m.blank:
			for k := range l {
				l[k] = nan
			}
		case before == i-1 && a == a0 && b == b0:
			copy(l, p.lines[p.time.slot(before)*height:][:height])
		default:
			p.line(l, w, a, b)
		}
		before, a0, b0 = i, a, b
	}
}

// forget has every line made again.
func (p *picture) forget() {
	for i := range p.made {
		p.made[i] = line{pixel: math.MinInt64}
	}
	p.whole = false
}

func sized[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n)
	}
	return x[:n]
}

// line makes a line of the columns [a, b).
func (p *picture) line(dst []float32, w *job, a, b int64) {
	var levels []float32
	for c := a; c < b; c++ {
		if w.strip.done(c) == 0 {
			continue
		}
		if _, x := w.strip.at(c); levels == nil {
			levels = x
		} else {
			greatest(p.column, levels, x)
			levels = p.column
		}
	}
	if levels == nil {
		_, levels = w.strip.at(w.near(a))
	}
	if w.rows != nil {
		copy(dst, levels)
	} else {
		p.peaks.Find(dst, levels)
	}
	if _, top := extremes(dst); float64(top) > p.top {
		p.top = float64(top)
	}
}

// setPeaks takes the bins of each row.
func setPeaks(p *decimate.Peaks, rows []span, bins int) {
	p.Reset(bins)
	for _, r := range rows {
		p.Add(int(r.from), int(r.to))
	}
}

// extremes are the least and the greatest finite number of x.
func extremes(x []float32) (lo, hi float32) {
	var m [2]float32
	decimate.MinMax(m[:], x)
	if m[0]-m[0] != 0 || m[1]-m[1] != 0 { // infinite, or NaN
		return widget.FiniteRange(x)
	}
	return m[0], m[1]
}

// near is the column that stands for column c until it is computed: the last one before it of those computed first. -1:
// there is none.
func (w *job) near(c int64) int64 {
	for stride := int64(2); stride <= 8; stride *= 2 {
		if n := max(c&^(stride-1), w.c0); w.strip.done(n) > 0 {
			return n
		}
	}
	return -1
}

// stamp is a number that is another one when columns [a, b) show something else; 0: they show nothing.
func (w *job) stamp(a, b int64) (s uint64) {
	for c := a; c < b; c++ {
		if n := w.strip.done(c); n > 0 {
			s = (s ^ uint64(c+1)<<20 ^ uint64(n)) * 0x9e3779b97f4a7c15
		}
	}
	if s == 0 && b > a {
		if c := w.near(a); c >= 0 {
			s = (uint64(c+1) << 20) * 0x9e3779b97f4a7c15
		}
	}
	return s
}
