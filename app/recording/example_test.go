package recording_test

import (
	"fmt"
	"slices"

	"github.com/sonde-viz/sonde/app/recording"
)

func ExampleOpen() {
	file := []byte("time (s);pressure (Pa)\n0,0;1,5\n0,5;1,25\n1,0;x\n")
	d, err := recording.Open("air.csv", int64(len(file)), file[:16])
	if err != nil {
		fmt.Println(err)
		return
	}
	for piece := range slices.Chunk(file, 10) {
		if err := d.Write(piece); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := d.Close()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Format, r.SampleRate, "Hz")
	fmt.Println(r.Channels[0].Name, r.Unit, recording.Mix(nil, r.Channels, 0))
	fmt.Println(r.Notes[0])
	// Output:
	// CSV, separated by semicolons 2 Hz
	// pressure Pa [1.5 1.25 NaN]
	// Without a number, and so gaps: 1 cell, the first in line 4, column 2 ("pressure"): "x".
}
