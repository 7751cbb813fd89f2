package paint_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
)

// TestWidthsAreAMap of texts, the empty one among them.
func TestWidthsAreAMap(t *testing.T) {
	var w paint.Widths
	want := map[string]float32{}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 5000 {
		text := strconv.Itoa(r.IntN(3000))[1:]
		w.Set(text, float32(i))
		want[text] = float32(i)
		asked := strconv.Itoa(r.IntN(3000))[1:]
		of, ok := w.Get(asked)
		if wanted, there := want[asked]; of != wanted || ok != there || w.Len() != len(want) {
			t.Fatalf("%q is %v, %v, want %v, %v; %d of %d", asked, of, ok, wanted, there, w.Len(), len(want))
		}
	}
	w.Clear()
	if _, ok := w.Get("1"); ok || w.Len() != 0 {
		t.Error("not cleared")
	}
	w.Set("a text of more bytes than a short string has on the stack", 7)
	text := []byte("a text of more bytes than a short string has on the stack")
	if of, ok := w.GetBytes(text); of != 7 || !ok {
		t.Errorf("of bytes: %v, %v", of, ok)
	}
	if n := testing.AllocsPerRun(10, func() { w.GetBytes(text) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
