package port

import (
	"unsafe"

	"github.com/sonde-viz/sonde/components/widget"
)

// Kinds of samples, as they cross the boundary.
const (
	kindFloat32 = 0
	kindFloat64 = 1
)

// addressable is how many bytes a wasm memory of 32-bit addresses holds, and reserve what is kept of it for everything
// that is not samples: pictures, work under way, and the garbage between two collections.
const (
	addressable = 1 << 32
	reserve     = 512 << 20
)

// data holds the series that the page filled, by handle less one; free handles are given out again.
var (
	data     []widget.Series
	freeData []int32
)

// alloc makes room for n samples of a kind and returns their handle; 0 when memory can't hold them.
func alloc(kind int32, n float64) int32 {
	current = 0
	size := 4.0
	if kind == kindFloat64 {
		size = 8
	}
	if n*size > room() {
		collect() // what was given back counts until then
	}
	if n*size > room() {
		return 0
	}
	var s widget.Series
	if kind == kindFloat64 {
		s = widget.Float64s(make([]float64, int(n)))
	} else {
		s = widget.Float32s(make([]float32, int(n)))
	}
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
func room() float64 {
	if r := addressable - reserve - heapInUse(); r > 0 {
		return r
	}
	return 0
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
		data[handle-1] = widget.Series{}
		freeData = append(freeData, handle)
	}
}

// samples returns where the samples of s start, how many they are, and their kind.
func samples(s widget.Series) (p unsafe.Pointer, n int, kind int32) {
	if f := s.F64(); f != nil {
		return unsafe.Pointer(unsafe.SliceData(f)), len(f), kindFloat64
	}
	f := s.F32()
	return unsafe.Pointer(unsafe.SliceData(f)), len(f), kindFloat32
}
