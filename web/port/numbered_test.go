package port

import (
	"math/rand/v2"
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
