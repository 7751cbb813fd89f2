package port

import "slices"

// numbered are values by number, each new number higher than all before. It is no map because under TinyGo the hashes
// in a map's table pass for addresses, which keep large blocks of samples by chance (package heap).
type numbered[T any] struct {
	numbers []int32
	values  []T
}

func (l *numbered[T]) add(number int32, v T) {
	l.numbers, l.values = append(l.numbers, number), append(l.values, v)
}

// of returns the value with a number, or none.
func (l *numbered[T]) of(number int32) (v T) {
	if i, ok := slices.BinarySearch(l.numbers, number); ok {
		v = l.values[i]
	}
	return v
}

func (l *numbered[T]) remove(number int32) {
	if i, ok := slices.BinarySearch(l.numbers, number); ok {
		l.numbers = slices.Delete(l.numbers, i, i+1)
		l.values = slices.Delete(l.values, i, i+1) // and clears what is left over
	}
}
