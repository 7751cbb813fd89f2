package mark

import (
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// A level reads as the ticks of the bar do: in the unit of its title, with a true minus sign, in digits that tell levels
// apart.
func TestLevelsReadAsTheBar(t *testing.T) {
	for _, c := range []struct {
		name   string
		norm   colormap.Norm
		lo, hi float64
		unit   string
		level  float64
		title  string // the unit as the bar has it
		want   string
	}{
		{"plain", colormap.Norm{}, -3, 3, "", -1.5, "", "−1.5"},
		{"a prefix", colormap.Norm{}, -400, 1400, "m", 1200, "km", "1.2"},
		{"a small prefix", colormap.Norm{Name: colormap.Power, Gamma: 0.5}, 0, 0.004, "V", 0.0005, "mV", "0.5"},
		{"a power of ten", colormap.Norm{}, 0, 4e9, "", 1e9, "×10⁹", "1"},
		{"a prefix for each", colormap.Norm{Name: colormap.Log}, 1e-3, 1e6, "Hz", 2e3, "Hz", "2k"},
		{"logarithmic, without a unit", colormap.Norm{Name: colormap.Log}, 1e-9, 1e9, "", 2e-7, "", "2×10⁻⁷"},
		{"symlog", colormap.Norm{Name: colormap.Symlog, Threshold: 1e-3}, -1, 1, "V", -0.03, "V", "−30m"},
		{"zero", colormap.Norm{}, -1e-3, 1e-3, "V", 0, "mV", "0"},
		{"close together", colormap.Norm{}, 1e5, 1e5 + 0.001, "", 1e5 + 0.0004, "+\u00a0100000", "0.0004"},
	} {
		f := newBench()
		colors, _ := colormap.Lookup(colormap.Viridis)
		f.Fig.Color = figure.ColorScale{Map: colors, Lo: c.lo, Hi: c.hi, Norm: c.norm}
		f.Fig.Color.Unit = c.unit
		f.Fig.Isoline(figure.Isoline{X: []float64{0, 1}, Y: []float64{0, 0}, Level: c.level})
		f.layout()
		f.paint()
		if got := f.isolines().texts[0].text; got != c.want || f.At.TicksBar.Unit != c.title {
			t.Errorf("%s: %v reads %q in %q, want %q in %q", c.name, c.level, got, f.At.TicksBar.Unit, c.want, c.title)
		}
	}
}
