package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Read finds the highest level under the cursor's pixel: a bin, at the time of the column in which it is the highest.
func (v *view) Read(vp layout.Layout, x, y float64) (r figure.Readout, detail any, ok bool) {
	p, w := &v.picture, &v.work
	if v.empty() || vp != v.viewport || w.strip == nil {
		return r, nil, false
	}
	t, f := x, y
	if p.key.waterfall {
		t, f = y, x
	}
	across, up := v.timeWindow(vp).Unit(t), v.frequencyWindow(vp).Unit(f)
	if across != across || up != up {
		return r, nil, false
	}
	i := p.time.first + whole(math.Floor(across*float64(p.time.n)), 0, int64(p.time.n)-1)
	j := p.row(int(whole(math.Floor(up*float64(len(p.rows))), 0, int64(len(p.rows))-1)))
	a, b := p.time.columns(i, w)
	bins := p.rows[j]
	if a >= b || bins.to <= bins.from {
		return r, nil, false
	}
	rows := bins
	if w.rows != nil {
		rows = span{int32(j), int32(j) + 1}
	}
	best, at, level := a, rows.from, nan
	for c := a; c < b; c++ {
		if w.strip.done(c) == 0 {
			continue
		}
		_, levels := w.strip.at(c)
		for k := rows.from; k < rows.to; k++ {
			if l := levels[k]; l > level || level != level && l == l {
				best, at, level = c, k, l
			}
		}
	}
	if level != level {
		return r, nil, false
	}
	resolution := p.key.df
	if w.rows != nil {
		if at, ok = v.seek(best, bins, level); !ok {
			at, resolution = (bins.from+bins.to-1)/2, p.key.df*float64(bins.to-bins.from)
		}
	}
	g, middle := &w.strip.grid, w.middle(best)
	d := CursorChange{Time: v.timeAt(middle), Frequency: float64(at) * p.key.df, Level: v.level(level)}
	r.X, r.Y = x, y
	unit := "s"
	if v.props.Start.Set {
		unit = scale.UTC
	}
	r.AddFrom("Time", v.props.origin(), middle/v.props.SampleRate, unit, float64(g.step)/v.props.SampleRate/10)
	r.Add("Frequency", d.Frequency, "Hz", resolution/10)
	resolution = 0.01
	if u := v.props.Unit; u == spectral.V || u == spectral.V2Hz {
		resolution = 0
	}
	r.Add(v.props.valueTitle(), d.Level, v.unit, resolution)
	return r, d, true
}

// sought is what seek has found.
type sought struct {
	strip  *strip
	column int64
	done   int32
	rev    int
	bins   span
	at     int32
	ok     bool
}

// most is how many segments are transformed again to find a bin, in times of few: some 40 ms at most.
const most = 16

// seek finds the bin of a pixel that has the highest level of its row, which is all that is kept of many bins: in the
// segments of the column, one after the other. Not ok: they are too many, or gone.
func (v *view) seek(c int64, bins span, level float32) (at int32, ok bool) {
	w := &v.work
	s := sought{strip: w.strip, column: c, done: w.strip.done(c), rev: v.rev, bins: bins}
	if k := v.sought; k.strip == s.strip && k.column == c && k.done == s.done && k.rev == s.rev && k.bins == bins {
		return k.at, k.ok
	}
	g := &w.strip.grid
	first, end := max(w.seg0, c*g.each()), min(w.seg1, (c+1)*g.each())
	highest := nan
	for seg := first; seg < end && end-first <= most*int64(w.few()) && highest != level; seg++ {
		at := seg * g.hop
		if at < v.signal.first() {
			continue
		}
		w.transform.column(w.segment, &v.signal, at)
		for k := bins.from; k < bins.to; k++ {
			if l := w.segment[k]; l > highest || highest != highest && l == l {
				highest, s.at, s.ok = l, k, true
			}
		}
	}
	v.sought = s
	return s.at, s.ok
}
