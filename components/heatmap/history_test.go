package heatmap

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// stream makes a heatmap that takes pushes of one kind.
func stream(t *testing.T, method, across, history int, change func(p *Props)) look {
	t.Helper()
	p := defaults
	p.History = history
	if p.Columns = across; method == pushColumns {
		p.Rows, p.Columns = across, 0
	}
	if change != nil {
		change(&p)
	}
	return see(t, p, 1, 1)
}

// After any pushes, pixels show what a plain reading of the last rows or columns gives, in each direction, across the
// seam of the ring, with every way to reduce.
func TestHistoryShowsTheLast(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2))
	for _, reduce := range []grid.Reduce{grid.Extreme, grid.Max, grid.Min} {
		for method := range 2 {
			const across, keep = 7, 90
			l := stream(t, method, across, keep, func(p *Props) {
				p.Reduce = reduce
				p.VMin, p.VMax = widget.Some(-3.0), widget.Some(3.0)
			})
			var all []float32 // row by row, or column by column
			for range 60 {
				n := 1 + r.IntN(9)
				part := make([]float32, n*across)
				for i := range part {
					part[i] = float32(r.NormFloat64())
					if r.IntN(30) == 0 {
						part[i] = float32(math.NaN())
					}
				}
				all = append(all, part...)
				if err := l.Push(method, widget.Float32s(part)); err != nil {
					t.Fatal(err)
				}
				pixels := [2]int{across, 1 + r.IntN(130)}
				if method == pushColumns {
					pixels[0], pixels[1] = pixels[1], pixels[0]
				}
				l.whole(pixels[0], pixels[1])
				l.draw()
				l.compare(t, method, all, across, keep)
			}
		}
	}
}

// compare reads the values of the pixels again.
func (l *look) compare(t *testing.T, method int, all []float32, across, keep int) {
	t.Helper()
	total := len(all) / across
	first := max(0, total-keep)
	w, h := l.vp.X.Pixels, l.vp.Y.Pixels
	along, edges := w, l.raster.ex
	if method == pushRows {
		along, edges = h, l.raster.ey
	}
	for k := range along {
		lo, hi := min(edges[k], edges[k+1]), max(edges[k], edges[k+1])
		a, b := int(math.Ceil(lo-0.5)), int(math.Ceil(hi-0.5))
		if math.Abs(lo-0.5-math.Round(lo-0.5)) < 1e-9 || math.Abs(hi-0.5-math.Round(hi-0.5)) < 1e-9 {
			continue // the middle of a cell lies between two pixels: it belongs to either
		}
		if a >= b {
			a = int(math.Floor((lo + hi) / 2))
			b = a + 1
			if hi-lo < 1e-12 || math.Floor(lo) != math.Floor(hi) {
				continue // an edge of a cell is in the pixel: either side is right
			}
		}
		out := hi <= float64(first) || lo >= float64(total)
		if a < first || b > total {
			if !out {
				continue
			}
		}
		for i := range across {
			px, py := k, i
			if method == pushRows {
				px, py = i, k
			} else {
				py = h - 1 - i
			}
			pixel := l.pixel(l.raster.pix, px, py)
			if out {
				if pixel != [4]uint8{} {
					t.Fatalf("pixel (%d, %d) lies outside of %d to %d and is %v", px, py, first, total, pixel)
				}
				continue
			}
			least, most := float32(math.Inf(1)), float32(math.Inf(-1))
			for c := a; c < b; c++ {
				if v := all[c*across+i]; v == v {
					least, most = min(least, v), max(most, v)
				}
			}
			want := most
			if m := float32(l.scale.middle); l.props.Reduce == grid.Min || l.props.Reduce == grid.Extreme && m-least > most-m {
				want = least
			}
			if least > most {
				want = float32(math.NaN())
			}
			got := l.raster.values[py*w+px]
			if got != want && (got == got || want == want) {
				t.Fatalf("%s, %d pushed, %d pixels: pixel (%d, %d) of cells %d to %d is %v, want %v", l.props.Reduce, total, along, px, py, a, b, got, want)
			}
		}
	}
}

// In a history that has a pyramid, every needle is seen within a pixel of its place, while it is kept, and not after.
func TestHistoryNeedles(t *testing.T) {
	const across, keep, w = 64, 6000, 300
	l := stream(t, pushColumns, across, keep, func(p *Props) { p.VMin, p.VMax = widget.Some(-1.0), widget.Some(1.0) })
	r := rand.New(rand.NewPCG(5, 5))
	needles := map[int]int{} // column: row
	total := 0
	for total < 3*keep {
		n := 1 + r.IntN(700)
		part := make([]float32, n*across)
		for i := range part {
			part[i] = float32(0.1 * r.NormFloat64())
		}
		if c := r.IntN(n); total+c > 0 {
			row := r.IntN(across)
			part[c*across+row] = 50
			needles[total+c] = row
		}
		if err := l.Push(pushColumns, widget.Float32s(part)); err != nil {
			t.Fatal(err)
		}
		total += n
		l.whole(w, across)
		l.draw()
		if l.history.plane.pyramid == nil || l.raster.detail != grid.Near {
			t.Fatal("the history is too short for the test: its pyramid is not used")
		}
		seen := map[[2]int]bool{}
		for i, v := range l.raster.values {
			if v == 50 && !l.raster.outX[i%w] {
				seen[[2]int{i % w, across - 1 - i/w}] = true
			}
		}
		for c, row := range needles {
			px := int((float64(c) + 0.5 - float64(max(0, total-keep))) * w / keep)
			found := false
			for d := -1; d <= 1; d++ {
				if seen[[2]int{px + d, row}] {
					found = true
					delete(seen, [2]int{px + d, row})
				}
			}
			if c >= total-keep-16 && c < total-keep {
				continue // of a block that is partly kept
			}
			if c >= total-keep && !found {
				t.Fatalf("the needle at column %d of %d, row %d, is not seen", c, total, row)
			}
		}
		for at := range seen {
			t.Fatalf("a needle is seen at %v that is no longer kept", at)
		}
	}
}

func TestPushRefusals(t *testing.T) {
	for _, c := range []struct {
		name   string
		method int
		values int
		change func(p *Props)
	}{
		{"no history", pushRows, 4, func(p *Props) { p.Columns, p.History = 4, 0 }},
		{"no columns", pushRows, 4, func(p *Props) { p.Columns = 0 }},
		{"no rows", pushColumns, 4, nil},
		{"wrong length", pushRows, 6, nil},
		{"logarithmic", pushRows, 4, func(p *Props) { p.YScale = Log }},
		{"edges", pushColumns, 4, func(p *Props) {
			p.Data, p.Rows, p.Columns, p.XEdges = widget.Float32s(make([]float32, 4)), 4, 1, widget.Float32s([]float32{0, 1})
		}},
		{"too much", pushRows, 100, func(p *Props) { p.Columns, p.History = 100, maxHistory }},
	} {
		l := stream(t, pushRows, 4, 10, c.change)
		err := l.Push(c.method, widget.Float32s(make([]float32, c.values)))
		e, ok := err.(*widget.PropError)
		if !ok || e.Prop != Def.Pushes[c.method].Name || e.Allowed == "" || e.Value == "" {
			t.Errorf("%s: error is %v", c.name, err)
		}
		if l.history != nil {
			t.Errorf("%s: refused, and yet there is a history", c.name)
		}
	}
	l := stream(t, pushRows, 4, 10, func(p *Props) { p.Data, p.Rows = widget.Float32s(make([]float32, 16)), 4 })
	if err := l.Push(pushRows, widget.Float64s(make([]float64, 4))); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{4, 3} { // what is wrong is said first
		if err := l.Push(pushColumns, widget.Float64s(make([]float64, n))); err == nil || !strings.Contains(err.Error(), "rows and columns do not go together") {
			t.Errorf("%d columns are pushed behind rows: %v", n, err)
		}
	}
	if err := l.Push(pushRows, widget.Series{}); err != nil || l.history.total != 5 {
		t.Errorf("a push of nothing: %v, %d rows", err, l.history.total)
	}
}

// What was there first is the beginning of the history, rows keep their height, and what was lost is counted.
func TestHistoryGoesOn(t *testing.T) {
	l := stream(t, pushRows, 2, 4, func(p *Props) {
		p.Data, p.Rows = widget.Float32s([]float32{1, 2, 3, 4, 5, 6}), 3
		p.Y0, p.Y1 = widget.Some(10.0), widget.Some(11.5)
	})
	if err := l.Push(pushRows, widget.Int16s([]int16{70, 80, 90, 100}, 0.1)); err != nil {
		t.Fatal(err)
	}
	v := l.Values()
	want := []float32{3, 4, 5, 6, 7, 8, 9, 10}
	if v.Rows != 4 || v.Columns != 2 || v.Y[0] != 10.5 || v.Y[4] != 12.5 {
		t.Errorf("values are %d x %d from %v to %v", v.Rows, v.Columns, v.Y[0], v.Y[len(v.Y)-1])
	}
	for i, x := range want {
		if v.Z.At(i) != float64(x) {
			t.Errorf("value %d is %v, want %v", i, v.Z.At(i), x)
		}
	}
	var f figure.Figure
	l.Axes(&f)
	if y := f.Y; y.Origin+y.Lo != 10.5 || y.Origin+y.Hi != 12.5 || !y.Follow || f.X.Follow || y.Origin+y.Head != 12.5 {
		t.Errorf("the y axis is %+v", f.Y)
	}
	_, detail, ok := l.Read(l.vp, 0.5, 12.2-f.Y.Origin)
	if c, is := detail.(CursorChange); !ok || !is || c.Row != 4 || c.Column != 0 || c.Value != 9 || c.Y != 12.25 {
		t.Errorf("under the cursor is %+v", detail)
	}
	if _, _, ok := l.Read(l.vp, 0.5, 10.2-f.Y.Origin); ok {
		t.Error("a row is read that is no longer kept")
	}
	if len(l.env.events) != 0 {
		t.Errorf("events %v", l.env.events)
	}
	nan := float32(math.NaN())
	titled := func(want string) {
		t.Helper()
		if l.Axes(&f); f.Title != want {
			t.Errorf("the title is %q, want %q", f.Title, want)
		}
	}
	titled("")
	l.Push(pushRows, widget.Float32s([]float32{nan, nan}))
	titled("1 row without values")
	l.Push(pushRows, widget.Float32s(make([]float32, 2*9)))
	p := l.props
	p.Label = "Stream"
	l.Update(p)
	titled("Stream: 1 row without values, 5 rows lost")
	if n := len(l.env.events); n != 2 || l.env.events[0] != (HistoryChange{1, 0}) || l.env.events[1] != (HistoryChange{1, 5}) {
		t.Errorf("events %v", l.env.events)
	}
	if v := l.Values(); v.Rows != 4 || v.Y[4] != 17.5 {
		t.Errorf("%d rows up to %v after a push of more than is kept", v.Rows, v.Y[len(v.Y)-1])
	}
	p.Data = widget.Float32s([]float32{1, 2})
	p.Rows = 1
	if err := l.Update(p); err != nil || l.history != nil || l.Values().Rows != 1 {
		t.Errorf("new data do not take the place of the history: %v", err)
	}
	titled("Stream")
}

// What a push and the picture after it cost does not depend on the history: the same cells are touched.
func TestPushIsLocal(t *testing.T) {
	for _, keep := range []int{600, 60000} {
		l := stream(t, pushColumns, 32, keep, nil)
		column := widget.Float32s(make([]float32, 32))
		for range keep + keep/8 {
			l.Push(pushColumns, column)
		}
		l.whole(50, 32)
		l.draw()
		if p := l.history.plane.pyramid; keep > 10000 {
			l.Push(pushColumns, column)
			a := int(l.history.read % int64(l.history.size))
			p.Touch(0, 32, a, a+1)
			if left := p.Left(); left > 32*16 {
				t.Errorf("history %d: %d cells are to be read after a push, more than one block a row", keep, left)
			}
		}
		push := func() {
			l.Push(pushColumns, column)
			l.whole(50, 32)
			l.raster.draw(l.view, l.vp)
		}
		if n := testing.AllocsPerRun(50, push); n > 1 { // see's figure
			t.Errorf("history %d: %v allocations by a push and its picture", keep, n)
		}
	}
}
