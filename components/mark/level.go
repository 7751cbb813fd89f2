package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/tick"
)

// levelText is what stands in the isolines of one level.
type levelText struct {
	level   float64 // less what the ticks are less
	divided float64 // as ticks.divided is
	digits  int
	unit    string
	text    string
}

// levelDigits is how many digits a level has at most, where no more are needed to tell levels apart.
const levelDigits = 6

// levels writes the labels of the isolines as the ticks of the colour bar are written: with the prefix or the power of
// ten that its title has. A label is written once.
func (k *isolines) levels(c *Canvas) {
	k.before, k.texts = k.texts, k.before[:0]
	divided, base := c.At.TicksBar.Divided, c.At.TicksBar.Base
	if c.At.Bar.W() == 0 { // there is none
		divided, base = 0, 0
	}
	lo, hi := c.Fig.Color.Lo-base, c.Fig.Color.Hi-base
	digits := levelDigits
	if largest := max(math.Abs(lo), math.Abs(hi)); lo < hi && !math.IsInf(largest, 0) {
		digits = min(max(digits, 3+int(math.Log10(largest/(hi-lo)))), 15)
	}
	for i, m := range c.Fig.Marks.Isolines {
		want := levelText{level: m.Level - base, divided: divided, digits: digits, unit: c.Fig.Color.Unit}
		k.texts = append(k.texts, k.known(i, want))
	}
}

// known returns the text of a level, which is likely to be that of line i as before.
func (k *isolines) known(i int, want levelText) levelText {
	same := func(t levelText) bool {
		return t.level == want.level && t.divided == want.divided && t.digits == want.digits && t.unit == want.unit
	}
	if i < len(k.before) && same(k.before[i]) {
		return k.before[i]
	}
	for _, t := range k.before {
		if same(t) {
			return t
		}
	}
	want.text = string(tick.Level(nil, want.level, want.divided, want.digits, want.unit))
	return want
}
