package spectrum

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Power densities beyond the range of numbers are said to be, and no others.
func TestDensitiesBeyondNumbersAreSaid(t *testing.T) {
	for _, c := range []struct {
		size   float64
		unit   spectral.Unit
		beyond bool
	}{{1, spectral.V2Hz, false}, {1e-100, spectral.V2Hz, false}, {1e-170, spectral.V2Hz, true}, {1e170, spectral.V2Hz, true}, {1e170, spectral.V, false}, {0, spectral.V2Hz, false}} {
		x := sine(4096, 4096, 512)
		for i := range x {
			x[i] *= c.size
		}
		p := defaults
		p.Data, p.Unit = widget.Float64s(x), c.unit
		v := &view{env: env{}}
		if err := v.Update(p); err != nil {
			t.Fatal(err)
		}
		v.Step(work.NewBudget(func() float64 { return 0 }, 1))
		var f figure.Figure
		v.Axes(&f)
		if (f.Notice != "") != c.beyond {
			t.Errorf("samples of %g in %s: the notice is %q", c.size, c.unit, f.Notice)
		}
		if c.unit == spectral.V && !(f.Y.Hi > c.size/2 && !math.IsInf(f.Y.Hi, 0)) {
			t.Errorf("samples of %g: the axis reaches to %v", c.size, f.Y.Hi)
		}
	}
}

// A stream is kept as float32: what that can't hold is refused, with the sample, and what fades out is not.
func TestPushBeyondFloat32(t *testing.T) {
	inst, h := mount(t, defaults)
	push := func(x ...float64) int {
		before := len(h.Errors)
		inst.Push(0, widget.Float64s(x))
		return len(h.Errors) - before
	}
	if push(1e-170, -1e-200) != 1 {
		t.Error("samples that are all 0 in float32 are taken")
	}
	if push(0, 1, -2) != 0 || push(0, 1e-170) != 0 || push(0, 0) != 0 || push(math.NaN(), math.Inf(1)) != 0 {
		t.Error("ordinary samples, or what they fade out into, are refused:", h.Errors)
	}
	if push(0, 1, -1e200) != 1 {
		t.Fatal("a sample that is infinite in float32 is taken")
	}
	if e := h.Errors[len(h.Errors)-1].(*widget.PropError); e.Prop != "push" || e.Value != "-1e+200 at index 2" {
		t.Errorf("the error is %v", e)
	}
}
