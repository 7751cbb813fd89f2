package filter

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Each result is that of the definition, whatever the size of the values: infinite where its own sum is, and else within some epsilons of
// the sum of the magnitudes, for a few values that are far larger than the others.
func TestValuesOfAnySize(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	put := func(x []float64, values map[int]float64) []float64 {
		for i, v := range values {
			x[i] = v
		}
		return x
	}
	times := func(x []float64, c float64) []float64 {
		for i := range x {
			x[i] *= c
		}
		return x
	}
	noise := func(n int) []float64 { return random[float64](n, r) }
	for name, c := range map[string]struct{ a, b []float64 }{
		"one product":            {put(noise(5000), map[int]float64{2000: 1e200}), put(noise(300), map[int]float64{17: 1e200})},
		"one product, below 0":   {put(noise(5000), map[int]float64{2000: -1e200}), put(noise(300), map[int]float64{17: 1e200})},
		"at the ends":            {put(noise(5000), map[int]float64{0: 1e300, 4999: 1e300}), put(noise(300), map[int]float64{0: 1e300, 299: -1e300})},
		"many sizes":             {put(noise(3000), map[int]float64{5: 1e300, 500: 1e200, 1500: 1e100, 2500: 1e50}), put(noise(300), map[int]float64{17: 1e9})},
		"a large one fits":       {put(noise(5000), map[int]float64{2000: 1e306}), noise(300)},
		"the first one is large": {times(noise(5000), 1e306), times(noise(300), 1e-300)},
		"both are large":         {times(noise(5000), 1e152), times(noise(300), 1e150)},
		"most overflow":          {times(noise(500), 1e200), times(noise(300), 1e200)},
		"the largest there is":   {put(noise(500), map[int]float64{250: math.MaxFloat64}), put(noise(300), map[int]float64{100: 1})},
		"and infinite ones":      {put(noise(5000), map[int]float64{2000: 1e200, 4000: math.Inf(1)}), put(noise(300), map[int]float64{17: 1e200})},
		"and NaN":                {put(noise(5000), map[int]float64{2000: 1e200, 4000: math.NaN()}), put(noise(300), map[int]float64{17: 1e200})},
		"small ones":             {times(noise(5000), 1e-170), times(noise(300), 1e-120)},
		"small and large":        {times(noise(5000), 1e-250), times(noise(300), 1e250)},
	} {
		a, b := c.a, c.b
		conv := NewConvolution[float64](len(a), len(b))
		if conv.Recipe().Method != OverlapSave {
			t.Fatal("it is not by way of transforms")
		}
		got := conv.Convolve(nil, a, b)
		wrong := 0
		for i := range got {
			sum, size, spoilt := 0.0, 0.0, false
			for j := max(0, i-len(b)+1); j <= min(i, len(a)-1); j++ {
				p := a[j] * b[i-j]
				sum, size = sum+p, size+math.Abs(p)
				spoilt = spoilt || a[j]-a[j] != 0 || b[i-j]-b[i-j] != 0
			}
			ok := math.Abs(got[i]-sum) <= 1e-12*size
			switch {
			case spoilt:
				ok = got[i] != got[i]
			case math.IsInf(size, 1): // a sum that is beyond numbers on its way may be one or the other
				ok = got[i] == sum || got[i]-got[i] != 0
			case size < 1e-290:
				ok = math.Abs(got[i]-sum) <= 1e-300
			}
			if !ok {
				if wrong++; wrong == 1 {
					t.Errorf("%s: value %d is %v, want %v", name, i, got[i], sum)
				}
			}
		}
		if wrong > 1 {
			t.Errorf("%s: %d of %d values are wrong", name, wrong, len(got))
		}
	}
}

func TestSinglesOfAnySize(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for name, size := range map[string][2]float32{"too large": {1e30, 1e30}, "large for a transform": {1e37, 1e-30}, "small": {1e-30, 1e-5}} {
		a, b := random[float32](3000, r), random[float32](200, r)
		a[1000], b[50] = size[0], size[1]
		got := Convolve(a, b)
		for i, v := range naive(a, b) {
			want := float32(v)
			if d := math.Abs(float64(got[i] - want)); !(d <= 1e-4*max(1, math.Abs(v))) && got[i] != want {
				t.Errorf("%s: value %d is %v, want %v", name, i, got[i], want)
				break
			}
		}
	}
}

// Convolve is Convolution.Convolve.
func Convolve[T Float](a, b []T) []T { return NewConvolution[T](len(a), len(b)).Convolve(nil, a, b) }
