package figure

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/compute/colormap"
)

// Plots with the same margins line up, whatever their labels and whether there is a colour bar, which keeps its place beside the plot.
func TestMarginsLineUp(t *testing.T) {
	plain, barred := newChart(), newChart()
	viridis, _ := colormap.Lookup(colormap.Viridis)
	plain.Fig.Y.Hi = 1e-7
	barred.Fig.Y = Axis{Title: "Frequency", Unit: "Hz", Hi: 123456}
	barred.Fig.Color = ColorScale{Title: "Level", Unit: "dB", Lo: -120, Hi: 0, Map: viridis}
	for _, c := range []*Chart{plain, barred} {
		if c.Layout(); c.plot.left == 160 || c.plot.right == 600 {
			t.Fatal("the plots stand there without margins")
		}
		if !c.SetMargins(80, 100) || c.SetMargins(80, 100) {
			t.Error("the margins are not set, or set again")
		}
		if c.Layout(); c.plot.left != 160 || c.plot.right != 600 {
			t.Errorf("the plot is from %d to %d, want 160 to 600", c.plot.left, c.plot.right)
		}
	}
	if gap := barred.barLeft - barred.plot.right; gap != barGap*2 {
		t.Errorf("the bar is %d pixels from the plot, want %d", gap, barGap*2)
	}
	barred.SetMargins(0, 0)
	barred.Layout()
	left, right := barred.plot.left, barred.plot.right
	barred.SetMargins(5, math.NaN())
	if barred.Layout(); barred.plot.left != left || barred.plot.right != right {
		t.Error("a margin that is less than the labels need moves the plot")
	}
	barred.SetMargins(1e9, math.Inf(1))
	if barred.Layout(); barred.plot.w() < 200 || barred.small {
		t.Errorf("enormous margins leave %d pixels", barred.plot.w())
	}
}
