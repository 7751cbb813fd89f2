package spectral

import "testing"

// An average joined from parts is the average of all segments.
func TestPartsOfAnAverageJoin(t *testing.T) {
	x := gauss(2000, 8)
	c := Config{SampleRate: 100, FFTSize: 100, Window: "hann", Overlap: 0.5}
	want, err := WelchOf(x, c, V2Hz)
	if err != nil {
		t.Fatal(err)
	}
	part, _ := NewWelch[float64](c)
	all, _ := NewWelch[float64](c)
	sum := make([]float64, c.Sums())
	for i := range c.Segments(len(x)) {
		part.Add(x[i*50:][:100])
		if i%7 == 6 {
			all.AddSum(sum, part.Sum(sum))
			part.Reset()
		}
	}
	all.AddSum(sum, part.Sum(sum))
	if all.Count() != c.Segments(len(x)) {
		t.Errorf("%d segments, want %d", all.Count(), c.Segments(len(x)))
	}
	compare(t, "joined", all.Spectrum(nil, V2Hz), want) // sums in another order
	defer func() {
		if recover() == nil {
			t.Error("sums of another length are taken")
		}
	}()
	all.AddSum(sum[1:], 1)
}
