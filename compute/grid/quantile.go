package grid

import "math"

// Quantiles finds quantiles of the finite cells, of any number, in two passes that can be sliced: with n of them in order, counted from 0, quantile
// q is at (n-1) q, linear between the two nearest ranks. (R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, Am. Stat. 50, 1996,
// type 7; as in numpy.) They are exact for cells that float32 holds; float64 cells are rounded
// to it first, which is an error of 2^-24 of the value (and to its greatest numbers, if they are beyond).
type Quantiles[T Value] struct {
	q       []float64
	next    int // cell to be read next
	second  bool
	done    bool
	count   int
	high    []uint32 // by the upper 16 bits of the key, how many
	slot    []uint8  // by the upper 16 bits, which table of low is that of the lower ones; 0 for none
	low     [][]uint32
	used    int // of low
	results []float64
}

// NewQuantiles returns the search for quantiles q, 0 to 1. It panics with "grid: ..." on others, and on more than 64.
func NewQuantiles[T Value](q ...float64) *Quantiles[T] {
	if len(q) > 64 {
		panic("grid: more than 64 quantiles")
	}
	for _, v := range q {
		if !(v >= 0 && v <= 1) {
			panic("grid: a quantile is not between 0 and 1")
		}
	}
	return &Quantiles[T]{q: q, high: make([]uint32, 1<<16), slot: make([]uint8, 1<<16), results: make([]float64, len(q))}
}

// Reset starts again, for cells that have changed. It keeps the memory.
func (s *Quantiles[T]) Reset() {
	clear(s.high)
	clear(s.slot)
	s.used = 0
	s.next, s.count, s.second, s.done = 0, 0, false, false
}

// Step reads up to budget cells, and returns whether all has been found. It must be handed the same cells each time. 10^6 cells take about 2 ms.
func (s *Quantiles[T]) Step(cells []T, budget int) (done bool) {
	for budget > 0 && !s.done {
		n := min(budget, len(cells)-s.next)
		part := cells[s.next:][:n]
		s.next += n
		budget -= n
		if s.second {
			s.lower(part)
		} else {
			s.upper(part)
		}
		if s.next < len(cells) {
			continue
		}
		s.next = 0
		if s.second {
			s.finish()
		} else {
			s.prepare()
		}
	}
	return s.done
}

// Count is the number of finite cells, after Step has returned true.
func (s *Quantiles[T]) Count() int { return s.count }

// Value returns quantile number i, after Step has returned true: NaN if no cell is finite.
func (s *Quantiles[T]) Value(i int) float64 { return s.results[i] }

// key is an integer in the order of the numbers.
func key(v float32) uint32 {
	b := math.Float32bits(v)
	if b>>31 == 1 {
		return ^b
	}
	return b | 1<<31
}

func number(k uint32) float32 {
	if k>>31 == 1 {
		return math.Float32frombits(k &^ (1 << 31))
	}
	return math.Float32frombits(^k)
}

// single is a finite number as a float32 that is finite too.
func single[T Value](v T) float32 {
	return max(-math.MaxFloat32, min(math.MaxFloat32, float32(v)))
}

func (s *Quantiles[T]) upper(cells []T) {
	high := (*[1 << 16]uint32)(s.high)
	for _, v := range cells {
		if v-v == 0 {
			high[key(single(v))>>16]++
			s.count++
		}
	}
}

// prepare makes a table for the lower bits of each rank that is wanted.
func (s *Quantiles[T]) prepare() {
	if s.count == 0 {
		for i := range s.results {
			s.results[i] = math.NaN()
		}
		s.done = true
		return
	}
	s.second = true
	for _, q := range s.q {
		first, second, _ := s.ranks(q)
		for _, rank := range [2]int{first, second} {
			h, _ := find(s.high, rank)
			if s.slot[h] != 0 {
				continue
			}
			if s.used == len(s.low) {
				s.low = append(s.low, make([]uint32, 1<<16))
			}
			clear(s.low[s.used])
			s.used++
			s.slot[h] = uint8(s.used)
		}
	}
}

// ranks are those that quantile q lies between, and how far it is from the first.
func (s *Quantiles[T]) ranks(q float64) (first, second int, part float64) {
	at := q * float64(s.count-1)
	first = min(int(at), s.count-1)
	return first, min(first+1, s.count-1), at - float64(first)
}

// find returns the entry that a rank lies in, and the rank among those of that entry.
func find(counts []uint32, rank int) (entry, rest int) {
	for i, n := range counts {
		if rank < int(n) {
			return i, rank
		}
		rank -= int(n)
	}
	return len(counts) - 1, 0
}

func (s *Quantiles[T]) lower(cells []T) {
	slot := (*[1 << 16]uint8)(s.slot)
	for _, v := range cells {
		if v-v != 0 {
			continue
		}
		k := key(single(v))
		if i := slot[k>>16]; i != 0 {
			s.low[i-1][k&0xffff]++
		}
	}
}

func (s *Quantiles[T]) finish() {
	for i, q := range s.q {
		first, second, part := s.ranks(q)
		a, b := s.rank(first), s.rank(second)
		s.results[i] = a
		if part > 0 {
			s.results[i] = a*(1-part) + b*part
		}
	}
	s.done = true
}

func (s *Quantiles[T]) rank(rank int) float64 {
	h, rest := find(s.high, rank)
	l, _ := find(s.low[s.slot[h]-1], rest)
	return float64(number(uint32(h)<<16 | uint32(l)))
}
