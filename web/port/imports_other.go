//go:build !((js && wasm) || tinygo.wasm)

package port

import (
	"unsafe"

	"github.com/sonde-viz/sonde/components/paint"
)

// other stands in for the page on platforms that have none; tests look at what it was asked.
var other struct {
	time   float64
	woken  []int32
	worked int
	queued int
	asked  []string // the texts of each call of measure, joined
	width  float32  // of each byte of a text
	free   int      // Workers that are
	jobs   []int32  // numbers of those that were taken
}

func now() float64      { return other.time }
func wake(id int32)     { other.woken = append(other.woken, id) }
func askForSlice()      { other.worked++ }
func queued()           { other.queued++ }
func define(tag string) {}

func measure(family int32, f paint.Font, text []byte, lengths []uint32, widths []float32) bool {
	other.asked = append(other.asked, string(text))
	for i, n := range lengths {
		widths[i] = other.width * float32(n)
	}
	return other.width > 0
}

func offload(job, kernel int32, params, in unsafe.Pointer, kind, n int32, scale float64, values int32) bool {
	if other.free == 0 {
		return false
	}
	other.free--
	other.jobs = append(other.jobs, job)
	return true
}
