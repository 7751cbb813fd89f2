package port

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestNumberedIsAMap of numbers that rise.
func TestNumberedIsAMap(t *testing.T) {
	var l numbered[*int]
	want := map[int32]*int{}
	r := rand.New(rand.NewPCG(3, 4))
	for n := int32(1); n < 2000; n++ {
		v := new(int)
		l.add(n, v)
		want[n] = v
		gone := r.Int32N(n + 10)
		l.remove(gone)
		delete(want, gone)
		asked := r.Int32N(n + 10)
		if l.of(asked) != want[asked] || len(l.values) != len(want) {
			t.Fatalf("%d of %d differs: %d of %d", asked, n, len(l.values), len(want))
		}
	}
	if last := l.values[:cap(l.values)][len(l.values)]; last != nil {
		t.Error("what was removed is still held")
	}
}

// TestWidthsAreAMap of texts, the empty one among them.
func TestWidthsAreAMap(t *testing.T) {
	var w widths
	want := map[string]float32{}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 5000 {
		text := strconv.Itoa(r.IntN(3000))[1:]
		w.set(text, float32(i))
		want[text] = float32(i)
		asked := strconv.Itoa(r.IntN(3000))[1:]
		of, ok := w.get(asked)
		if wanted, there := want[asked]; of != wanted || ok != there || w.count != len(want) {
			t.Fatalf("%q is %v, %v, want %v, %v; %d of %d", asked, of, ok, wanted, there, w.count, len(want))
		}
	}
	w.clear()
	if _, ok := w.get("1"); ok || w.count != 0 {
		t.Error("not cleared")
	}
}
