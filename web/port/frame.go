package port

import (
	"math"
	"unsafe"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
)

// out is where exports leave what does not fit into one number: 32-bit words that the other side reads before its next
// call. Lists of the last frame must not move until then, so they are the instance's own.
var out []uint32

// Flags in the first word of a frame.
const (
	frameBase    = 1
	frameOverlay = 2
	frameSettled = 4
)

// frame brings the instance up to date and writes its Frame to out: flags, then for base and overlay the addresses and
// lengths of words and text and the number of images, then address, width and height of each image.
func (r *record) frame() {
	r.rest()
	f := r.inst.Frame()
	var flags uint32
	if f.Base != nil {
		flags |= frameBase
		if r.inst.Current() {
			r.tell(nil) // the layout may be another one
		}
	}
	if f.Overlay != nil {
		flags |= frameOverlay
	}
	if r.inst.Settled() {
		flags |= frameSettled
	}
	out = append(out[:0], flags)
	appendList(f.Base)
	appendList(f.Overlay)
	appendImages(f.Base)
	appendImages(f.Overlay)
}

func appendList(l *paint.List) {
	if l == nil {
		out = append(out, 0, 0, 0, 0, 0)
		return
	}
	out = append(out, address(first(l.Words)), uint32(len(l.Words)), address(first(l.Text)), uint32(len(l.Text)), uint32(len(l.Images)))
}

func appendImages(l *paint.List) {
	if l == nil {
		return
	}
	for _, m := range l.Images {
		out = append(out, address(first(m.Pix)), uint32(m.W), uint32(m.H))
	}
}

// writeValues writes addresses and lengths of x and y, then address, length, kind, rows and columns of z.
func writeValues(v widget.Values) {
	out = append(out[:0], address(first(v.X)), uint32(len(v.X)), address(first(v.Y)), uint32(len(v.Y)),
		address(samples(v.Z)), uint32(v.Z.Len()), uint32(v.Z.Kind()), uint32(v.Rows), uint32(v.Columns))
}

// writeNumbers writes float64s.
func writeNumbers(numbers ...float64) {
	out = out[:0]
	for _, v := range numbers {
		b := math.Float64bits(v)
		out = append(out, uint32(b), uint32(b>>32))
	}
}

// address is where p points, in a memory of 32-bit addresses.
func address(p unsafe.Pointer) uint32 { return uint32(uintptr(p)) }

// scratch is where the other side writes texts and colours before it calls.
var scratch []byte

// scratchOf makes scratch hold n bytes, at an address divisible by eight.
func scratchOf(n int) uint32 {
	if len(scratch) < n {
		words := make([]uint64, (n+511)/512*64)
		scratch = unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8)
	}
	return address(first(scratch))
}

// text is what the other side wrote.
func text(n int32) string { return string(scratch[:n]) }
