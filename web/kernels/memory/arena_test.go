package memory

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"
)

// testArena is an arena over a slice of so many pages, of which it has the first at the start.
func testArena(pages int) *arena {
	memory := make([]uint64, pages*page/8)
	a := &arena{base: uintptr(unsafe.Pointer(unsafe.SliceData(memory)))}
	keep = append(keep, memory)
	room = uint32(pages - 1)
	a.open(100, page)
	return a
}

// keep holds the memory of arenas, which know its address alone.
var keep [][]uint64

// check goes through all blocks: they lie side by side, no two free ones do, and all free ones are in the bin of their size.
func (a *arena) check(t *testing.T) (free int) {
	t.Helper()
	var before, inUse uint32
	wasFree := false
	place := a.start
	for place < a.end {
		b := a.at(place)
		size, isFree := b.size&^1, b.size&1 == 0
		if size < least || size%unit != 0 || b.before != before {
			t.Fatalf("block at %d has size %d and says that %d are before it, want %d", place, b.size, b.before, before)
		}
		if isFree && wasFree {
			t.Fatalf("two free blocks side by side at %d", place)
		}
		if isFree {
			free++
			if !slices.Contains(a.bin(bin(size)), place) {
				t.Fatalf("the free block at %d is in no bin", place)
			}
		} else {
			inUse += size
		}
		before, wasFree = size, isFree
		place += size
	}
	if place != a.end || a.last != a.end-before || a.inUse != inUse {
		t.Fatalf("blocks end at %d, want %d; the last is at %d, want %d; %d bytes in use, want %d", place, a.end, a.last, a.end-before, a.inUse, inUse)
	}
	return free
}

func (a *arena) bin(i int) (places []uint32) {
	for place := a.bins[i]; place != 0; place = a.at(place).next {
		places = append(places, place)
	}
	return places
}

func TestBlocksAreZeroApartAndJoinedAgain(t *testing.T) {
	a := testArena(64)
	r := rand.New(rand.NewPCG(1, 2))
	type piece struct {
		place uint32
		data  []byte
		mark  byte
	}
	var held []piece
	for step := range 20_000 {
		if len(held) > 0 && (r.IntN(2) == 0 || len(held) > 60) {
			i := r.IntN(len(held))
			p := held[i]
			for _, v := range p.data {
				if v != p.mark {
					t.Fatalf("step %d: somebody wrote into the block at %d", step, p.place)
				}
			}
			a.give(p.place)
			held = slices.Delete(held, i, i+1)
			continue
		}
		size := uint32(1) << r.IntN(17)
		size -= uint32(r.IntN(int(size)))
		place := a.take(size)
		if place == 0 || place%unit != 0 {
			t.Fatalf("step %d: a block of %d lies at %d", step, size, place)
		}
		data := a.bytes(place+header, place+header+size)
		if slices.ContainsFunc(data, func(v byte) bool { return v != 0 }) {
			t.Fatalf("step %d: the block at %d is not 0", step, place)
		}
		p := piece{place, data, byte(1 + step%255)}
		for i := range data {
			data[i] = p.mark
		}
		held = append(held, p)
		if step%100 == 0 {
			a.check(t)
		}
	}
	for _, p := range held {
		a.give(p.place)
	}
	if free := a.check(t); free != 1 || a.inUse != 0 {
		t.Errorf("all is given back, but there are %d free blocks, and %d bytes in use", free, a.inUse)
	}
}

func TestMemoryGrowsByWhatIsNeededAndAnEighth(t *testing.T) {
	a := testArena(200)
	for _, c := range []struct{ bytes, pages uint32 }{
		{1000, 1},         // there is room
		{page, 2},         // beside it there is not
		{100 * page, 102}, // what was free at the end is used
		{3 * page, 114},   // an eighth of 102
		{1, 114},
	} {
		if a.take(c.bytes) == 0 || a.end != c.pages*page {
			t.Errorf("with %d bytes more there are %d pages, want %d", c.bytes, a.end/page, c.pages)
		}
		a.check(t)
	}
	if place := a.take(100 * page); place != 0 {
		t.Errorf("more than there is lies at %d", place)
	}
	if place := a.take(1<<32 - 1); place != 0 {
		t.Errorf("more than addresses reach lies at %d", place)
	}
	a.check(t)
	room = 3 // not an eighth
	if a.take(10*page) == 0 {
		t.Error("what is there was not given because an eighth is not")
	}
	a.check(t)
}

func TestRegionsGiveBackAllAtOnce(t *testing.T) {
	a := testArena(64)
	var lasting, r Region
	kept := lasting.alloc(a, 100)
	for range 3 {
		before := a.inUse
		for _, size := range []uint32{1, 16, 17, 500, 513, 100_000, 3, 2000} {
			place := r.alloc(a, size)
			if place == 0 || place%unit != 0 {
				t.Fatalf("%d bytes lie at %d", size, place)
			}
			data := a.bytes(place, place+size)
			if slices.ContainsFunc(data, func(v byte) bool { return v != 0 }) {
				t.Fatalf("%d bytes are not 0", size)
			}
			for i := range data {
				data[i] = 0xff
			}
		}
		if a.inUse < before+102_000 {
			t.Fatalf("%d bytes in use", a.inUse)
		}
		r.free(a)
		if a.inUse != before || r != (Region{}) {
			t.Errorf("%d bytes became %d; the region is %v", before, a.inUse, r)
		}
		a.check(t)
	}
	if kept == 0 || lasting.blocks == 0 {
		t.Error("the other region lost something")
	}
}

func TestWhatIsNotFinishedIsGivenBack(t *testing.T) {
	a := testArena(64)
	var lasting, outer, inner Region
	lasting.alloc(a, 100)
	before := a.inUse
	outer.alloc(a, 5000)
	inner.outer = &outer
	inner.alloc(a, 100)
	inner.alloc(a, 70_000)
	abandon(a, &inner)
	if a.inUse != before || inner != (Region{}) || outer != (Region{}) || lasting.blocks == 0 {
		t.Errorf("%d bytes became %d; the regions are %v and %v", before, a.inUse, outer, inner)
	}
	a.check(t)
}
