package spectrum_test

import (
	"fmt"
	"math"

	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// The numbers that a spectrum shows can be had without a page.
func ExampleDef() {
	x := make([]float64, 4096)
	for i := range x {
		x[i] = 0.5 * math.Sin(2*math.Pi*1000*float64(i)/16000)
	}
	p := spectrum.Def.Defaults
	p.Data, p.SampleRate, p.FFTSize = widget.Float64s(x), 16000, 1024
	inst := spectrum.Def.Describe().New(&widgettest.Host{})
	inst.SetProps(p)
	v := inst.Values()
	fmt.Printf("%.0f Hz: %.2f dBFS\n", v.X[64], v.Y[64])
	// Output: 1000 Hz: -6.02 dBFS
}
