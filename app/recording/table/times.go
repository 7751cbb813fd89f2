package table

import (
	"math"
	"slices"
	"strconv"
)

// written is how finely times are written. Programs that leave out trailing zeros write some times with fewer digits
// than they have, so the most digits count; among those with an exponent the largest is the coarsest. A zero with an
// exponent says nothing.
type written struct {
	plain    bool    // some times are written without an exponent,
	decimals int     // with so many decimals at most
	powers   bool    // some with one,
	digits   int     // with so many decimals at most
	exponent int     // and this greatest exponent
	step     float64 // of dates: the finest fraction, 0 for none
}

// add takes a time that is written in cell.
func (h *written) add(cell []byte, v float64, decimal byte) {
	point, end, power := -1, len(cell), -1
	if decimal == 0 {
		decimal = '.'
	}
	for i, c := range cell {
		switch c {
		case decimal:
			point = i
		case 'e', 'E', 'd', 'D':
			end, power = i, i+1
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = end - point - 1
	}
	switch {
	case power < 0: // 0 among times such as 1e-12 does not say that they are whole numbers
		h.decimals, h.plain = max(h.decimals, decimals), h.plain || v != 0
	case v != 0:
		exponent, _ := strconv.Atoi(string(cell[power:]))
		if !h.powers {
			h.exponent = exponent
		}
		h.digits, h.exponent, h.powers = max(h.digits, decimals), max(h.exponent, exponent), true
	}
}

// quantum is the step of the last digit of the times.
func (h *written) quantum() float64 {
	q := h.step
	if h.plain || !h.powers && h.step == 0 {
		q = max(q, math.Pow10(-h.decimals))
	}
	if h.powers {
		q = max(q, math.Pow10(h.exponent-h.digits))
	}
	return q
}

// Rates beyond a sample in 30 years and the frequency of light are those of mistaken times.
const leastRate, mostRate = 1e-9, 1e15

// customaryRates are those of sound cards, in Hz.
var customaryRates = [...]float64{8000, 11025, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000}

// rateOf is the rate of evenly spaced times: exactly that of their step when they are whole multiples of a step that their
// digits can write, and else the roundest rate, or else period, that their digits allow, for that is what they were made
// from.
func rateOf(times []float64, step, quantum float64, unit string) float64 {
	n := len(times)
	if quantum > 0 {
		if m := math.Round(step / quantum); m >= 1 && m < 1<<53 {
			exact, at := m*quantum, 0
			if inverse := math.Round(1 / quantum); inverse > 1 && inverse < 1<<53 && math.Abs(inverse*quantum-1) < 1e-12 {
				exact = m / inverse
			}
			rounding := 8 * 0x1p-52 * max(math.Abs(times[0]), math.Abs(times[n-1]))
			for at < n && math.Abs(times[at]-times[0]-math.Round((times[at]-times[0])/exact)*exact) <= 1e-6*quantum+rounding {
				at++
			}
			if at == n {
				return roundRate(inSeconds(exact, unit), 0)
			}
		}
	}
	return roundRate(inSeconds(step, unit), inSeconds(quantum*step/(times[n-1]-times[0]), unit))
}

// roundRate is the rate of a step in seconds that is known within an error.
func roundRate(step, within float64) float64 {
	within += 8 * 0x1p-52 * step
	fits := func(period float64) bool { return math.Abs(period-step) <= within }
	for _, rate := range customaryRates {
		if fits(1 / rate) {
			return rate
		}
	}
	for unit := 1e12; unit >= 1; unit /= 10 {
		if rate := math.Round(1/step/unit) * unit; rate > 0 && fits(1/rate) {
			return rate
		}
		if period := math.Round(step/unit) * unit; period > 0 && fits(period) {
			return 1 / period
		}
	}
	for unit := 10.0; unit <= 1e6; unit *= 10 { // 123.456 Hz
		if rate := math.Round(unit/step) / unit; rate > 0 && fits(1/rate) {
			return rate
		}
	}
	return 1 / step
}

// evenStep is the distance of evenly spaced, rising times, or the first row that is out of step
// (-1: none). Times are even when every step is the mean one within 1e-3. Times that were rounded
// to a quantum are even when none is off its place by more than the quantum (and 1e-3 of a step).
// The quantum has to be clearly below half a step, for by that much a missing row puts others off.
func evenStep(times []float64, quantum float64) (step float64, row int) {
	n := len(times)
	if n < 2 {
		return 0, 0
	}
	first := times[0]
	step = (times[n-1] - first) / float64(n-1)
	if !(step > 0) || math.IsInf(step, 0) {
		return 0, n - 1
	}
	slack := 1e-3*step + roundingOf(times)
	place := slack + quantum // the end points, by which the step is known, are rounded too
	if quantum > 0.45*step {
		place = 0
	}
	uneven := -1
	for i := 1; i < n; i++ {
		d := times[i] - times[i-1]
		if !(d > 0) {
			return 0, i
		}
		if !(math.Abs(d-step) <= slack) && uneven < 0 {
			uneven = i
		}
		if uneven >= 0 && !(math.Abs(times[i]-first-float64(i)*step) <= place) {
			return 0, uneven
		}
	}
	return step, -1
}

// roundingOf is what large times are off by themselves: they are multiples of 2^-52 of their size.
func roundingOf(times []float64) float64 {
	return 4 * 0x1p-52 * max(math.Abs(times[0]), math.Abs(times[len(times)-1]))
}

// hole is where times jump.
type hole struct {
	row     int // the first row after it
	missing int
}

// gapped is evenStep for times of which some are missing: every step is a whole multiple of the shortest, most are that
// step itself, and there are no more than some ten times as many samples as rows.
func gapped(times []float64, quantum float64) (step float64, holes []hole, ok bool) {
	n := len(times)
	if n < 4 {
		return 0, nil, false
	}
	steps := make([]float64, 0, 1001)
	for i := 1; i < n; i++ {
		d := times[i] - times[i-1]
		if !(d > 0) {
			return 0, nil, false
		}
		if stride := max(1, n/1000); i%stride == 0 || i < 100 && len(steps) < 1000 {
			steps = append(steps, d)
		}
	}
	slices.Sort(steps)
	step = steps[len(steps)/2]
	if !(step > 0) || math.IsInf(step, 0) {
		return 0, nil, false
	}
	// The step gets more exact with every row that it explains.
	place := 0.0
	for i := 1; i < n; i++ {
		m := max(1, math.Round((times[i]-times[0])/step-place))
		place += m
		if i < 16 || !(m > 16) {
			step = (times[i] - times[0]) / place
		}
	}
	step = (times[n-1] - times[0]) / place
	slack := 1e-3*step + roundingOf(times) + quantum*1.01
	if m := math.Round(step / quantum); m >= 1 && math.Abs(step-m*quantum) <= 1e-3*quantum/place+roundingOf(times) {
		step, slack = m*quantum, 1e-3*quantum+roundingOf(times) // a step that the digits can write exactly
	}
	if slack > 0.45*step {
		return 0, nil, false
	}
	at, single := 0.0, 0
	for i := 1; i < n; i++ {
		k := math.Round((times[i] - times[0]) / step)
		if math.Abs(times[i]-times[0]-k*step) > slack || k <= at {
			return 0, nil, false
		}
		if k == at+1 {
			single++
		} else {
			if k-at-1 > 1e9 {
				return 0, nil, false
			}
			holes = append(holes, hole{i, int(k - at - 1)})
		}
		at = k
	}
	if 2*single < n || at > 12*float64(n)+400 || step < 2.2*quantum && regular(holes, n) {
		return 0, nil, false
	}
	return step, holes, len(holes) > 0
}

// oddRow is the first row where times fall, or step otherwise than most do.
func oddRow(times []float64, quantum float64) int {
	steps := make([]float64, 0, len(times))
	for i := 1; i < len(times); i++ {
		if !(times[i] > times[i-1]) {
			return i
		}
		steps = append(steps, times[i]-times[i-1])
	}
	if len(steps) == 0 {
		return 0
	}
	middle := slices.Clone(steps)
	slices.Sort(middle)
	usual := middle[len(middle)/2]
	for i, d := range steps {
		if math.Abs(d-usual) > 0.01*usual+quantum+roundingOf(times) {
			return i + 1
		}
	}
	for i, d := range steps {
		if math.Abs(d-usual) > 1e-3*usual+roundingOf(times) {
			return i + 1
		}
	}
	return len(steps)
}

// repeats tells times that are written so coarsely that the same number of rows share each: 10 rows a second under 10:00:00,
// 10:00:01 ... It gives that number, 0 when there is none.
func repeats(times []float64) int {
	n, first, last := 0, 0, 0.0
	run := 0
	for i, t := range times {
		if i > 0 && t == times[i-1] {
			run++
			continue
		}
		switch {
		case i == 0:
		case !(t > times[i-1]) || last != 0 && math.Abs(t-times[i-1]-last) > 1e-9*last+roundingOf(times):
			return 0
		case first == 0:
			first, last = run, t-times[i-1]
		case n == 0:
			n = run
		case run != n:
			return 0
		}
		run = 1
	}
	if n < 2 || first > n || run > n {
		return 0
	}
	return n
}

// regular says whether holes look like steps that were rounded: each of one sample, and evenly apart, or very many.
func regular(holes []hole, n int) bool {
	if len(holes) < 3 {
		return false
	}
	least, most := n, 0
	for i, h := range holes {
		if h.missing != 1 {
			return false
		}
		if i > 0 {
			least, most = min(least, h.row-holes[i-1].row), max(most, h.row-holes[i-1].row)
		}
	}
	return most-least <= 1+least/16 || 10*len(holes) > n
}

func itoa(n int) string { return strconv.Itoa(n) }

// plural is "1 row", "2 rows".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + one + "s"
}
