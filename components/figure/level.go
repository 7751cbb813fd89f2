package figure

import (
	"math"
	"strconv"
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
func (c *Chart) levels() {
	k := &c.iso
	k.before, k.texts = k.texts, k.before[:0]
	divided, base := c.axisColor.divided, c.axisColor.base
	if c.barLeft == 0 { // there is none
		divided, base = 0, 0
	}
	lo, hi := c.Fig.Color.Lo-base, c.Fig.Color.Hi-base
	digits := levelDigits
	if largest := max(math.Abs(lo), math.Abs(hi)); lo < hi && !math.IsInf(largest, 0) {
		digits = min(max(digits, 3+int(math.Log10(largest/(hi-lo)))), 15)
	}
	for i, m := range c.Fig.isolines {
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
	want.text = string(appendLevel(nil, want.level, want.divided, want.digits, want.unit))
	return want
}

// appendLevel appends a level in so many digits at most: divided as the ticks of a bar are, or where each of these has a
// prefix of its own (divided is 0), with its own.
func appendLevel(dst []byte, v, divided float64, digits int, unit string) []byte {
	name := ""
	if divided == 0 {
		var power int
		power, name = prefix(math.Abs(v), unit)
		divided = math.Pow10(power)
	}
	v /= divided
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return number(dst, v, 0)
	}
	mantissa, power := math.Abs(v), 0
	if e := int(math.Floor(math.Log10(mantissa))); e < -5 || e > digits {
		mantissa, power = mantissa/math.Pow10(e), e
	}
	if v < 0 {
		dst = append(dst, "−"...)
	}
	mantissa, _ = strconv.ParseFloat(strconv.FormatFloat(mantissa, 'e', digits-1, 64), 64)
	dst = strconv.AppendFloat(dst, mantissa, 'f', -1, 64)
	if power != 0 {
		dst = superscript(append(dst, "×10"...), power)
	}
	return append(dst, name...)
}
