package fft

import "testing"

func TestChoose(t *testing.T) {
	for n, want := range map[int]string{
		1:       "1",
		2:       "2 = 2",
		8:       "8 = 4·2",
		480:     "480 = 4·4·2·3·5",
		1001:    "1001 = 7·11·13",
		4096:    "4096 = 4·4·4·4·4·4",
		17:      "17 by Bluestein over 36 = 4·3·3",
		1009:    "1009 by Bluestein over 2048 = 4·4·4·4·4·2",
		65537:   "65537 by Bluestein over 147456 = 4·4·4·4·4·4·4·3·3",
		1 << 20: "1048576 = 4·4·4·4·4·4·4·4·4·4",
	} {
		if got := choose(n, false).String(); got != want {
			t.Errorf("choose(%d, false) = %q, want %q", n, got, want)
		}
	}
}

func TestChooseVectors(t *testing.T) {
	for n, want := range map[int]string{
		1:       "1",
		8:       "8 = 4·2",
		16:      "16 = 4 × 4 lanes",
		32:      "32 = 4·2 × 4 lanes",
		128:     "128 = 4·8 × 4 lanes",
		8192:    "8192 = 4·8·4·4·4 × 4 lanes",
		1000:    "1000 = 2·5·5·5 × 4 lanes",
		1001:    "1001 = 7·11·13",
		1024:    "1024 = 4·4·4·4 × 4 lanes",
		4096:    "4096 = 4·4·4·4·4 × 4 lanes",
		44100:   "44100 = 3·3·5·5·7·7 × 4 lanes",
		17:      "17 by Bluestein over 36 = 3·3 × 4 lanes",
		1 << 20: "1048576 = 4·4·4·4·4·4·4·4·4 × 4 lanes",
	} {
		if got := choose(n, true).String(); got != want {
			t.Errorf("choose(%d, true) = %q, want %q", n, got, want)
		}
	}
}

func TestRecipesMultiplyUp(t *testing.T) {
	for i := 2; i < 40000; i++ {
		n, vectors := i/2, i%2 == 1
		r := choose(n, vectors)
		product := r.Lanes
		for _, f := range r.Radices[:r.Passes] {
			product *= int(f)
		}
		if product != r.Inner {
			t.Fatalf("%v: the radices multiply to %d, not %d", r, product, r.Inner)
		}
		switch r.Method {
		case MixedRadix:
			if r.Inner != n {
				t.Fatalf("%v: mixed radix over another length", r)
			}
		case Bluestein:
			// 9/8 is the largest gap between lengths 1, 3, 5, 9, 15 times powers of two.
			if r.Inner < 2*n-1 || r.Inner > (2*n-1)*5/4+1 {
				t.Fatalf("%v: convolution too short or too long", r)
			}
		}
		if r != choose(n, vectors) {
			t.Fatalf("%v: recipes of the same length differ", r)
		}
	}
}

func TestPanics(t *testing.T) {
	x := make([]float64, 64)
	for name, f := range map[string]func(){
		"length 0":                 func() { NewPlan[float64](0) },
		"negative length":          func() { NewPlan[float32](-4) },
		"real length 0":            func() { NewRealPlan[float64](0) },
		"short dst":                func() { NewPlan[float64](16).Forward(x[:30], x[:32]) },
		"long src":                 func() { NewPlan[float64](16).Forward(x[:32], x[:34]) },
		"partial overlap":          func() { NewPlan[float64](16).Forward(x[:32], x[2:34]) },
		"real short dst":           func() { NewRealPlan[float64](16).Forward(x[:16], x[:16]) },
		"real inverse lengths":     func() { NewRealPlan[float64](16).Inverse(x[:18], x[:18]) },
		"real partial overlap":     func() { NewRealPlan[float64](16).Forward(x[1:19], x[:16]) },
		"batch no multiple":        func() { NewPlan[float64](8).ForwardBatch(x[:24], x[:24]) },
		"batch other counts":       func() { NewPlan[float64](8).ForwardBatch(x[:32], x[32:48]) },
		"batch overlap":            func() { NewPlan[float64](8).InverseBatch(x[:32], x[16:48]) },
		"real batch no multiple":   func() { NewRealPlan[float64](8).ForwardBatch(x[:20], x[40:55]) },
		"real batch overlap":       func() { NewRealPlan[float64](8).ForwardBatch(x[:20], x[:16]) },
		"no rows":                  func() { NewPlan2D[float64](0, 4) },
		"no columns":               func() { NewRealPlan2D[float64](4, 0) },
		"short matrix":             func() { NewPlan2D[float64](4, 4).Forward(x[:30], x[:30]) },
		"real matrix overlap":      func() { NewRealPlan2D[float64](4, 4).Forward(x[:24], x[:16]) },
		"real matrix short":        func() { NewRealPlan2D[float64](4, 4).Inverse(x[:15], x[40:64]) },
		"odd length short inverse": func() { NewRealPlan[float64](15).Inverse(x[:14], x[:16]) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				s, ok := recover().(string)
				if !ok || len(s) < 5 || s[:5] != "fft: " {
					t.Errorf("panic %q, want a text that starts with \"fft: \"", s)
				}
			}()
			f()
		})
	}
}
