package heap

// The table of pages: runs of free pages between those in use. Going through it takes a step for each run, each large
// block and each page of small objects, whatever their length.

// leastGrowth is how many pages memory grows by at least.
const leastGrowth = 64

// step is how many pages the entry of a page stands for.
func step(entry uint32) uint32 {
	if kindOf(entry) == small {
		return 1
	}
	return numberOf(entry)
}

// run takes count pages out of the shortest run that has them: what is long stays long, for large blocks. It makes
// memory grow if there is none.
func (h *heap) run(count uint32) (first uint32, ok bool) {
	first, ok = h.shortest(count)
	if !ok && h.grow(count) {
		first, ok = h.shortest(count)
	}
	if !ok {
		return 0, false
	}
	if length := numberOf(h.table[first]); length > count {
		h.table[first+count] = (length-count)*kinds + free
	}
	return first, true
}

func (h *heap) shortest(count uint32) (first uint32, ok bool) {
	best := ^uint32(0)
	for i := uint32(0); i < h.pages; i += step(h.table[i]) {
		if entry := h.table[i]; kindOf(entry) == free {
			if length := numberOf(entry); length >= count && length < best {
				first, best, ok = i, length, true
				if length == count {
					break
				}
			}
		}
	}
	return first, ok
}

// inOnePiece says whether there is a run of free pages for a block of so many bytes, and some that small objects may take of
// it before; it makes memory grow if there is none.
func (h *heap) inOnePiece(bytes uintptr) bool {
	if bytes > ^uintptr(0)-(beside+2)*pageSize {
		return false
	}
	count := uint32((bytes + headSize + pageSize - 1) >> pageShift)
	if _, ok := h.shortest(count + beside); ok {
		return true
	}
	if block, ok := h.shortest(count); ok { // the place of one that was as long: small objects need another
		if other, ok := h.shortest(beside); ok && other != block || h.grow(beside) {
			return true
		}
	}
	return h.grow(count + beside)
}

// beside is so many pages.
const beside = 64

// grow makes memory larger, so that its end has at least count free pages.
func (h *heap) grow(count uint32) bool {
	end, begin := h.pages, h.pages // of the free run at the end
	for i := uint32(0); i < h.pages; i += step(h.table[i]) {
		if begin = h.pages; kindOf(h.table[i]) == free && i+numberOf(h.table[i]) == end {
			begin = i
		}
	}
	need := count - (end - begin)
	most := uint32(len(h.table)) - end
	if need > most {
		return false
	}
	got := growMemory(min(max(need, leastGrowth, end/8), most))
	if got < need {
		got += growMemory(need - got)
	}
	h.pages = min(end+got, uint32(len(h.table)))
	if h.pages > begin {
		h.table[begin] = (h.pages-begin)*kinds + free
	}
	return got >= need
}

// sweep gives back what is not marked, and takes the marks for what is taken.
func (h *heap) sweep() {
	h.rooms = [2 * classes]uint32{}
	var last [2 * classes]*page
	h.live, h.since = 0, 0
	scanned := uintptr(0)
	begin := ^uint32(0) // of the free run that is growing
	for i, next := uint32(0), uint32(0); i < h.pages; i = next {
		entry := h.table[i]
		next = i + step(entry)
		bytes, pointers := uintptr(0), true
		switch kindOf(entry) {
		case small:
			p := at[page](h.address(i))
			pointers = p.pointers()
			bytes = uintptr(p.settle()) * uintptr(p.size)
			if bytes > 0 && p.used < p.count {
				if before := last[p.kind]; before != nil {
					before.next = i + 1
				} else {
					h.rooms[p.kind] = i + 1
				}
				last[p.kind] = p
			}
		case large:
			b := at[blockHead](h.address(i))
			pointers = !b.layout.pointerFree()
			bytes = b.marked * uintptr(next-i) << pageShift
			b.marked = 0
		}
		h.live += bytes
		if pointers {
			scanned += bytes
		}
		if bytes > 0 {
			begin = ^uint32(0)
			continue
		}
		h.table[i] = free // a page within the run may be taken for nothing else
		if begin == ^uint32(0) {
			begin = i
		}
		h.table[begin] = (next-begin)*kinds + free
	}
	// Samples are not looked at: they cost nothing, and count for nothing here.
	h.limit = max(leastBudget, scanned)
}
