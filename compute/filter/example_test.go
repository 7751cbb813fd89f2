package filter_test

import (
	"fmt"

	"github.com/sonde-viz/sonde/compute/filter"
)

func ExampleConvolution_Convolve() {
	signal, response := []float64{1, 2, 3, 4}, []float64{1, 0.5}
	c := filter.NewConvolution[float64](len(signal), len(response))
	fmt.Println(c.Convolve(nil, signal, response))
	// Output: [1 2.5 4 5.5 2]
}
