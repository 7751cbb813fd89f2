package colormap

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"testing"
)

type golden struct {
	Index []struct {
		Lo, Hi float64
		V      []float64
		Index  []int
	}
	Colours map[Name][5][3]uint8 `json:"colours at 0 64 128 200 255"`
	CRC     map[Name]uint32      `json:"crc32 of red green blue"`
}

func load(t *testing.T) (g golden) {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Index) == 0 || len(g.Colours) != len(Name("").Values()) {
		t.Fatal("the golden file is incomplete")
	}
	return g
}

func TestIndexMatchesMatplotlib(t *testing.T) {
	m, _ := Lookup(Viridis)
	for _, c := range load(t).Index {
		for i, v := range c.V {
			if got := m.Index(v, c.Lo, c.Hi); got != c.Index[i] {
				t.Errorf("Index(%v, %v, %v) = %d, want %d", v, c.Lo, c.Hi, got, c.Index[i])
			}
		}
	}
}

func TestTablesMatchMatplotlib(t *testing.T) {
	g := load(t)
	for name, colours := range g.Colours {
		if got := crc32.ChecksumIEEE([]byte(table(name))); got != g.CRC[name] {
			t.Errorf("%s: the table's checksum is %d, want %d", name, got, g.CRC[name])
		}
		m, ok := Lookup(name)
		if !ok {
			t.Errorf("no map %q", name)
			continue
		}
		for k, i := range []int{0, 64, 128, 200, 255} {
			want := colours[k]
			if got := m.RGBA(i); got != [4]uint8{want[0], want[1], want[2], 255} {
				t.Errorf("%s: colour %d is %v, want %v", name, i, got, want)
			}
		}
	}
}

func TestIndexAtTheEdges(t *testing.T) {
	inf, nan, big := math.Inf(1), math.NaN(), math.MaxFloat64
	m, _ := Lookup(Gray)
	for _, c := range []struct {
		v, lo, hi float64
		want      int
	}{
		{0, 0, 1, 0}, {1, 0, 1, 255}, {0.5, 0, 1, 128}, {math.Nextafter(1, 0), 0, 1, 255},
		{math.Nextafter(0, -1), 0, 1, Under}, {math.Nextafter(1, 2), 0, 1, Over},
		{-inf, 0, 1, Under}, {inf, 0, 1, Over}, {nan, 0, 1, NaN},
		{0.25, 1, 0, 192}, {1, 1, 0, 0}, {0, 1, 0, 255}, {2, 1, 0, Under}, {-1, 1, 0, Over}, // reversed
		{3, 3, 3, 128}, {2, 3, 3, Under}, {4, 3, 3, Over}, {nan, 3, 3, NaN}, // one value
		{0, nan, 1, NaN}, {0, 0, nan, NaN}, {0, -inf, 1, NaN}, {0, 0, inf, NaN},
		{0, -big, big, 128}, {big, -big, big, 255}, {-big / 2, -big, big, 64}, // the difference overflows
		{5e-324, 0, 1e-323, 128}, // subnormal
	} {
		if got := m.Index(c.v, c.lo, c.hi); got != c.want {
			t.Errorf("Index(%v, %v, %v) = %d, want %d", c.v, c.lo, c.hi, got, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	m, _ := Lookup(Viridis)
	x := []float32{-1, 0, 0.5, 1, 2, float32(math.NaN())}
	red, green, blue := [4]uint8{255, 0, 0, 255}, [4]uint8{0, 255, 0, 255}, [4]uint8{0, 0, 255, 128}
	for _, c := range []struct {
		name    string
		special Special
		want    [6][4]uint8
	}{
		{"clamped", Special{}, [6][4]uint8{m.Table[0], m.Table[0], m.Table[128], m.Table[255], m.Table[255], {}}},
		{"apart", Special{NaN: blue, Under: red, Over: green}, [6][4]uint8{red, m.Table[0], m.Table[128], m.Table[255], green, blue}},
		{"one end", Special{Over: green}, [6][4]uint8{m.Table[0], m.Table[0], m.Table[128], m.Table[255], green, {}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dst := Fill(make([]byte, 4*len(x)), x, m, 0, 1, c.special)
			for i, want := range c.want {
				if got := [4]uint8(dst[4*i:]); got != want {
					t.Errorf("%v is %v, want %v", x[i], got, want)
				}
			}
		})
	}
}

// Fill and Index must agree for every value, since pictures are checked against Index.
func TestFillAgreesWithIndex(t *testing.T) {
	m, _ := Lookup(Turbo)
	x := make([]float32, 4001)
	for i := range x {
		x[i] = -130 + float32(i)*0.04
	}
	for _, r := range [][2]float64{{-120, 0}, {0, -120}, {-100.3, 17.7}} {
		dst := Fill(make([]byte, 4*len(x)), x, m, r[0], r[1], Special{})
		for i, v := range x {
			k := m.Index(float64(v), r[0], r[1])
			want := m.RGBA(k)
			if k == Over {
				want = m.Table[255]
			}
			if got := [4]uint8(dst[4*i:]); got != want {
				t.Fatalf("%v in %v: %v, want colour %d, %v", v, r, got, k, want)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	for _, name := range Name("").Values() {
		m, ok := Lookup(Name(name))
		if !ok || !Name(name).Valid() || m.Table[0] == m.Table[255] {
			t.Errorf("%s: not a map", name)
		}
		if len(table(Name(name))) != 3*256 {
			t.Errorf("%s: table of %d bytes", name, len(table(Name(name))))
		}
	}
	if m, ok := Lookup("jet"); ok || m != nil {
		t.Error("found a map called jet")
	}
}

func TestFillPanicsOnAWrongLength(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); s != "colormap: dst does not hold 4 bytes for every value" {
			t.Errorf("panic %q", s)
		}
	}()
	m, _ := Lookup(Gray)
	Fill(make([]byte, 7), []float64{1, 2}, m, 0, 1, Special{})
}

func ExampleFill() {
	m, _ := Lookup(Gray)
	fmt.Println(Fill(make([]byte, 8), []float64{-60, 0}, m, -120, 0, Special{}))
	// Output: [128 128 128 255 255 255 255 255]
}

func BenchmarkFill(b *testing.B) {
	m, _ := Lookup(Viridis)
	x := make([]float32, 1<<16)
	for i := range x {
		x[i] = float32(i % 120)
	}
	dst := make([]byte, 4*len(x))
	b.Run("n=65536/type=float32/impl=scalar", func(b *testing.B) {
		for b.Loop() {
			Fill(dst, x, m, 0, 120, Special{})
		}
	})
}
