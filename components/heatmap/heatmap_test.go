package heatmap

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/colormap"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

// stage is a heatmap that can be looked at.
type stage struct {
	widget.Instance
	host *widgettest.Host
	dpr  float64
}

func mount(t *testing.T, p Props, dpr float64) stage {
	t.Helper()
	inst, h := widgettest.Mount(t, Def, p, 480, 300, dpr)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return stage{inst, h, dpr}
}

// picture paints again, without axes' texts in the plot.
func (s stage) picture() image.Image {
	s.FontsChanged()
	return vgpaint.Image(480, 300, s.dpr, color.White, s.Frame().Base)
}

// at returns the colour of the pixel at a point in data units.
func (s stage) at(m image.Image, x, y float64) [4]uint8 {
	px, py := s.PixelOf(x, y)
	c := color.NRGBAModel.Convert(m.At(int(math.Floor(px*s.dpr)), int(math.Floor(py*s.dpr)))).(color.NRGBA)
	return [4]uint8{c.R, c.G, c.B, c.A}
}

func table(t *testing.T, n colormap.Name) *colormap.Map {
	t.Helper()
	m, ok := colormap.Lookup(n)
	if !ok {
		t.Fatal("no colour map " + n)
	}
	return m
}

// In the middle of each cell is the colour that the colour map gives its value, with every map and pixel ratio.
func TestCellColors(t *testing.T) {
	const rows, columns = 7, 11
	r := rand.New(rand.NewPCG(1, 1))
	z8, z4 := make([]float64, rows*columns), make([]float32, rows*columns)
	for i := range z8 {
		z4[i] = float32(r.NormFloat64())
		z8[i] = float64(z4[i])
	}
	lo, hi := widget.FiniteRange(z8)
	for _, data := range []widget.Series{widget.Float64s(z8), widget.Float32s(z4)} {
		for _, name := range colormap.Viridis.Values() {
			for _, dpr := range []float64{1, 1.25, 2} {
				p := defaults
				p.Data, p.Rows, p.Columns, p.Colormap = data, rows, columns, colormap.Name(name)
				p.X0, p.X1, p.Y0, p.Y1 = widget.Some(-3.0), widget.Some(8.0), widget.Some(100.0), widget.Some(170.0)
				s := mount(t, p, dpr)
				m, colors := s.picture(), table(t, p.Colormap)
				for row := range rows {
					for column := range columns {
						x, y := -3+float64(column)+0.5, 100+10*(float64(row)+0.5)
						want := colors.RGBA(colors.Index(z8[row*columns+column], lo, hi))
						if got := s.at(m, x, y); got != want {
							t.Fatalf("%s at %v: cell (%d, %d) is %v, want %v", name, dpr, row, column, got, want)
						}
					}
				}
			}
		}
	}
}

// Cells meet exactly at their edges.
func TestCellEdges(t *testing.T) {
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float64s([]float64{0, 1, 1, 0}), 2, 2
	s := mount(t, p, 2)
	m, colors := s.picture(), table(t, p.Colormap)
	px, _ := s.PixelOf(1, 0.5)
	_, py := s.PixelOf(0.5, 0.5)
	edge := int(math.Round(px * 2))
	if d := math.Abs(px*2 - float64(edge)); d > 0.5 {
		t.Fatalf("the edge is at device pixel %v", px*2)
	}
	for x := edge - 20; x < edge+20; x++ {
		if x == edge || x == edge-1 {
			continue // the pixel that the edge goes through belongs to one of them
		}
		c := color.NRGBAModel.Convert(m.At(x, int(py*2))).(color.NRGBA)
		want := colors.Table[0]
		if x > edge {
			want = colors.Table[255]
		}
		if got := [4]uint8{c.R, c.G, c.B, c.A}; got != want {
			t.Errorf("pixel %d from the edge is %v, want %v", x-edge, got, want)
		}
	}
}

func TestSpecialColors(t *testing.T) {
	nan := math.NaN()
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float64s([]float64{nan, -1, 0, 5, 10, 11, math.Inf(1), math.Inf(-1)}), 1, 8
	p.VMin, p.VMax = widget.Some(0.0), widget.Some(10.0)
	for _, name := range colormap.Viridis.Values() {
		p.Colormap = colormap.Name(name)
		s := mount(t, p, 1)
		m, colors := s.picture(), table(t, p.Colormap)
		special := colors.Specials()
		for i, want := range [][4]uint8{special.NaN, special.Under, colors.Table[0], colors.Table[128], colors.Table[255], special.Over, special.Over, special.Under} {
			if got := s.at(m, float64(i)+0.5, 0.5); got != want {
				t.Errorf("%s: cell %d is %v, want %v", name, i, got, want)
			}
		}
		for _, c := range colors.Table {
			if c == special.NaN {
				t.Errorf("%s has the colour of NaN", name)
			}
		}
	}
}

// A single high cell is seen however many cells lie under a pixel, wherever it is.
func TestNeedleIsSeen(t *testing.T) {
	const rows, columns = 1000, 3000
	r := rand.New(rand.NewPCG(2, 2))
	for _, data := range []widget.Series{widget.Float32s(make([]float32, rows*columns)), widget.Float64s(make([]float64, rows*columns))} {
		for range 10 {
			row, column := r.IntN(rows), r.IntN(columns)
			i := row*columns + column
			set(data, i, 1)
			p := defaults
			p.Data, p.Rows, p.Columns = data.Touched(), rows, columns
			s := mount(t, p, 1)
			m, top := s.picture(), table(t, p.Colormap).Table[255]
			if border(s.PixelOf(float64(column)+0.5, float64(row)+0.5)) {
				t.Fatal("the middle of the cell lies on the border of two pixels: choose another seed")
			}
			if got := s.at(m, float64(column)+0.5, float64(row)+0.5); got != top {
				t.Errorf("the needle in cell (%d, %d) is %v, want %v", row, column, got, top)
			}
			set(data, i, 0)
		}
	}
}

// border says whether a point is too near to the border of a pixel to say in which one it lies.
func border(px, py float64) bool {
	return math.Abs(px-math.Round(px)) < 1e-6 || math.Abs(py-math.Round(py)) < 1e-6
}

func set(s widget.Series, i int, v float64) {
	if x := s.F32(); x != nil {
		x[i] = float32(v)
	} else {
		s.F64()[i] = v
	}
}

// Holes of NaN do not hide numbers beside them when zoomed out.
func TestNaNGivesWayToNumbers(t *testing.T) {
	const rows, columns = 10, 4000
	z := make([]float64, rows*columns)
	for i := range z {
		z[i] = math.NaN()
		if i%columns%20 == 7 {
			z[i] = 1
		}
	}
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float64s(z), rows, columns
	p.VMin, p.VMax = widget.Some(0.0), widget.Some(1.0)
	s := mount(t, p, 1)
	x0, _ := s.PixelOf(0, 0)
	x1, _ := s.PixelOf(columns, 0)
	m, top := s.picture(), table(t, p.Colormap).Table[255]
	shown := 0
	for px := int(x0); px < int(x1); px++ {
		_, py := s.PixelOf(0, 5)
		c := color.NRGBAModel.Convert(m.At(px, int(py))).(color.NRGBA)
		shown += map[bool]int{true: 1}[[4]uint8{c.R, c.G, c.B, c.A} == top]
	}
	if shown != columns/20 {
		t.Errorf("%d columns show a number, want %d", shown, columns/20)
	}
}

// Zoomed in, single cells are seen; beyond the grid there is nothing.
func TestZoomShowsCells(t *testing.T) {
	const rows, columns = 500, 2000
	z := make([]float32, rows*columns)
	for i := range z {
		z[i] = float32((i/columns + i%columns) % 2)
	}
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float32s(z), rows, columns
	s := mount(t, p, 1)
	if !s.SetView([2]float64{1000, 1010}, [2]float64{200, 206}) {
		t.Fatal("the view is refused")
	}
	m, colors := s.picture(), table(t, p.Colormap)
	for row := 200; row < 206; row++ {
		for column := 1000; column < 1010; column++ {
			if got, want := s.at(m, float64(column)+0.5, float64(row)+0.5), colors.Table[255*((row+column)%2)]; got != want {
				t.Fatalf("cell (%d, %d) is %v, want %v", row, column, got, want)
			}
		}
	}
	s.SetView([2]float64{-10, 10}, [2]float64{-5, 5})
	m = s.picture()
	for _, q := range [][2]float64{{-5, 2}, {5, -2}, {-5, -2}} {
		if got := s.at(m, q[0], q[1]); got != [4]uint8{255, 255, 255, 255} {
			t.Errorf("outside of the grid, at %v, is %v", q, got)
		}
	}
	if got := s.at(m, 5.5, 2.5); got != colors.Table[255*(7%2)] {
		t.Errorf("inside of the grid is %v", got)
	}
}

func TestConstantGrid(t *testing.T) {
	for _, v := range []float64{0, -3.5, 1e300, 1e-300} {
		z := make([]float64, 12)
		for i := range z {
			z[i] = v
		}
		p := defaults
		p.Data, p.Rows, p.Columns = widget.Float64s(z), 3, 4
		s := mount(t, p, 1)
		if got, want := s.at(s.picture(), 1.5, 1.5), table(t, p.Colormap).Table[128]; got != want {
			t.Errorf("a grid of %v is %v, want the middle of the map, %v", v, got, want)
		}
	}
}

func TestBadProps(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name, prop string
		change     func(p *Props)
	}{
		{"too few values", "data", func(p *Props) { p.Data = widget.Float64s(make([]float64, 11)) }},
		{"other rows", "data", func(p *Props) { p.Rows = 4 }},
		{"no rows", "data", func(p *Props) { p.Rows = 0 }},
		{"negative rows", "rows", func(p *Props) { p.Rows = -3 }},
		{"negative columns", "columns", func(p *Props) { p.Columns = -4 }},
		{"product beyond 32 bits", "data", func(p *Props) { p.Rows, p.Columns = 1<<30, 1<<30 }},
		{"x0 NaN", "x0", func(p *Props) { p.X0 = widget.Some(nan) }},
		{"x1 infinite", "x1", func(p *Props) { p.X1 = widget.Some(math.Inf(1)) }},
		{"x reversed", "x1", func(p *Props) { p.X0, p.X1 = widget.Some(2.0), widget.Some(1.0) }},
		{"y empty", "y1", func(p *Props) { p.Y0, p.Y1 = widget.Some(2.0), widget.Some(2.0) }},
		{"y too far apart", "y1", func(p *Props) { p.Y0, p.Y1 = widget.Some(-1.7e308), widget.Some(1.7e308) }},
		{"vmin NaN", "vmin", func(p *Props) { p.VMin = widget.Some(nan) }},
		{"vmax infinite", "vmax", func(p *Props) { p.VMax = widget.Some(math.Inf(1)) }},
		{"range reversed", "vmax", func(p *Props) { p.VMin, p.VMax = widget.Some(2.0), widget.Some(1.0) }},
		{"unknown map", "colormap", func(p *Props) { p.Colormap = "jet" }},
		{"range beyond float64", "vmax", func(p *Props) { p.VMin, p.VMax = widget.Some(-1.7e308), widget.Some(1.7e308) }},
		{"negative history", "history", func(p *Props) { p.History = -1 }},
		{"history beyond memory", "history", func(p *Props) { p.History = math.MaxInt32 }},
		{"too many isolines", "isolines", func(p *Props) { p.Isolines = 101 }},
		{"level NaN", "levels", func(p *Props) { p.Levels = widget.Float64s([]float64{1, nan}) }},
		{"too many levels", "levels", func(p *Props) { p.Levels = widget.Float64s(make([]float64, 101)) }},
		{"too few edges", "xedges", func(p *Props) { p.XEdges = widget.Float64s([]float64{0, 1, 2, 3}) }},
		{"edges not monotonic", "xedges", func(p *Props) { p.XEdges = widget.Float64s([]float64{0, 1, 3, 2, 4}) }},
		{"edges twice the same", "yedges", func(p *Props) { p.YEdges = widget.Float64s([]float64{0, 1, 1, 2}) }},
		{"edges falling", "yedges", func(p *Props) { p.YEdges = widget.Float64s([]float64{3, 2, 1, 0}) }},
		{"edge NaN", "yedges", func(p *Props) { p.YEdges = widget.Float64s([]float64{0, nan, 2, 3}) }},
		{"edges too far apart", "yedges", func(p *Props) { p.YEdges = widget.Float64s([]float64{-1.7e308, 0, 1, 1.7e308}) }},
		{"unknown scale", "xScale", func(p *Props) { p.XScale = "cubic" }},
		{"unknown origin", "origin", func(p *Props) { p.Origin = "" }},
		{"unknown aspect", "aspect", func(p *Props) { p.Aspect = "wide" }},
		{"unknown interpolation", "interpolation", func(p *Props) { p.Interpolation = "bicubic" }},
		{"unknown reduce", "reduce", func(p *Props) { p.Reduce = "median" }},
		{"unknown norm", "norm", func(p *Props) { p.Norm = "root" }},
		{"unknown limits", "limits", func(p *Props) { p.Limits = "auto" }},
		{"threshold 0", "threshold", func(p *Props) { p.Threshold = widget.Some(0.0) }},
		{"axis threshold negative", "yThreshold", func(p *Props) { p.YThreshold = widget.Some(-1.0) }},
		{"gamma 0", "gamma", func(p *Props) { p.Gamma = 0 }},
		{"center NaN", "center", func(p *Props) { p.Center = nan }},
		{"center at vmin", "center", func(p *Props) { p.Norm, p.Center = colormap.TwoSlope, 0 }},
		{"center at vmax", "center", func(p *Props) { p.Norm, p.Center = colormap.TwoSlope, 10 }},
		{"percentile below 0", "lowPercentile", func(p *Props) { p.LowPercentile = -1 }},
		{"percentiles reversed", "highPercentile", func(p *Props) { p.LowPercentile, p.HighPercentile = 50, 50 }},
		{"no colour", "nanColor", func(p *Props) { p.NaNColor = "red" }},
		{"a colour too short", "underColor", func(p *Props) { p.UnderColor = "#fff" }},
		{"a colour with a sign", "overColor", func(p *Props) { p.OverColor = "#+12345" }},
	} {
		p := examples[1].Props()
		s := mount(t, p, 1)
		before := s.picture()
		c.change(&p)
		s.SetProps(p)
		s.Update()
		if len(s.host.Errors) != 1 {
			t.Errorf("%s: %d errors", c.name, len(s.host.Errors))
			continue
		}
		if e, ok := s.host.Errors[0].(*widget.PropError); !ok || e.Prop != c.prop || e.Value == "" || e.Allowed == "" {
			t.Errorf("%s: error is %v", c.name, s.host.Errors[0])
		}
		if n, _ := widgettest.Differ(before, s.picture(), 0); n > 0 {
			t.Errorf("%s: refused, but %d pixels have changed", c.name, n)
		}
	}
}

// Rows, columns and edges may come long before the data, as attributes in a page do, and stay when the data go: that is no data, and
// not wrong data.
func TestPropsBeforeTheData(t *testing.T) {
	whole := defaults
	whole.Rows, whole.Columns = 3, 4
	whole.XEdges = widget.Float64s([]float64{0, 1, 3, 4, 8})
	whole.Data = widget.Float64s(make([]float64, 12))
	set := []func(p *Props){
		func(p *Props) { p.Rows = whole.Rows }, func(p *Props) { p.Columns = whole.Columns }, func(p *Props) { p.XEdges = whole.XEdges },
	}
	for first := range set {
		p := defaults
		s := mount(t, p, 1)
		for k := range set {
			set[(first+k)%len(set)](&p)
			s.SetProps(p)
			s.Update()
			s.picture()
		}
		p.Data = whole.Data
		s.SetProps(p)
		s.Update()
		if v := s.Values(); v.Rows != 3 || v.Columns != 4 || v.X[4] != 8 {
			t.Errorf("%d rows, %d columns, x %v", v.Rows, v.Columns, v.X)
		}
		p.Data = widget.Series{}
		s.SetProps(p)
		s.Update()
		if v := s.Values(); v.Rows != 0 || v.Z.Len() != 0 {
			t.Errorf("%d rows are left when the data have gone", v.Rows)
		}
		s.picture()
		if len(s.host.Errors) > 0 {
			t.Errorf("errors %v", s.host.Errors)
		}
	}
}

func TestCursorReadsTheCell(t *testing.T) {
	p := examples[0].Props()
	s := mount(t, p, 1)
	const n = 96
	row, column := 20, 70
	x, y := -1+2*(float64(column)+0.4)/n, -1+2*(float64(row)+0.6)/n
	px, py := s.PixelOf(x, y)
	s.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
	e, ok := s.host.Last(widget.CursorChange)
	c, is := e.Detail.(CursorChange)
	if !ok || !is || c.Row != row || c.Column != column || c.Value != p.Data.At(row*n+column) {
		t.Fatalf("cursor-change is %+v", e.Detail)
	}
	if math.Abs(c.X-(-1+2*(float64(column)+0.5)/n)) > 1e-12 || math.Abs(c.Y-(-1+2*(float64(row)+0.5)/n)) > 1e-12 {
		t.Errorf("the cell's middle is said to be %v, %v", c.X, c.Y)
	}
	v := &view{}
	if err := v.Update(p); err != nil {
		t.Fatal(err)
	}
	r, _, _ := v.Read(layout.Layout{}, x, y)
	if r.Items[0].Value != c.X || r.Items[1].Value != c.Y || r.Items[2].Value != c.Value {
		t.Errorf("the read-out says %v", r.Items)
	}
	if f := s.Frame(); f.Base != nil || f.Overlay == nil {
		t.Error("a moving cursor repaints the data")
	}
}

func TestValues(t *testing.T) {
	p := examples[0].Props()
	v := mount(t, p, 1).Values()
	if v.Rows != 96 || v.Columns != 96 || len(v.X) != 97 || len(v.Y) != 97 || v.X[0] != -1 || v.X[96] != 1 || v.Y[48] != 0 || v.Z != p.Data {
		t.Errorf("values are %d x %d, edges %v to %v", v.Rows, v.Columns, v.X[0], v.X[len(v.X)-1])
	}
}

// Grids with nothing, one cell, one row or column, or without a number have a picture all the same.
func TestLittleGrids(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name          string
		z             []float64
		rows, columns int
	}{
		{"no cells", nil, 0, 0}, {"no rows", nil, 0, 5}, {"no columns", nil, 5, 0}, {"one cell", []float64{3}, 1, 1},
		{"one row", []float64{1, 2, 3}, 1, 3}, {"one column", []float64{1, 2, 3}, 3, 1}, {"all NaN", []float64{nan, nan}, 1, 2},
		{"infinite", []float64{inf, -inf}, 1, 2}, {"one number", []float64{nan, 5}, 1, 2}, {"negative", []float64{-5, -6}, 1, 2},
	} {
		for _, norm := range colormap.Linear.Values() {
			for _, interpolation := range Nearest.Values() {
				p := defaults
				p.Data, p.Rows, p.Columns, p.Norm = widget.Float64s(c.z), c.rows, c.columns, colormap.NormName(norm)
				p.Interpolation, p.Isolines, p.XScale, p.Limits = Interpolation(interpolation), 3, Log, Robust
				s := mount(t, p, 1)
				m := s.picture()
				if len(c.z) == 0 {
					continue
				}
				nans := table(t, p.Colormap).Specials().NaN
				if got := s.at(m, 1.2, 0.5); math.IsNaN(c.z[0]) != (got == nans) || got == [4]uint8{255, 255, 255, 255} {
					t.Errorf("%s, %s: the first cell is %v", c.name, norm, got)
				}
			}
		}
	}
}

// Labels on the figure, and drag and draw by the pointer as a user does.
func TestDragging(t *testing.T) {
	p := examples[0].Props()
	s := mount(t, p, 1)
	var inst widget.Instance = s.Instance
	before := s.picture()
	// The bar is right of the plot; its upper end is the top of the plot.
	x, y := inst.PixelOf(1, 1)
	for _, e := range []tool.Event{
		{Kind: tool.Move, X: x + 20, Y: y + 1}, {Kind: tool.Down, X: x + 20, Y: y + 1}, {Kind: tool.Move, X: x + 20, Y: y + 60},
		{Kind: tool.Up, X: x + 20, Y: y + 60},
	} {
		inst.Pointer(e)
	}
	e, ok := s.host.Last(widget.LimitsChange)
	d, is := e.Detail.(widget.LimitsDetail)
	if !ok || !is || d.VMin != -1 || !(d.VMax < 0.9 && d.VMax > -0.9) {
		t.Fatalf("limits-change is %+v", e.Detail)
	}
	if n, _ := widgettest.Differ(before, s.picture(), 0); n < 1000 {
		t.Errorf("%d pixels have changed with the limits", n)
	}
}
