package grid

// Extent is what there is among cells. The zero value is that of no cells.
type Extent struct {
	Finite, NaN, Infinite int     // numbers of cells of each kind
	Min, Max              float64 // least and greatest finite cell; 0 and 0 if Finite is 0
}

// Measure adds cells to e: long work can be done in slices.
func Measure[T Value](e *Extent, cells []T) {
	for len(cells) > 0 {
		block := cells[:min(len(cells), 1024)]
		cells = cells[len(block):]
		lo, hi := neutral[T]()
		least, most := lo, hi
		var nan, infinite int
		for _, v := range block {
			if v != v {
				nan++
			} else if v-v != 0 {
				infinite++
			} else {
				if v < least {
					least = v
				}
				if v > most {
					most = v
				}
			}
		}
		finite := len(block) - nan - infinite
		if finite > 0 {
			if e.Finite == 0 {
				e.Min, e.Max = float64(least), float64(most)
			}
			e.Min, e.Max = min(e.Min, float64(least)), max(e.Max, float64(most))
		}
		e.Finite, e.NaN, e.Infinite = e.Finite+finite, e.NaN+nan, e.Infinite+infinite
	}
}
