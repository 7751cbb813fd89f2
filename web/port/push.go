package port

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// pushed is where the other side writes what is pushed. It is used again and again, so that a stream makes no garbage;
// a push of more than keepPushed bytes, which is no stream's, does not leave its room behind.
var pushed widget.Block

const keepPushed = 8 << 20

// pushRoom returns where n samples of a kind are to be written; 0 when memory can't hold them.
func pushRoom(kind int32, n float64) uint32 {
	k := widget.Kind(kind)
	if !k.Valid() {
		return 0
	}
	if n > mostSamples {
		refusal = "at most " + strconv.Itoa(mostSamples) + " samples"
		return 0
	}
	tidyAfterRefusal()
	if bytes := n * float64(k.Bytes()); bytes > keepPushed {
		if tidy(); !fits(bytes) {
			return 0
		}
	}
	return address(samples(pushed.Series(k, int(n), 0)))
}

// push hands n samples of a full scale, written to where pushRoom said, to a method of the widget.
func (r *record) push(method, kind, n int32, full float64) {
	k := widget.Kind(kind)
	if !k.Valid() {
		return
	}
	r.pushSeries(int(method), pushed.Series(k, int(n), full))
	if int(n)*k.Bytes() > keepPushed {
		pushed.Free()
	}
}

func (r *record) pushSeries(method int, s widget.Series) {
	r.inst.Update()
	r.pushing, r.refused = true, false
	r.inst.Push(method, s)
	if !r.refused {
		r.saidOfPush = ""
	}
	r.pushing, r.refused = false, false
}
