package recordings_test

import (
	"fmt"

	"github.com/sonde-viz/sonde/app/recordings"
)

func ExampleAll() {
	for _, e := range recordings.All() {
		fmt.Println(e.File, e.Licence)
	}
	// Output:
	// speech.wav CC BY-SA 3.0
	// music.wav CC BY-SA 3.0
	// ecg.csv ODC-By 1.0
}
