package memory

// Region is all that was allocated between its Begin and its End, regions begun meanwhile aside. The zero value is empty.
type Region struct {
	blocks uint32  // list of its blocks
	next   uint32  // place of the next small object in the newest block of such
	left   uint32  // bytes left there
	outer  *Region // what was open when it began
}

// Small objects share blocks, which have this much room.
const (
	small = 512
	chunk = 2048 - uint32(header)
)

// alloc returns the place of size bytes, all 0, or 0.
func (r *Region) alloc(a *arena, size uint32) uint32 {
	if size > small {
		return r.take(a, size)
	}
	size = (size + unit - 1) &^ (unit - 1)
	if size > r.left {
		if r.next = r.take(a, chunk); r.next == 0 {
			return 0
		}
		r.left = chunk
	}
	place := r.next
	r.next += size
	r.left -= size
	return place
}

func (r *Region) take(a *arena, size uint32) uint32 {
	place := a.take(size)
	if place == 0 {
		return 0
	}
	a.at(place).next, r.blocks = r.blocks, place
	return place + header
}

func (r *Region) free(a *arena) {
	for r.blocks != 0 {
		place := r.blocks
		r.blocks = a.at(place).next
		a.give(place)
	}
	*r = Region{}
}

// abandon gives back all that lies in a region and in those that were open when it began: what was being made in them is
// not finished.
func abandon(a *arena, r *Region) {
	for r != nil {
		outer := r.outer
		r.free(a)
		r = outer
	}
}
