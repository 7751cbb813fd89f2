package chart

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Plots with the same margins line up, whatever their labels and whether there is a colour bar, which keeps its place beside the plot.
func TestMarginsLineUp(t *testing.T) {
	plain, barred := newChart(), newChart()
	viridis, _ := colormap.Lookup(colormap.Viridis)
	plain.Fig.Y.Hi = 1e-7
	barred.Fig.Y = figure.Axis{Title: "Frequency", Unit: "Hz", Hi: 123456}
	barred.Fig.Color = figure.ColorScale{Title: "Level", Unit: "dB", Lo: -120, Hi: 0, Map: viridis}
	for _, c := range []*Chart{plain, barred} {
		if c.Layout(); c.at.Plot.Left == 160 || c.at.Plot.Right == 600 {
			t.Fatal("the plots stand there without margins")
		}
		if !c.SetMargins(80, 100) || c.SetMargins(80, 100) {
			t.Error("the margins are not set, or set again")
		}
		if c.Layout(); c.at.Plot.Left != 160 || c.at.Plot.Right != 600 {
			t.Errorf("the plot is from %d to %d, want 160 to 600", c.at.Plot.Left, c.at.Plot.Right)
		}
	}
	if gap := barred.at.Bar.Left - barred.at.Plot.Right; gap != 12*2 {
		t.Errorf("the bar is %d pixels from the plot, want %d", gap, 12*2)
	}
	barred.SetMargins(0, 0)
	barred.Layout()
	left, right := barred.at.Plot.Left, barred.at.Plot.Right
	barred.SetMargins(5, math.NaN())
	if barred.Layout(); barred.at.Plot.Left != left || barred.at.Plot.Right != right {
		t.Error("a margin that is less than the labels need moves the plot")
	}
	barred.SetMargins(1e9, math.Inf(1))
	if barred.Layout(); barred.at.Plot.W() < 200 || barred.at.Small {
		t.Errorf("enormous margins leave %d pixels", barred.at.Plot.W())
	}
}
