package port

import (
	"strconv"
	"unsafe"

	"github.com/sonde-viz/sonde/components/widget"
)

// addressable is how many bytes a wasm memory of 32-bit addresses holds, and reserve what is kept of it for everything
// that is not samples: pictures, work under way, and the garbage between two collections.
const (
	addressable = 1 << 32
	reserve     = 512 << 20
)

// limit is how many bytes may be in use when something large has been made; tests lower it.
var limit float64 = addressable - reserve

// mostSamples is how many samples can be counted where an int has 32 bits; web/src/data.ts says so too.
const mostSamples = 1<<31 - 1

// large is how many bytes of samples make a collection worth its while: a collector that lets the heap double would
// take as much memory again as the samples.
const large = 64 << 20

// data holds the series that the page filled, by handle less one; free handles are given out again.
var (
	data     []widget.Series
	freeData []int32
	held     float64 // bytes of the samples in data
	lastHeap float64 // bytes in use after the last collection, and what was allocated for samples since
)

// alloc makes room for n samples of a kind and a full scale and returns their handle; 0 when memory can't hold them. Samples of
// fewer bytes than large are made at once; for more, what is free to be freed goes first.
func alloc(kind int32, n, full float64) int32 {
	current = 0
	k := widget.Kind(kind)
	if !k.Valid() {
		return 0
	}
	bytes := n * float64(k.Bytes())
	if n > mostSamples {
		refusal = "at most " + strconv.Itoa(mostSamples) + " samples"
		return 0
	}
	if bytes >= large || bytes > room() {
		tidy() // what was given back counts until then
	}
	if !fits(bytes) {
		return 0
	}
	held += bytes
	lastHeap += bytes
	s := makeSamples(k, int(n)).WithFullScale(full)
	if k := len(freeData); k > 0 {
		h := freeData[k-1]
		freeData = freeData[:k-1]
		data[h-1] = s
		return h
	}
	data = append(data, s)
	return int32(len(data))
}

// room is how many bytes of samples memory can take besides what it holds.
func room() float64 { return max(0, limit-heapInUse()) }

// tidy collects garbage, and notes how much is left.
func tidy() {
	givenBack = false
	sweep()
	lastHeap = heapInUse()
}

// tidyIfLarge is called after work, which leaves most of the garbage: when the heap beside large samples has grown by
// much since the last collection, there is another one. Small heaps are left to the collector.
func tidyIfLarge() {
	if held < 2*large {
		return
	}
	if now := heapInUse(); now >= lastHeap+large {
		tidy()
	} else if now < lastHeap {
		lastHeap = now
	}
}

// series returns the samples with a handle; the zero Series when there are none.
func series(handle int32) widget.Series {
	if handle < 1 || int(handle) > len(data) {
		return widget.Series{}
	}
	return data[handle-1]
}

// touch says that the samples of a handle were changed in place.
func touch(handle int32) {
	if s := series(handle); s != (widget.Series{}) {
		data[handle-1] = s.Touched()
	}
}

// release gives a handle back. Instances that show the samples keep them.
func release(handle int32) {
	if s := series(handle); s != (widget.Series{}) {
		held -= seriesBytes(s)
		givenBack = true
		data[handle-1] = widget.Series{}
		freeData = append(freeData, handle)
	}
}

// samples returns where the samples of s start.
func samples(s widget.Series) unsafe.Pointer {
	switch s.Kind() {
	case widget.Float64:
		return first(s.F64())
	case widget.Int16:
		return first(s.I16())
	case widget.Int32:
		return first(s.I32())
	case widget.Uint8:
		return first(s.U8())
	case widget.Uint16:
		return first(s.U16())
	}
	return first(s.F32())
}
