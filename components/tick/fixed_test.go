package tick

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// Sums are written with the digits that they have, rounded once, as package big has it.
func TestSumsHaveAllDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	for range 20_000 {
		origin := (r.Float64() - 0.5) * math.Pow10(r.IntN(40)-10)
		v := (r.Float64() - 0.5) * math.Pow10(r.IntN(40)-25)
		d := r.IntN(30)
		f, ok := sumOf(origin, v)
		sum := new(big.Rat).Add(new(big.Rat).SetFloat64(origin), new(big.Rat).SetFloat64(v))
		got := ""
		if f.negative() {
			got = "-"
			f.negate()
		}
		f.add(0.5 * math.Pow10(-d))
		got += string(f.append(nil, d))
		g, _ := new(big.Rat).SetString(got)
		half := new(big.Rat).SetFrac(big.NewInt(501), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d+3)), nil)) // half of the last digit
		if off := new(big.Rat).Sub(g, sum); !ok || off.Abs(off).Cmp(half) > 0 {
			t.Fatalf("%v + %v to %d decimals is %q, want %s", origin, v, d, got, sum.FloatString(d))
		}
	}
	if _, ok := sumOf(1e37, 1); ok {
		t.Error("a sum of 1e37 has room")
	}
}

// What is added to labels is the number with the fewest digits that is near: a multiple of 5 or 2 of the last one, if there is one.
func TestBaseIsRound(t *testing.T) {
	for _, c := range []struct {
		origin, lo, hi float64
		want           string
	}{
		{1.7e9, 0.2411, 0.2591, "1700000000.25"}, {1.7e9, 0.2111, 0.2391, "1700000000.22"}, {-0.2, 1e-12, 3e-12, "-0.199999999998"},
		{-0.2, -0.3, -0.2, "-0.5"}, {12345, 0.1, 0.11, "12345.11"}, {-3e12, 0.6, 2.1, "-2999999999998"}, {1e25, 0x1p31, 0x1p31 + 3, "10000000000000003053453315"},
	} {
		lo, _ := sumOf(c.origin, c.lo)
		hi, _ := sumOf(c.origin, c.hi)
		v, d := between(lo, hi)
		got := ""
		if v.negative() {
			got = "-"
			v.negate()
		}
		v.add(0.5 * math.Pow10(-d))
		if got += string(v.append(nil, d)); got != c.want {
			t.Errorf("from %v + %v to %v: %s, want %s", c.origin, c.lo, c.hi, got, c.want)
		}
	}
}
