package widget

// Resized returns a ring that keeps size frames, with the last ones of r in their places; r itself when it keeps as many.
func (r *Ring) Resized(size int) *Ring {
	if size == r.size {
		return r
	}
	n := NewRing(len(r.lanes), size)
	from := max(r.First(), r.total-int64(size))
	for k, lane := range n.lanes {
		for at := from; at < r.total; {
			to := int(at % int64(size))
			part := min(int64(size-to), r.total-at)
			r.Copy(lane[to:to+int(part)], k, at)
			at += part
		}
	}
	n.total = r.total
	return n
}
