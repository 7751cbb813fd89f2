package heatmap_test

import (
	"fmt"

	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// A grid that does not fit its props is refused with a sentence.
func ExampleDef() {
	p := heatmap.Def.Defaults
	p.Data, p.Rows, p.Columns = widget.Float32s(make([]float32, 5)), 2, 3
	h := &widgettest.Host{}
	inst := heatmap.Def.Describe().New(h)
	inst.SetProps(p)
	inst.Update()
	fmt.Println(h.Errors[0])
	// Output: data is 5 values; allowed: rows x columns = 2 x 3 = 6 values
}
