package fft_test

import (
	"fmt"
	"math"

	"github.com/sonde-viz/sonde/compute/fft"
)

func ExampleRealPlan() {
	const n = 16
	x := make([]float64, n)
	for j := range x {
		x[j] = 1 + math.Cos(2*math.Pi*3*float64(j)/n) // a mean of 1 and three turns of a cosine
	}
	p := fft.NewRealPlan[float64](n)
	bins := make([]float64, 2*p.Bins())
	p.Forward(bins, x)
	for k := range p.Bins() {
		if magnitude := math.Hypot(bins[2*k], bins[2*k+1]); magnitude > 1e-9 {
			fmt.Printf("bin %d: %.3f\n", k, magnitude)
		}
	}
	// Output:
	// bin 0: 16.000
	// bin 3: 8.000
}

func ExampleChoose() {
	fmt.Println(fft.Choose(1001)) // 480 would read 4·4·2·3·5, or with vectors 4·2·3·5 × 4 lanes
	r := fft.Choose(1009)
	fmt.Println(r.Method == fft.Bluestein, r.Inner)
	// Output:
	// 1001 = 7·11·13
	// true 2048
}

func ExamplePlan2D() {
	const rows, columns = 4, 8
	x := make([]float64, 2*rows*columns)
	for i := range rows {
		for j := range columns {
			x[2*(i*columns+j)] = math.Cos(2 * math.Pi * (float64(i)/rows + 2*float64(j)/columns)) // a wave across the matrix
		}
	}
	p := fft.NewPlan2D[float64](rows, columns)
	p.Forward(x, x)
	for at := range rows * columns {
		if magnitude := math.Hypot(x[2*at], x[2*at+1]); magnitude > 1e-9 {
			fmt.Printf("row %d, column %d: %.3f\n", at/columns, at%columns, magnitude)
		}
	}
	// Output:
	// row 1, column 2: 16.000
	// row 3, column 6: 16.000
}
