package port

import (
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

// A refusal names what holds memory, the largest first, what several elements show once, and the rest together.
func TestRefusalsNameWhatHoldsMemory(t *testing.T) {
	before := limit
	t.Cleanup(func() { limit, data, freeData, held, records = before, nil, nil, 0, numbered[*record]{} })
	limit = heapInUse() + 40e6
	binding := &widget.Binding{Tag: "sonde-thing"}
	add := func(id int32, name string, bytes float64, handles ...int32) *record {
		r := &record{id: id, binding: binding, name: name, held: bytes, data: handles}
		records.add(id, r)
		return r
	}
	shared := alloc(int32(widget.Float32), 1e6, 0)
	other := alloc(int32(widget.Float64), 1e6, 0)
	if shared == 0 || other == 0 {
		t.Fatal("what fits is refused")
	}
	a := add(1, "a", 0, 0, shared)
	add(2, "", 7e6, shared)
	add(3, "c", 1e6)
	if allowed := a.Hold(9e8, 9e8); !strings.HasPrefix(allowed, "at most ") ||
		!strings.Contains(allowed, ", which is what memory can still hold; sonde-thing holds 7 MB, sonde-thing#a 4 MB, sonde-thing#c 1 MB, data that are not shown yet 8 MB, all else ") {
		t.Errorf("allowed is %q", allowed)
	}
	if a.held != 0 {
		t.Errorf("refused, the element holds %v bytes", a.held)
	}
	for i := range int32(4) {
		add(4+i, "", 2e6)
	}
	a.shows(0, other)
	if text := holders(); !strings.HasPrefix(text, "; sonde-thing#a holds 12 MB, sonde-thing 7 MB, sonde-thing 2 MB, sonde-thing 2 MB, 3 others 5 MB, all else ") {
		t.Errorf("holders are %q", text)
	}
	if h := alloc(int32(widget.Uint8), 1<<31, 0); h != 0 || refusal != "at most 2147483647 samples" {
		t.Errorf("2^31 samples: %d, %q", h, refusal)
	}
}
