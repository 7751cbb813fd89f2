package widget

import (
	"math"
	"testing"
)

func TestLossesAreCounted(t *testing.T) {
	nan := math.NaN()
	var l Losses
	if l.Count(Float64s([]float64{1, 2, 3, 4}), 2, 10) || l.Text() != "" {
		t.Fatalf("nothing is lost, but %+v", l.Detail)
	}
	for _, c := range []struct {
		push []float64
		want LossDetail
		text string
	}{
		{[]float64{1, nan, 3, 4}, LossDetail{Gaps: 1, Missing: 1}, "1 gap, 1 missing"},
		{[]float64{nan, nan, 3, nan}, LossDetail{Gaps: 2, Missing: 4}, "2 gaps, 4 missing"}, // the first lane's gap goes on
		{[]float64{1, 1, nan, 1}, LossDetail{Gaps: 2, Missing: 5}, "2 gaps, 5 missing"},
		{make([]float64, 26), LossDetail{Gaps: 2, Missing: 5, Overflow: 6}, "2 gaps, 5 missing, 6 too many at once"},
	} {
		if !l.Count(Float64s(c.push), 2, 10) || l.Detail != c.want || l.Text() != c.text {
			t.Errorf("after %v: %+v, %q; want %+v, %q", c.push, l.Detail, l.Text(), c.want, c.text)
		}
	}
	if l.Count(Int16s([]int16{1, 2}, 1), 2, 10) {
		t.Error("whole numbers are never missing")
	}
}
