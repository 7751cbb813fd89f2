package widget

// Noise makes the noise of examples: numbers from -1 to 1, evenly spread, the same ones every time for a state that is
// not 0 (xorshift32: Marsaglia, Xorshift RNGs, 2003).
type Noise struct{ State uint32 }

// Next returns the next number.
func (n *Noise) Next() float64 {
	n.State ^= n.State << 13
	n.State ^= n.State >> 17
	n.State ^= n.State << 5
	return float64(n.State)/(1<<31) - 1
}
