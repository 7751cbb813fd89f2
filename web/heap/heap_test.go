package heap

import (
	"math/bits"
	"math/rand/v2"
	"testing"
	"unsafe"
)

const (
	noPointers = layout(3)                   // objects of one word, none of which is a pointer
	allWords   = layout(1<<(sizeBits+1) | 3) // objects of one word, which is a pointer
)

// newHeap is a heap in memory of its own, with nothing reachable.
func newHeap(t *testing.T, pages uint32) *heap {
	t.Helper()
	memory := make([]byte, int(pages+1)*pageSize)
	h := new(heap)
	h.open((uintptr(unsafe.Pointer(&memory[0]))+pageSize-1)&^(pageSize-1), make([]uint32, pages))
	room, variables, stack, testedHeap = pages, nil, nil, h
	t.Cleanup(func() { clear(memory[:1]) }) // alive until then
	return h
}

func address(p unsafe.Pointer) uintptr { return uintptr(p) }

// TestObjectsStayWhatTheyAre builds and drops random graphs, and compares every object with a copy after each collection.
func TestObjectsStayWhatTheyAre(t *testing.T) {
	h := newHeap(t, 4096)
	r := rand.New(rand.NewPCG(1, 2))
	type object struct {
		at       uintptr
		words    []uintptr
		pointers bool
		targets  []int // the objects that its words point to; -1: none
	}
	var objects []object
	sizes := []int{1, 2, 3, 5, 8, 16, 17, 40, 100, 300, 512, 513, 3000, 20000}
	for range 25 {
		for range 200 {
			o := object{words: make([]uintptr, sizes[r.IntN(len(sizes))]), pointers: r.IntN(2) == 0}
			l := noPointers
			if o.pointers {
				l = allWords
			}
			// Nothing is reachable by itself, so the roots must be there before a collection may come.
			variables = variables[:0]
			for _, other := range objects {
				variables = append(variables, other.at)
			}
			o.at = address(h.alloc(uintptr(len(o.words))*word, l))
			if o.at == 0 {
				t.Fatal("memory is full")
			}
			o.targets = make([]int, len(o.words))
			for i := range o.words {
				if w := *at[uintptr](o.at + uintptr(i)*word); w != 0 {
					t.Fatalf("word %d of %d is %#x in new memory", i, len(o.words), w)
				}
				o.targets[i] = -1
				if o.pointers && len(objects) > 0 && r.IntN(8) == 0 {
					to := r.IntN(len(objects))
					o.targets[i] = to
					o.words[i] = objects[to].at + word*uintptr(r.IntN(len(objects[to].words))) // into it
				} else if !o.pointers {
					o.words[i] = uintptr(r.Uint64())
				}
				*at[uintptr](o.at + uintptr(i)*word) = o.words[i]
			}
			objects = append(objects, o)
		}
		// Some stay reachable by themselves, and what these point to.
		reached := make([]bool, len(objects))
		variables = variables[:0]
		var visit func(int)
		visit = func(i int) {
			if reached[i] {
				return
			}
			reached[i] = true
			for _, to := range objects[i].targets {
				if to >= 0 {
					visit(to)
				}
			}
		}
		for i := range objects {
			if r.IntN(20) == 0 {
				variables = append(variables, objects[i].at)
				visit(i)
			}
		}
		h.collect(false)
		least := uintptr(0)
		moved := make([]int, len(objects))
		var kept []object
		for i, o := range objects {
			moved[i] = len(kept)
			if !reached[i] {
				continue
			}
			least += uintptr(len(o.words)) * word
			for k, w := range o.words {
				if got := *at[uintptr](o.at + uintptr(k)*word); got != w {
					t.Fatalf("word %d of %d became %#x, was %#x", k, len(o.words), got, w)
				}
			}
			kept = append(kept, o)
		}
		for _, o := range kept {
			for k, to := range o.targets {
				if to >= 0 {
					o.targets[k] = moved[to]
				}
			}
		}
		// Sizes are rounded up by a fourth at most below 4 KB, and by a page and a head above.
		if h.live < least || h.live > 2*least+pageSize*uintptr(len(kept)) {
			t.Fatalf("%d bytes are in use, of objects of %d bytes", h.live, least)
		}
		objects = kept
	}
	variables = nil
	h.collect(false)
	if h.live != 0 || numberOf(h.table[0]) != h.pages {
		t.Errorf("with nothing reachable, %d bytes are in use and the first free run has %d of %d pages", h.live, numberOf(h.table[0]), h.pages)
	}
}

// TestLargeBlocksComeAndGo has room for one of them alone.
func TestLargeBlocksComeAndGo(t *testing.T) {
	h := newHeap(t, 640)
	for i := range 100 {
		p := h.alloc(6<<20, noPointers)
		if p == nil {
			t.Fatalf("no room for block %d", i)
		}
		block := unsafe.Slice((*byte)(p), 6<<20)
		for k, b := range block {
			if b != 0 {
				t.Fatalf("byte %d of block %d is %d", k, i, b)
			}
			block[k] = 0xff
		}
		variables = []uintptr{address(p) + 5<<20} // a part of it
		h.collect(true)
		if h.live < 6<<20 {
			t.Fatalf("block %d went", i)
		}
		variables = nil
	}
	if p := h.alloc(11<<20, noPointers); p != nil {
		t.Error("more than memory has")
	}
	if p := h.alloc(^uintptr(0)-8, noPointers); p != nil {
		t.Error("a size that can't be")
	}
}

// Blocks that may hold anything are not zeroed, but those with pointers are, and so is what comes in their place.
func TestBlocksOfAnything(t *testing.T) {
	h := newHeap(t, 640)
	const size = 6 << 20 // there is room for one
	first := func(l layout) byte { return *(*byte)(h.alloc(size, l)) }
	*(*byte)(h.alloc(size, noPointers)) = 7
	h.anything = true
	if got := first(noPointers); got != 7 {
		t.Errorf("a block that may hold anything begins with %d: it was zeroed", got)
	}
	if got := first(allWords); got != 0 {
		t.Errorf("a block with pointers begins with %d", got)
	}
	h = newHeap(t, 640)
	h.anything = true // in memory that was never used
	*(*byte)(h.alloc(size, noPointers)) = 7
	h.anything = false
	if got := first(noPointers); got != 0 {
		t.Errorf("a block in place of one that held anything begins with %d", got)
	}
}

// TestWordsOfUnknownType keep what they point into.
func TestWordsOfUnknownType(t *testing.T) {
	for _, l := range []layout{noPointers, allWords} {
		h := newHeap(t, 640)
		box := address(h.alloc(10*word, 0))
		*at[uintptr](box + 7*word) = address(h.alloc(1<<20, l)) + 100*word
		variables = []uintptr{box}
		h.collect(false)
		if h.live < 1<<20 {
			t.Errorf("layout %d: the block went", l)
		}
	}
}

// TestLongLayouts are told by address: here of 70 words, of which the second and the last are pointers.
func TestLongLayouts(t *testing.T) {
	h := newHeap(t, 640)
	described := struct {
		size uintptr
		bits [9]byte
	}{70, [9]byte{0: 1 << 1, 8: 1 << 5}}
	for _, c := range []struct{ word, live uintptr }{{1, 1}, {69, 1}, {2, 0}, {70 + 1, 1}, {70 + 68, 0}} {
		array := address(h.alloc(140*word, layout(unsafe.Pointer(&described))))
		*at[uintptr](array + c.word*word) = address(h.alloc(1<<20, noPointers))
		variables = []uintptr{array}
		h.collect(false)
		if live := h.live >> 20; live != c.live {
			t.Errorf("word %d: %d blocks live", c.word, live)
		}
	}
}

// TestSamplesAreNotLookedAt: what has the form of an address among them keeps nothing, and they are not on the list of
// what is to be looked at.
func TestSamplesAreNotLookedAt(t *testing.T) {
	for _, size := range []uintptr{64, 1 << 20} {
		h := newHeap(t, 640)
		samples := address(h.alloc(size, noPointers))
		for i := range uintptr(8) {
			*at[uintptr](samples + i*word) = address(h.alloc(1<<18, noPointers))
		}
		variables = []uintptr{samples}
		h.collect(false)
		if h.live > size+pageSize {
			t.Errorf("%d bytes live beside %d of samples", h.live-size, size)
		}
		h.mark(samples)
		if h.list != 0 {
			t.Errorf("%d bytes of samples are to be looked at", size)
		}
	}
}

// TestBlocksTakeEachOthersPlace: two of them are there at a time, and memory has room for two, however often.
func TestBlocksTakeEachOthersPlace(t *testing.T) {
	h := newHeap(t, 4096)
	const size = 6 << 20
	most := uint32(2*(size+headSize)>>pageShift + 2 + 3*beside)
	for i := range 10 {
		h.collect(false)
		if !h.inOnePiece(size) {
			t.Fatalf("no room for block %d", i)
		}
		block := address(h.alloc(size, noPointers))
		variables = []uintptr{block, address(h.alloc(100, noPointers))}
		if h.pages > most {
			t.Fatalf("memory has %d pages with block %d, want at most %d", h.pages, i, most)
		}
	}
}

// TestStack is looked at where asked.
func TestStack(t *testing.T) {
	h := newHeap(t, 640)
	stack = []uintptr{address(h.alloc(100, noPointers)), 12, ^uintptr(0)}
	h.collect(true)
	if h.live != 112 {
		t.Errorf("%d bytes live, want 112", h.live)
	}
	h.collect(false)
	if h.live != 0 {
		t.Errorf("%d bytes live on a stack that was not looked at", h.live)
	}
}

// TestPaceOfCollections: samples do not delay the next, and many small objects do not make them many.
func TestPaceOfCollections(t *testing.T) {
	h := newHeap(t, 4096)
	stack = []uintptr{address(h.alloc(40<<20, noPointers))}
	before := h.count
	for range 1 << 20 { // 32 MB
		h.alloc(32, noPointers)
	}
	if n := h.count - before; n < 3 || n > 5 {
		t.Errorf("%d collections of 32 MB of garbage, want one each 8 MB", n)
	}
	if h.pages > 4000 {
		t.Errorf("memory grew to %d pages", h.pages)
	}
}

func TestClasses(t *testing.T) {
	for size := uintptr(1); size <= largestSmall; size++ {
		c, rounded := class(size)
		if uintptr(rounded) < size || rounded > uint32(max(size+15, size+size/4)) || rounded%16 != 0 || c >= classes {
			t.Fatalf("%d bytes: class %d of %d bytes", size, c, rounded)
		}
		if d, again := class(uintptr(rounded)); d != c || again != rounded {
			t.Fatalf("%d bytes: class %d is not that of its own size", size, c)
		}
	}
	if c, _ := class(largestSmall); c != classes-1 {
		t.Errorf("the last class is %d", c)
	}
	if bits.UintSize == 64 && headSize%16 != 0 {
		t.Error("large blocks are not aligned")
	}
}
