package window

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

func TestFillMatchesScipy(t *testing.T) {
	var golden struct {
		Cases []struct {
			Kind      Kind
			Shape     float64
			Symmetric bool
			N         int
			W         []float64
		}
	}
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &golden); err != nil {
		t.Fatal(err)
	}
	if len(golden.Cases) < 100 {
		t.Fatalf("only %d cases", len(golden.Cases))
	}
	for _, c := range golden.Cases {
		s := Spec{Kind: c.Kind, Shape: c.Shape, Symmetric: c.Symmetric}
		w := Fill(make([]float64, c.N), s)
		w32 := Fill(make([]float32, c.N), s)
		for j, want := range c.W {
			// The file holds 13 digits.
			if math.Abs(w[j]-want) > 1e-12 {
				t.Errorf("%+v of %d: w[%d] = %v, want %v", s, c.N, j, w[j], want)
			}
			if w32[j] != float32(w[j]) {
				t.Errorf("%+v of %d: w[%d] = %v in float32, %v in float64", s, c.N, j, w32[j], w[j])
			}
		}
	}
}

func TestSymmetry(t *testing.T) {
	for _, name := range Kind("").Values() {
		for n := 2; n < 40; n++ {
			w := Fill(make([]float64, n), Spec{Kind: Kind(name)})
			for j := 1; j < n; j++ {
				if w[j] != w[n-j] {
					t.Errorf("%s of %d: periodic samples %d and %d differ", name, n, j, n-j)
				}
			}
			longer := Fill(make([]float64, n+1), Spec{Kind: Kind(name), Symmetric: true})
			for j, v := range w {
				if longer[j] != v {
					t.Errorf("%s of %d: the periodic window is not the symmetric one of %d less its last sample", name, n, n+1)
					break
				}
			}
		}
	}
}

// Between the bins, nothing reads lower than half way, and flat top's ripple is all that reads high.
func TestHalfWayIsTheWorst(t *testing.T) {
	for _, name := range Kind("").Values() {
		w := Fill(make([]float64, 512), Spec{Kind: Kind(name)})
		worst := ScallopingLoss(w)
		for offset := 0.0; offset <= 0.5; offset += 0.01 {
			loss := -20 * math.Log10(response(w, offset))
			if loss > worst+1e-9 || loss < -0.0024 {
				t.Errorf("%s: %.4f dB low at %.2f bins, %.4f dB half way", name, loss, offset, worst)
			}
		}
	}
}

func TestMeasuresOfKnownWindows(t *testing.T) {
	hann := Fill(make([]float32, 64), Spec{Kind: Hann})
	if g := CoherentGain(hann); math.Abs(g-0.5) > 1e-7 {
		t.Errorf("coherent gain of Hann is %v, want 1/2", g)
	}
	if b := ENBW(hann); math.Abs(b-1.5) > 1e-6 {
		t.Errorf("ENBW of Hann is %v, want 3/2", b)
	}
	ones := Fill(make([]float64, 1000), Spec{Kind: Rectangular})
	if l := ScallopingLoss(ones); math.Abs(l-20*math.Log10(math.Pi/2)) > 1e-5 {
		t.Errorf("scalloping of the rectangle is %v, want 20 log10(pi/2)", l)
	}
	if !math.IsNaN(CoherentGain([]float64{})) || !math.IsNaN(ENBW([]float64{})) || !math.IsNaN(ScallopingLoss([]float64{})) {
		t.Error("measures of an empty window are not NaN")
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		spec Spec
		want string // part of the error, "" for none
	}{
		{Spec{Kind: Hann}, ""},
		{Spec{Kind: Kaiser, Shape: 500}, ""},
		{Spec{Kind: Gaussian, Shape: 3}, ""},
		{Spec{}, `unknown kind ""`},
		{Spec{Kind: "haning"}, `unknown kind "haning"`},
		{Spec{Kind: Kaiser, Shape: 501}, "shape 501 of kaiser"},
		{Spec{Kind: Tukey, Shape: 1.5}, "shape 1.5 of tukey"},
		{Spec{Kind: Tukey, Shape: -1}, "shape -1 of tukey"},
		{Spec{Kind: Gaussian, Shape: math.NaN()}, "shape NaN of gaussian"},
		{Spec{Kind: Gaussian, Shape: math.Inf(1)}, "shape +Inf of gaussian"},
	} {
		err := c.spec.Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want %q", c.spec, err, c.want)
		}
	}
	defer func() {
		if s, _ := recover().(string); !strings.HasPrefix(s, "window: ") {
			t.Errorf("panic %q", s)
		}
	}()
	Fill(make([]float64, 4), Spec{Kind: "none"})
}

func TestValuesAreValidAndComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range Kind("").Values() {
		if !Kind(name).Valid() || seen[name] {
			t.Errorf("%q is not valid, or there twice", name)
		}
		seen[name] = true
	}
	if len(seen) != len(stated(t)) {
		t.Errorf("%d values, %d documented constants", len(seen), len(stated(t)))
	}
}

func TestLengthOne(t *testing.T) {
	for _, name := range Kind("").Values() {
		if w := Fill(make([]float64, 1), Spec{Kind: Kind(name)}); w[0] != 1 {
			t.Errorf("%s of one sample is %v", name, w[0])
		}
	}
}

func ExampleFill() {
	w := Fill(make([]float64, 4096), Spec{Kind: Hann})
	fmt.Printf("%.3f\n", Fill(make([]float64, 8), Spec{Kind: Hann}))
	fmt.Printf("gain %.3f, ENBW %.3f bins, scalloping %.4f dB\n", CoherentGain(w), ENBW(w), ScallopingLoss(w))
	// Output:
	// [0.000 0.146 0.500 0.854 1.000 0.854 0.500 0.146]
	// gain 0.500, ENBW 1.500 bins, scalloping 1.4236 dB
}
