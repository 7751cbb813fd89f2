package api

import "github.com/sonde-viz/sonde/web/kernels/memory"

// kept holds what the last calls needed. A page draws a few shapes over and over. The zero value is empty.
type kept[K comparable, V any] struct {
	entries [4]entry[K, V]
	oldest  int
}

// entry is a value with the region that it lies in.
type entry[K comparable, V any] struct {
	key    K
	value  V
	full   bool
	region memory.Region
}

// find returns the entry of key, and whether it has a value. If not, it is one whose value was thrown away, and its region is open:
// the caller makes the value and calls done, or refuse.
func (c *kept[K, V]) find(key K) (e *entry[K, V], ok bool) {
	for i := range c.entries {
		if e = &c.entries[i]; e.full && e.key == key {
			return e, true
		}
	}
	e = &c.entries[c.oldest]
	c.oldest = (c.oldest + 1) % len(c.entries)
	e.empty()
	e.key = key
	e.region.Begin()
	return e, false
}

func (e *entry[K, V]) done() {
	e.region.End()
	e.full = true
}

// refuse gives up making the value. The error that says why lies in the region, and goes with it.
func (e *entry[K, V]) refuse() error {
	e.region.End()
	e.empty()
	return refusal{}
}

func (e *entry[K, V]) empty() {
	var none V
	e.value, e.full = none, false
	e.region.Free()
}

// refusal is an error without a place in memory.
type refusal struct{}

func (refusal) Error() string { return "api: an argument is not allowed" }
