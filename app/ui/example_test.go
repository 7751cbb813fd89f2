package ui_test

import (
	"fmt"
	"math"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
)

// tone is a page with the spectrum of a tone and what the cursor reads.
type tone struct {
	app.Compo
	samples widget.Series
	reading string
}

// OnInit makes the handle on the samples once: a new one in every Render would be taken for new samples.
func (t *tone) OnInit() {
	x := make([]float32, 48000)
	for i := range x {
		x[i] = float32(0.5 * math.Sin(2*math.Pi*1000*float64(i)/48000))
	}
	t.samples, t.reading = widget.Float32s(x), "Point at the spectrum."
}

func (t *tone) Render() app.UI {
	p := spectrum.Def.Defaults
	p.Data, p.Label = t.samples, "A tone of 1 kHz"
	return app.Main().Body(
		ui.Spectrum(p).Class("plot").OnCursorChange(t.read),
		app.P().Text(t.reading))
}

func (t *tone) read(_ app.Context, c *spectrum.CursorChange) {
	t.reading = "Point at the spectrum."
	if c != nil {
		t.reading = fmt.Sprintf("%.1f dBFS at %.0f Hz", c.Level, c.Frequency)
	}
}

func Example() {
	app.Route("/", &tone{})
	app.RunWhenOnBrowser() // in a browser this does not return; elsewhere it does nothing
	// Output:
}
