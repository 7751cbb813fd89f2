package gonumplot_test

import (
	"fmt"

	"gonum.org/v1/plot"

	"github.com/sonde-viz/sonde/components/gonumplot"
	"github.com/sonde-viz/sonde/components/paint"
)

// A plot becomes a list that every painter draws.
func ExampleRecord() {
	p := plot.New()
	p.Title.Text = "Gain"
	p.X.Max, p.Y.Max = 10, 1
	var l paint.List
	err := gonumplot.Record(&l, p, 400, 300, 1)
	fmt.Println(len(l.Words) > 1000, err)
	// Output: true <nil>
}
