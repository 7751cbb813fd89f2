package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
)

func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	if v.empty() {
		v.viewport = vp
		return
	}
	if v.look(vp) {
		v.work.run(&v.signal, nil, v.work.few()) // small signals and the newest columns are there at once
	}
	if v.work.left > 0 && !v.working {
		v.working = true
		v.env.Work()
	}
	lo, hi := v.limits()
	pix := v.show()
	if l, h := v.limits(); l != lo || h != hi {
		v.env.Repaint() // the colour bar has other limits
	}
	f.Raster(figure.Raster{Pix: pix})
}

// look sets the window, and says whether it has columns to be computed that were not planned before.
func (v *view) look(vp layout.Layout) bool {
	w, p := &v.work, &v.picture
	from, to := v.span()
	t, frequency := v.timeWindow(vp), v.frequencyWindow(vp)
	rate := v.props.SampleRate
	lo, each := t.Lo*rate, (t.Hi-t.Lo)*rate/float64(t.Pixels)

	key := pictureKey{frequency, w.config.Bins(), rate / float64(w.config.FFTSize), v.props.Orientation == Waterfall, v.rev}
	if key != p.key {
		p.rows = frequencyRows(p.rows, frequency, key.df, key.bins, !key.waterfall)
	}
	first := p.time.first
	if p.time.window(lo, each, t.Pixels) {
		p.shift += p.time.first - first
	} else {
		p.forget()
	}

	g := fitting(w.config, min(each, float64(to-from)))
	seg0, seg1 := g.segments(from, to)
	c0, c1 := g.columns(seg0, seg1)
	zero, step := g.center(0), float64(g.step)
	c0 = whole(math.Floor((lo-zero)/step)-1, c0, c1-1)
	c1 = whole(math.Ceil((lo+each*float64(t.Pixels)-zero)/step)+1, c0+1, c1)
	w.lo, w.hi = g.extent(int64(w.config.Hop()), seg0, max(seg0, seg1), from, to)
	v.viewport = vp
	p.draft = key
	return w.plan(g, c0, c1, seg0, max(seg0, seg1), p.rows)
}

// show brings the pixels up to date with what is computed, if that has become a new picture.
func (v *view) show() []byte {
	w, p := &v.work, &v.picture
	if w.fresh || p.draft != p.key || p.shift != 0 || !p.whole {
		p.draw(p.draft, w)
		w.fresh = false
	}
	lo, hi := v.limits()
	return p.color(colors{v.colors, lo - v.offset, hi - v.offset})
}
