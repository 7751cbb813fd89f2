package components_test

import (
	"math/big"
	"strings"
	"time"

	"github.com/sonde-viz/sonde/components/paint"
)

// labels are the words of a list and where they stand, and where its largest image does.
type labels struct {
	list                     []paint.Label
	left, top, right, bottom int
}

func (l *labels) Label(p paint.Label)                               { l.list = append(l.list, p) }
func (*labels) Clip(x, y, w, h float64)                             {}
func (*labels) Unclip()                                             {}
func (*labels) Rect(x, y, w, h float64, fill paint.Color)           {}
func (*labels) Stroke(p paint.Pen, xy []float64)                    {}
func (*labels) Fill(c paint.Color, xy []float64)                    {}
func (*labels) Circles(radius float64, c paint.Color, xy []float64) {}

func (l *labels) Image(left, top int, m paint.Image) {
	if m.W*m.H > (l.right-l.left)*(l.bottom-l.top) {
		l.left, l.top, l.right, l.bottom = left, top, left+m.W, top+m.H
	}
}

// prefixes are the powers of ten of those of units.
var prefixes = map[string]string{
	"f": "e-15", "p": "e-12", "n": "e-9", "µ": "e-6", "m": "e-3", "": "e0", "k": "e3", "M": "e6", "G": "e9", "T": "e12",
}

var plainDigits = strings.NewReplacer("−", "-", "⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

// exact reads "12.5 µs", "1.2×10⁻⁷ s", "10³" and "2024-05-17 14:30:05.25 UTC" with all their digits; ok is false when it is none of unit.
func exact(text, unit string) (v *big.Rat, ok bool) {
	if text, utc := strings.CutSuffix(text, "\u00a0UTC"); utc {
		text, fraction, _ := strings.Cut(text, ".")
		at, err := time.Parse(time.DateTime, text)
		part, ok := new(big.Rat).SetString("0." + fraction + "0") // package time has nanoseconds
		if err != nil || !ok {
			return nil, false
		}
		return part.Add(part, new(big.Rat).SetInt64(at.Unix())), true
	}
	number, u, apart := strings.Cut(text, "\u00a0")
	if letter := strings.TrimLeft(number, "−0123456789."); !apart && len(letter) > 0 && prefixes[letter] != "" { // of a label
		number, u = strings.TrimSuffix(number, letter), letter
	}
	p, ok := strings.CutSuffix(u, unit)
	power, known := prefixes[p]
	if !ok || !known {
		return nil, false
	}
	if digits, raised, is := strings.Cut(number, "×10"); is {
		number, power = digits, "e"+raised
	} else if raised, is := strings.CutPrefix(strings.TrimPrefix(number, "−"), "10"); is && raised != "" && plainDigits.Replace(raised) != raised {
		number, power = strings.TrimSuffix(number, "10"+raised)+"1", "e"+raised
	}
	return new(big.Rat).SetString(plainDigits.Replace(number + power))
}

// quantity is exact, as a number.
func quantity(text, unit string) (v float64, ok bool) { return since(text, unit, 0) }

// since reads a quantity, less an origin.
func since(text, unit string, origin float64) (v float64, ok bool) {
	sum, ok := exact(text, unit)
	if !ok {
		return 0, false
	}
	v, _ = sum.Sub(sum, new(big.Rat).SetFloat64(origin)).Float64()
	return v, true
}

// inUnit reads the words in the brackets of a title: what one step of the labels is, and what is added to them, less an origin.
func inUnit(words, unit string, origin float64) (each, plus float64, ok bool) {
	plus = -origin
	step, added, far := strings.Cut(words, "+\u00a0")
	if !far {
		if step, added, far = strings.Cut(words, "−\u00a0"); far {
			added = "−" + added
		}
	}
	if far {
		if plus, ok = since(added, unit, origin); !ok {
			return 0, 0, false
		}
		if step != "" && !strings.HasSuffix(step, " ") || strings.HasPrefix(step, " ") {
			return 0, 0, false
		}
		step = strings.TrimSuffix(step, " ")
	}
	switch {
	case strings.HasPrefix(step, "×10"):
		step = "1" + step
	case step != "":
		step = "1\u00a0" + step
	default:
		step = "1"
	}
	each, ok = quantity(step, unit)
	return each, plus, ok
}
