package port

import (
	"slices"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// refusal is what was allowed in place of the last thing that memory had no room for.
var refusal string

// refused says that an instance was; givenBack that something was since garbage was collected last. Then the next call into
// an instance has it collected before: within one, what lies on the stack may pass for addresses.
var refused, givenBack bool

func tidyAfterRefusal() {
	if refused && givenBack {
		refused = false
		tidy()
	}
}

// fits says whether so many bytes can be had at once, in one piece, and else leaves the reason in refusal.
func fits(bytes float64) bool {
	if r := room(); bytes > r {
		refusal = "at most " + widget.BytesText(r) + ", which is what memory can still hold" + holders()
		return false
	}
	if bytes >= keepPushed && !inOnePiece(bytes) {
		refusal = "less: the browser gives no more memory in one piece" + holders()
		return false
	}
	return true
}

// Hold implements widget.Keeper. What is free to be freed goes first; the instance is at work, and so its stack is looked at.
func (r *record) Hold(bytes, more float64) string {
	if more >= keepPushed {
		if more > room() && (givenBack || heapInUse() > lastHeap) || !inOnePiece(more) {
			sweepAtWork()
			lastHeap = heapInUse()
		}
		if !fits(more) {
			refused = true
			return refusal
		}
		lastHeap += more
	}
	r.held = bytes
	return ""
}

// holding is how much of memory is an element's.
type holding struct {
	name  string
	bytes float64
}

// mostNamed is how many elements are named, those that hold most.
const mostNamed = 4

// holders says what holds memory: "; sonde-waveform#a holds 1.04 GB, 2 others 90 MB, all else 20 MB".
func holders() string {
	rest := heapInUse()
	counted := make([]bool, len(data))
	var all []holding
	for _, r := range records.values {
		bytes := r.held
		for _, h := range r.data {
			if h > 0 && int(h) <= len(data) && !counted[h-1] { // what several elements show is said of the first
				counted[h-1] = true
				bytes += seriesBytes(data[h-1])
			}
		}
		if bytes > 0 {
			all = append(all, holding{r.title(), bytes})
			rest -= bytes
		}
	}
	coming := 0.0
	for i, s := range data {
		if !counted[i] {
			coming += seriesBytes(s)
		}
	}
	slices.SortStableFunc(all, func(a, b holding) int {
		switch {
		case a.bytes > b.bytes:
			return -1
		case a.bytes < b.bytes:
			return 1
		}
		return 0
	})
	if n := len(all) - mostNamed; n > 1 {
		others := holding{name: strconv.Itoa(n) + " others"}
		for _, h := range all[mostNamed:] {
			others.bytes += h.bytes
		}
		all = append(all[:mostNamed], others)
	}
	if coming > 0 {
		all = append(all, holding{"data that are not shown yet", coming})
	}
	all = append(all, holding{"all else", max(0, rest-coming)})
	text := ""
	for i, h := range all {
		switch i {
		case 0:
			text = "; " + h.name + " holds " + widget.BytesText(h.bytes)
		default:
			text += ", " + h.name + " " + widget.BytesText(h.bytes)
		}
	}
	return text
}

// title is how an element is called in a message: its tag, and its id if it has one.
func (r *record) title() string {
	if r.name == "" {
		return r.binding.Tag
	}
	return r.binding.Tag + "#" + r.name
}

// shows notes the data that a prop shows, 0 for none.
func (r *record) shows(prop, handle int32) {
	if prop < 0 || handle == 0 && int(prop) >= len(r.data) {
		return
	}
	for int(prop) >= len(r.data) {
		r.data = append(r.data, 0)
	}
	r.data[prop] = handle
}

func seriesBytes(s widget.Series) float64 { return float64(s.Len()) * float64(s.Kind().Bytes()) }
