package heatmap

import (
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// While it is paused, picture, axis and values stay, however much is pushed; then it goes on at the head, with nothing missing
// that is still kept.
func TestPaused(t *testing.T) {
	const keep = 50
	l := stream(t, pushRows, 3, keep, func(p *Props) { p.VMin, p.VMax = widget.Some(0.0), widget.Some(200.0) })
	row := func(i int) widget.Series { return widget.Float32s([]float32{float32(i), float32(i), float32(i)}) }
	for i := range 70 {
		l.Push(pushRows, row(i))
	}
	l.whole(3, keep)
	before, vp := slices.Clone(l.draw()), l.vp
	p := l.props
	p.Paused = true
	l.Update(p)
	for i := 70; i < 200; i++ {
		l.Push(pushRows, row(i))
		l.whole(3, keep)
		if l.vp != vp || !slices.Equal(l.draw(), before) {
			t.Fatalf("after row %d the picture of a paused heatmap has changed", i)
		}
		if v := l.Values(); v.Rows != keep || v.Z.At(3*v.Rows-1) != 69 {
			t.Fatalf("values are %d rows, the last of %v", v.Rows, v.Z.At(3*v.Rows-1))
		}
	}
	l.Push(pushRows, widget.Float32s(make([]float32, 3*keep+3)))
	for i := 151; i < 200; i++ {
		l.Push(pushRows, row(i))
	}
	if n := len(l.env.events); n != 1 || l.env.events[0] != (HistoryChange{0, 1}) {
		t.Errorf("events %v", l.env.events)
	}
	p.Paused = false
	l.Update(p)
	l.whole(3, keep)
	pix := l.draw()
	if v := l.Values(); v.Rows != keep || v.Z.At(0) != 0 || v.Z.At(3) != 151 || v.Z.At(3*v.Rows-1) != 199 {
		t.Errorf("values are %d rows from %v to %v", v.Rows, v.Z.At(0), v.Z.At(3*v.Rows-1))
	}
	if got, want := l.pixel(pix, 1, 0), l.colors.RGBA(l.colors.Index(199, 0, 200)); got != want || l.vp.Y.Hi != 300 {
		t.Errorf("the head is %v at %v, want %v", got, l.vp.Y.Hi, want)
	}
}

// What was pushed while it was paused has limits and a pyramid of its own when it is shown.
func TestResumed(t *testing.T) {
	const across, keep = 64, 6000
	l := stream(t, pushColumns, across, keep, nil)
	l.Push(pushColumns, widget.Float32s(make([]float32, across*keep)))
	l.whole(300, across)
	l.draw()
	p := l.props
	p.Paused = true
	l.Update(p)
	z := make([]float32, across*keep)
	for i := range z {
		z[i] = float32(i % across)
	}
	z[across*keep/2] = -1000
	l.Push(pushColumns, widget.Float32s(z))
	p.Reduce = grid.Mean
	l.Update(p)
	l.whole(300, across)
	if l.draw(); l.scale.lo != -0.5 || l.scale.hi != 0.5 {
		t.Errorf("limits are %v to %v while it is paused", l.scale.lo, l.scale.hi)
	}
	p.Paused, p.Reduce = false, grid.Extreme
	l.env.work = false
	l.Update(p)
	if l.scale.lo != -1000 || l.scale.hi != across-1 || !l.env.work {
		t.Errorf("limits are %v to %v, work: %v", l.scale.lo, l.scale.hi, l.env.work)
	}
	l.whole(300, across)
	l.draw()
	if l.raster.detail != grid.Near || slices.Min(l.raster.values) != -1000 {
		t.Errorf("the least value of the picture of detail %d is %v", l.raster.detail, slices.Min(l.raster.values))
	}
}
