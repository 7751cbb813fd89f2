package colormap

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"slices"
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
		if name == Gray {
			continue // matplotlib cuts i/255*255 off, and so has 32 twice
		}
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

// The gray of colour i is i: 33 is not 32 once more.
func TestGrayIsLinear(t *testing.T) {
	m, _ := Lookup(Gray)
	for i, c := range m.Table {
		if v := uint8(i); c != [4]uint8{v, v, v, 255} {
			t.Errorf("colour %d is %v", i, c)
		}
	}
}

// Limits are decimal numbers, and values of float32 are the nearest ones to decimal numbers: 0.3 is not over 0.3, and 0.7 is not under 0.7.
func TestLimitsInFloat32(t *testing.T) {
	m, _ := Lookup(Turbo)
	special := Special{NaN: [4]uint8{1, 2, 3, 4}, Under: [4]uint8{5, 6, 7, 8}, Over: [4]uint8{9, 10, 11, 12}}
	first, last := m.Table[0], m.Table[255]
	for k := 1; k < 1000; k += 7 {
		lo, hi := float64(k)/1000, float64(k)/1000+1.1
		for _, n := range []NormName{Linear, Log, Symlog, Power, TwoSlope} {
			var p Palette
			p.Set(m, Norm{Name: n, Threshold: 0.01, Gamma: 0.5, Center: lo + 0.3}, lo, hi, special)
			l, h := float32(lo), float32(hi)
			// A block of vectors, and values one by one.
			x := append(make([]float32, 16), l, h, math.Nextafter32(l, -1), math.Nextafter32(h, 9))
			copy(x, x[16:])
			got := FillNorm(&p, make([]byte, 4*len(x)), x)
			for _, at := range []int{0, 16} {
				for i, want := range [][4]uint8{first, last, special.Under, special.Over} {
					if c := [4]uint8(got[4*(at+i):]); c != want {
						t.Fatalf("%s from %v to %v: %v of float32 is %v, want %v", n, lo, hi, x[at+i], c, want)
					}
				}
			}
			if n == Linear { // downwards
				down := Fill(make([]byte, 4*len(x)), x, m, hi, lo, special)
				if a, b := [4]uint8(down[64:]), [4]uint8(down[68:]); a != last || b != first {
					t.Fatalf("from %v down to %v: the limits are %v and %v", hi, lo, b, a)
				}
			}
		}
	}
}

// rounded is v, or the limit beyond which it lies for being that in float32.
func rounded[T Float](v T, lo, hi float64) float64 {
	switch x := float64(v); {
	case x != 0 && v == T(lo) && x < lo:
		return lo
	case x != 0 && v == T(hi) && x > hi && hi <= math.MaxFloat32:
		return hi
	default:
		return x
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
	special := Special{NaN: [4]uint8{1, 2, 3, 4}, Under: [4]uint8{5, 6, 7, 8}, Over: [4]uint8{9, 10, 11, 12}}
	even := make([]float32, 4001)
	for i := range even {
		even[i] = -130 + float32(i)*0.04
	}
	infinity := math.Inf(1)
	for _, r := range [][2]float64{
		{-120, 0}, {0, -120}, {-100.3, 17.7}, {17.7, -100.3}, {0, 256}, {256, 0}, {0, 255}, {-0.1, 1e-7}, {1e6, 1e6 + 1}, {0, 1e-30},
		{-3e38, 3e38}, {5, 5}, {5, 5.0000001}, {1e-300, 2e-300}, {-infinity, 1}, {0, math.NaN()},
	} {
		lo, hi := min(r[0], r[1]), max(r[0], r[1])
		x := slices.Clone(even)
		// The edges of the colours and their neighbours, each in a block of its own; then values far out, and blocks of mixtures.
		for c := -2; c <= 258; c++ {
			v := float32(lo + (hi-lo)*float64(c)/256)
			x = append(x, make([]float32, 16)...)
			for i, w := range []float32{math.Nextafter32(v, -math.MaxFloat32), v, math.Nextafter32(v, math.MaxFloat32)} {
				x[len(x)-1-i] = w
			}
		}
		wild := []float32{float32(math.NaN()), float32(infinity), float32(-infinity), math.MaxFloat32, -math.MaxFloat32, float32(lo), float32(hi), 0, float32(math.Copysign(0, -1)), 1e-45,
			math.Float32frombits(0xffc12345), math.Float32frombits(0x7fc54321), float32(lo + (hi-lo)/3), float32(lo - (hi - lo)), float32(hi + (hi - lo)), 7}
		for range 3 {
			x = append(x, wild...)
		}
		dst := Fill(make([]byte, 4*len(x)), x, m, r[0], r[1], special)
		wide := make([]float64, len(x))
		for i, v := range x {
			wide[i] = float64(v)
		}
		dst64 := Fill(make([]byte, 4*len(x)), wide, m, r[0], r[1], special)
		for i, v := range x {
			color := func(v float64) [4]uint8 {
				switch k := m.Index(v, r[0], r[1]); k {
				case NaN:
					return special.NaN
				case Under:
					return special.Under
				case Over:
					return special.Over
				default:
					return m.RGBA(k)
				}
			}
			got, got64, want, want64 := [4]uint8(dst[4*i:]), [4]uint8(dst64[4*i:]), color(rounded(v, lo, hi)), color(float64(v))
			if got != want || got64 != want64 {
				t.Fatalf("%v in %v: %v and %v, want %v and %v", v, r, got, got64, want, want64)
			}
		}
	}
}

// Numbers that all lie on the edge of a colour are computed one by one, however many they are.
func TestFillOfManyValuesOnAnEdge(t *testing.T) {
	m, _ := Lookup(Viridis)
	x := make([]float32, 1<<20)
	for i := range x[len(x)-100:] {
		x[len(x)-100+i] = float32(i) / 100
	}
	got := Fill(make([]byte, 4*len(x)), x, m, -1, 1, Special{})
	for i, v := range x {
		if want := m.Table[m.Index(float64(v), -1, 1)]; [4]uint8(got[4*i:4*i+4]) != want {
			t.Fatalf("colour of value %d, %v, is %v; want %v", i, v, got[4*i:4*i+4], want)
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

func TestFillAllocatesNothing(t *testing.T) {
	m, _ := Lookup(Gray)
	x, dst := make([]float32, 100), make([]byte, 400)
	if got := testing.AllocsPerRun(10, func() { Fill(dst, x, m, -1, 1, Special{}); Fill(dst, x, m, 1, -1, Special{}) }); got != 0 {
		t.Errorf("%v allocations", got)
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
		x[i] = float32(i*40503%65521) / 65521 * 120
	}
	dst := make([]byte, 4*len(x))
	for name, r := range map[string][2]float64{"inside": {0, 120}, "half": {60, 120}, "reversed": {120, 0}} {
		b.Run("n=65536/type=float32/values="+name, func(b *testing.B) {
			for b.Loop() {
				Fill(dst, x, m, r[0], r[1], Special{})
			}
		})
	}
}
