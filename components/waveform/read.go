package waveform

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
)

// Read implements widget.Reader: the nearest sample, or the extremes of the pixel column.
func (v *view) Read(vp layout.Layout, x, y float64) (r figure.Readout, detail any, ok bool) {
	best, away := -1, math.Inf(1)
	var c CursorChange
	for i := range v.shapes {
		if vp.Lanes > 1 && i != vp.Lane || v.shapes[i].hidden {
			continue
		}
		d, ok := v.shapes[i].at(v, vp, x)
		if !ok {
			continue
		}
		d.Channel = i
		u := vp.Y.Unit(y)
		far := max(vp.Y.Unit(d.Min)-u, u-vp.Y.Unit(d.Max), 0)
		if best < 0 || far < away {
			best, away, c = i, far, d
		}
	}
	if best < 0 {
		return r, nil, false
	}
	step := 1 / v.props.SampleRate
	s := &v.shapes[best]
	if !s.samples {
		step = (vp.X.Hi - vp.X.Lo) / float64(vp.X.Pixels)
	}
	r.X, r.Y = c.Time, c.Max
	c.Time += v.props.origin()
	if vp.Y.Unit(c.Max)-vp.Y.Unit(y) > vp.Y.Unit(y)-vp.Y.Unit(c.Min) {
		r.Y = c.Min
	}
	r.AddFrom("Time", v.props.origin(), r.X, v.timeUnit(), step/10)
	if len(v.tracks) > 1 {
		r.Add("Channel", float64(best+1), "", 1)
	}
	if c.Min == c.Max {
		r.Add(v.yName(), c.Max, v.props.SampleUnit, vp.Y.Resolution(c.Max))
	} else {
		r.Add("Max", c.Max, v.props.SampleUnit, vp.Y.Resolution(c.Max))
		r.Add("Min", c.Min, v.props.SampleUnit, vp.Y.Resolution(c.Min))
	}
	return r, c, true
}

func (v *view) timeUnit() string {
	if v.props.Start.Set {
		return scale.UTC
	}
	return "s"
}

func (v *view) yName() string {
	if v.props.YTitle != "" {
		return v.props.YTitle
	}
	return "Value"
}

// at is what stands at a time; not ok where there is no number.
func (s *shape) at(v *view, vp layout.Layout, x float64) (c CursorChange, ok bool) {
	if s.samples {
		i := clip(math.Round(v.at(x))) - s.first
		if i < 0 || i >= int64(len(s.y)) || s.y[i] != s.y[i] {
			return c, false
		}
		return CursorChange{Time: s.x[i], Sample: float64(s.first + i), Min: s.y[i], Max: s.y[i]}, true
	}
	n := len(s.from) - 1
	i := int(vp.X.Unit(x) * float64(vp.X.Pixels))
	if n <= 0 || i < 0 || i >= n || i >= vp.X.Pixels || s.from[i] >= s.from[i+1] {
		return c, false
	}
	lo, hi := s.raw(i)
	if lo != lo {
		return c, false
	}
	return CursorChange{Time: s.across.Center(i), Sample: float64(s.from[i]), Min: lo, Max: hi}, true
}

// Values implements widget.Valuer: what is drawn, channel after channel. Where pixels stand for several samples each has
// two values, its least and its greatest, at the time of its middle.
func (v *view) Values() (r widget.Values) {
	origin := v.props.origin()
	defer func() {
		for i := range r.X {
			r.X[i] += origin
		}
	}()
	for i := range v.shapes {
		s := &v.shapes[i]
		if s.hidden {
			continue
		}
		if s.samples {
			r.X, r.Y = append(r.X, s.x...), append(r.Y, s.y...)
			continue
		}
		for k := range len(s.from) - 1 {
			if s.from[k] < s.from[k+1] {
				t := s.across.Center(k)
				lo, hi := s.raw(k)
				r.X, r.Y = append(r.X, t, t), append(r.Y, lo, hi)
			}
		}
	}
	return r
}
