package widget_test

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

func TestMissing(t *testing.T) {
	nan := math.NaN()
	var m widget.Missing
	for _, c := range []struct {
		push []float64
		more bool
		want string
	}{
		{[]float64{1, 2}, false, ""},
		{nil, false, ""},
		{[]float64{1, nan, nan, 3, nan}, true, "2 gaps, 3 samples missing"},
		{[]float64{nan, nan, 1}, true, "2 gaps, 5 samples missing"}, // the gap goes on
		{make([]float64, 8), false, "2 gaps, 5 samples missing"},
		{make([]float64, 11), true, "2 gaps, 5 samples missing, 3 lost"},
	} {
		if more := m.Count(widget.Float64s(c.push), 1, 8); more != c.more || m.String() != c.want {
			t.Errorf("after %v: %q, more %v; want %q, %v", c.push, m.String(), more, c.want, c.more)
		}
	}
	if got := m.After("Tone"); got != "Tone: 2 gaps, 5 samples missing, 3 lost" {
		t.Errorf("after a label: %q", got)
	}
	for detail, want := range map[widget.HistoryDetail]string{
		{Gaps: 1, Missing: 1}: "1 gap, 1 sample missing",
		{Lost: 1}:             "1 sample lost",
		{Lost: 24000}:         "24000 samples lost",
	} {
		if m := (widget.Missing{Detail: detail}); m.String() != want {
			t.Errorf("%+v: %q, want %q", detail, m.String(), want)
		}
	}
	var two widget.Missing // each lane has gaps of its own
	two.Count(widget.Float64s([]float64{1, nan, nan, 2}), 2, 8)
	two.Count(widget.Float64s([]float64{nan, 1, nan, 2}), 2, 8)
	if two.Detail != (widget.HistoryDetail{Gaps: 3, Missing: 4}) {
		t.Errorf("two lanes: %+v", two.Detail)
	}
	var one widget.Missing
	one.Count(widget.Float32s([]float32{float32(nan)}), 1, 8)
	one.Count(widget.Int16s(make([]int16, 2), 1), 1, 8)
	one.Count(widget.Float32s([]float32{float32(nan)}), 1, 8)
	if one.Detail.Gaps != 2 || one.Detail.Missing != 2 {
		t.Errorf("two gaps of one sample, with whole numbers between them: %+v", one)
	}
}
