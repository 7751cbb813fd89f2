package spectrogram

import (
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// mostValues is how many numbers Values returns of a signal that is not shown.
const mostValues = 1 << 24

// values is the memory of Values.
type values struct {
	time, frequency []float64
	levels          []float32
}

// Values returns the grid shown: its cells are one pixel or larger, and have the colours of their values. Of a
// spectrogram without a size they are all columns and bins, or fewer columns when there are more than 2^24.
func (v *view) Values() widget.Values {
	g := &v.values
	g.time, g.frequency, g.levels = g.time[:0], g.frequency[:0], g.levels[:0]
	if v.empty() {
		return widget.Values{}
	}
	if v.viewport.X.Pixels == 0 {
		v.all()
	} else {
		v.look(v.viewport)
		for !v.work.run(&v.signal, nil, 1<<30) {
		}
		v.show()
		v.shown()
	}
	columns, rows := max(0, len(g.time)-1), max(0, len(g.frequency)-1)
	x, y := g.time, g.frequency
	// They are time by time; as rows of a grid that is the way of the waterfall.
	if v.props.Orientation == Waterfall {
		x, y, columns, rows = y, x, rows, columns
	} else {
		t := make([]float32, len(g.levels))
		for i := range columns {
			for j := range rows {
				t[j*columns+i] = g.levels[i*rows+j]
			}
		}
		g.levels = t
	}
	return widget.Values{X: x, Y: y, Z: v.inUnit(g.levels), Rows: rows, Columns: columns}
}

// inUnit returns computed levels in the unit shown: dB as float32, amplitudes and densities, which may be beyond that, as float64.
func (v *view) inUnit(db []float32) widget.Series {
	if !v.props.linear() {
		for i, l := range db {
			db[i] = float32(v.level(l))
		}
		return widget.Float32s(db)
	}
	z := make([]float64, len(db))
	for i, l := range db {
		z[i] = v.level(l)
	}
	return widget.Float64s(z)
}

// level is a computed level in the unit shown.
func (v *view) level(db float32) float64 {
	if level := v.props.value(float64(db) + v.offset); v.props.linear() {
		return level
	} else {
		return float64(float32(level))
	}
}

// linear says whether the unit is not one of decibels.
func (p *Props) linear() bool { return p.Unit == spectral.V || p.Unit == spectral.V2Hz }

// shown gathers the cells of the picture: pixels that show the same columns and bins are one.
func (v *view) shown() {
	g, p, w := &v.values, &v.picture, &v.work
	height := p.key.frequency.Pixels
	var lines []int64
	var a0, b0 int64
	end := 0.0
	for i := p.time.first; i < p.time.first+int64(p.time.n); i++ {
		a, b := p.time.columns(i, w)
		if b > a && (len(lines) == 0 || a != a0 || b != b0) {
			lines = append(lines, i)
			g.time = append(g.time, v.timeAt(p.time.edge(i)))
		}
		if b > a {
			end = p.time.edge(i + 1)
		}
		a0, b0 = a, b
	}
	if len(lines) == 0 {
		return
	}
	g.time = append(g.time, v.timeAt(end))
	var rows []int
	var last span
	top := 0
	for j := range height {
		r := p.rows[p.row(j)]
		if r.to > r.from && (len(rows) == 0 || r != last) {
			rows = append(rows, p.row(j))
			g.frequency = append(g.frequency, p.key.frequency.Edge(j))
		}
		if r.to > r.from {
			top = j + 1
		}
		last = r
	}
	if len(rows) == 0 {
		g.time = g.time[:0]
		return
	}
	g.frequency = append(g.frequency, p.key.frequency.Edge(top))
	for _, i := range lines {
		l := p.lines[p.time.slot(i)*height:][:height]
		for _, j := range rows {
			g.levels = append(g.levels, l[j])
		}
	}
}

// all computes every column, as props have it.
func (v *view) all() {
	g, w := &v.values, &v.work
	bins := w.config.Bins()
	from, to := v.span()
	grid := newGrid(w.config, 0)
	seg0, seg1 := grid.segments(from, to)
	for (seg1-seg0)*int64(bins)>>grid.level > mostValues && grid.level < 40 {
		grid = newGrid(w.config, grid.level+1)
	}
	c0, c1 := grid.columns(seg0, seg1)
	lo, hi := grid.extent(int64(w.config.Hop()), seg0, seg1, from, to)
	segment := make([]float32, bins)
	for c := c0; c < c1; c++ {
		g.time = append(g.time, v.timeAt(max(lo, grid.center(c)-float64(grid.step)/2)))
		at := len(g.levels)
		for s := max(seg0, c*grid.each()); s < min(seg1, (c+1)*grid.each()); s++ {
			w.transform.column(segment, &v.signal, s*grid.hop)
			if len(g.levels) == at {
				g.levels = append(g.levels, segment...)
			} else {
				greatest(g.levels[at:], g.levels[at:], segment)
			}
		}
	}
	g.time = append(g.time, v.timeAt(hi))
	df := w.config.SampleRate / float64(w.config.FFTSize)
	for k := range bins {
		g.frequency = append(g.frequency, max(0, float64(k)-0.5)*df)
	}
	g.frequency = append(g.frequency, w.config.SampleRate/2)
}

// timeAt is the time of a place among the samples.
func (v *view) timeAt(sample float64) float64 { return v.props.origin() + sample/v.props.SampleRate }
