package widget

// Ring keeps the last frames of a stream, for a widget whose data are pushed piece by piece. A frame is one sample of
// each of its lanes (channels). Frames are counted from the first one ever written, so that a place in the stream
// stays what it is while the ring moves on. Writing costs the same whatever the history is.
type Ring struct {
	lanes [][]float32
	size  int
	total int64
	since int64 // the oldest frame ever kept: later than 0 where a ring was made larger
	full  float64
}

// NewRing returns an empty ring of the given number of lanes that keeps size frames.
func NewRing(lanes, size int) *Ring {
	r := &Ring{size: size}
	for range lanes {
		r.lanes = append(r.lanes, make([]float32, size))
	}
	return r
}

// Lanes is the number of lanes.
func (r *Ring) Lanes() int { return len(r.lanes) }

// Size is the number of frames kept at most.
func (r *Ring) Size() int { return r.size }

// FullScale is that of the first samples written; 1 before.
func (r *Ring) FullScale() float64 {
	if r.full == 0 {
		return 1
	}
	return r.full
}

// Total is the number of frames ever written: the place of the head.
func (r *Ring) Total() int64 { return r.total }

// First is the place of the oldest frame kept.
func (r *Ring) First() int64 { return max(r.since, r.total-int64(r.size)) }

// Write appends frames of planar samples: all of the first lane, then all of the second. s must hold a multiple of
// Lanes samples. Of more than Size frames only the last ones are kept.
func (r *Ring) Write(s Series) {
	n := s.Len() / len(r.lanes)
	if r.full == 0 && n > 0 {
		r.full = s.FullScale()
	}
	skip := max(0, n-r.size)
	at := int((r.total + int64(skip)) % int64(max(r.size, 1)))
	for k, lane := range r.lanes {
		done, to := skip, at
		for done < n {
			part := min(n-done, r.size-to)
			if x := s.F32(); x != nil {
				copy(lane[to:to+part], x[k*n+done:])
			} else {
				Read(lane[to:to+part], s, k*n+done)
			}
			done += part
			to = (to + part) % r.size
		}
	}
	r.total += int64(n)
}

// Spans returns the frames [from, to) of a lane as two slices of the ring, the second empty unless they lie across its
// end. Places must be kept ones: First() <= from <= to <= Total().
func (r *Ring) Spans(lane int, from, to int64) (a, b []float32) {
	if from == to {
		return nil, nil
	}
	x := r.lanes[lane]
	i, n := int(from%int64(r.size)), int(to-from)
	if i+n <= r.size {
		return x[i : i+n], nil
	}
	return x[i:], x[:n-(r.size-i)]
}

// Copy copies frames of a lane from a place on into dst, which must not reach beyond the head.
func (r *Ring) Copy(dst []float32, lane int, from int64) {
	a, b := r.Spans(lane, from, from+int64(len(dst)))
	copy(dst[copy(dst, a):], b)
}

// Resized is r where it keeps size frames, and else a Clone that does.
func (r *Ring) Resized(size int) *Ring {
	if size == r.size {
		return r
	}
	return r.Clone(size)
}

// Clone returns a ring of its own that keeps size frames, with the last ones of r in their places.
func (r *Ring) Clone(size int) *Ring {
	c := NewRing(len(r.lanes), size)
	c.full = r.full
	c.total, c.since = r.total, max(r.First(), r.total-int64(size))
	for k, lane := range c.lanes {
		for at := c.since; at < r.total; {
			to := int(at % int64(size))
			part := min(int64(size-to), r.total-at)
			r.Copy(lane[to:to+int(part)], k, at)
			at += part
		}
	}
	return c
}
