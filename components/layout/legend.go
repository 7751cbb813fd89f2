package layout

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tick"
)

// Sizes of the legend, in logical pixels.
const (
	LegendInset = 4 // from the edges of the plot
	LegendPad   = 4 // from the edges of its ground
	LegendLine  = 12
	legendGap   = 8
)

// Dots stand for the entries that there is no room for.
const Dots = "…"

// Keys are entries of the legend, by their numbers from 0.
type Keys uint64

// Has says whether the keys hold number k.
func (s Keys) Has(k int) bool { return s>>uint(k)&1 == 1 }

// With returns the keys with number k, or without it.
func (s Keys) With(k int, on bool) Keys {
	if s &^= 1 << uint(k); on {
		s |= 1 << uint(k)
	}
	return s
}

// Legend is where the keys of a figure stand: beside the title, or else in the upper right corner of the plot, on a ground of their own.
// Those that there is no room for are left out from the end.
type Legend struct {
	Entries []Entry    // key by key, from left to right, in logical pixels
	Y       float64    // the upper edge; it is LabelHeight high
	Ground  [2]float64 // where its ground begins, and how wide that is; 0: it has none
	Dots    float64    // where the dots stand that say that there are more; 0: there are not

	text []byte
}

// Entry is the room of one key.
type Entry struct{ X, Wide float64 }

func (g *Legend) clear() { *g = Legend{Entries: g.Entries[:0], text: g.text} }

// At returns the number of the key at a place of the widget in logical pixels; -1 for none.
func (g *Legend) At(x, y float64) int {
	if y < g.Y || y > g.Y+LabelHeight {
		return -1
	}
	for k, e := range g.Entries {
		if x >= e.X-legendGap/2 && x < e.X+e.Wide+legendGap/2 {
			return k
		}
	}
	return -1
}

// place finds the room of the keys; the title ends at head.
func (g *Legend) place(m *Maker, l *Layout, f *figure.Figure, head float64) {
	keys := f.Keys
	if len(keys) == 0 || float64(l.Plot.H())/l.Ratio < LabelHeight+2*LegendInset {
		return
	}
	wide := func(text string) float64 {
		g.text = append(g.text[:0], text...)
		return float64(m.Ruler.Number(tick.Font, g.text))
	}
	room := float64(l.Plot.W())/l.Ratio - 2*LegendInset - 2*LegendPad
	all := 0.0
	for i, k := range keys {
		e := Entry{X: all, Wide: LegendLine + TickSpace + wide(k.Text)}
		if i > 0 {
			e.X += legendGap
		}
		left := room - e.X - e.Wide
		if left < 0 || i+1 < len(keys) && left < legendGap+wide(Dots) {
			break
		}
		g.Entries, all = append(g.Entries, e), e.X+e.Wide
	}
	n := len(g.Entries)
	if n == 0 {
		return
	}
	if n < len(keys) {
		g.Dots = all + legendGap
		all = g.Dots + wide(Dots)
	}
	x := float64(l.Plot.Right)/l.Ratio - all
	g.Y = Margin + float64(l.Inset[1])/l.Ratio
	if n < len(keys) || f.Title == "" || x < head+2*legendGap {
		x -= LegendInset + LegendPad
		g.Y = float64(l.Plot.Top)/l.Ratio + LegendInset
		g.Ground = [2]float64{x - LegendPad, all + 2*LegendPad}
	}
	for i := range g.Entries {
		g.Entries[i].X += x
	}
	if g.Dots > 0 {
		g.Dots += x
	}
}
