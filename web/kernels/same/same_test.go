//go:build js && wasm

// Package same tests that compute.wasm, which TinyGo compiles, computes what this program does, which Go compiles: to the
// bit, because a Worker with compute.wasm takes part in work whose other parts are computed here.
package same

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"syscall/js"
	"testing"
	"unsafe"

	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// kernels are the exports of compute.wasm.
type kernels struct{ js.Value }

func load(t *testing.T) kernels {
	file := "../../generated/kernels/compute.wasm"
	if f := os.Getenv("COMPUTE_WASM"); f != "" {
		file = f
	}
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bytes := js.Global().Get("Uint8Array").New(len(code))
	js.CopyBytesToJS(bytes, code)
	wasm := js.Global().Get("WebAssembly")
	instance := wasm.Get("Instance").New(wasm.Get("Module").New(bytes), js.Global().Get("Object").New())
	k := kernels{instance.Get("exports")}
	k.Call("_initialize")
	return k
}

// memory is a part of the kernels' memory.
func (k kernels) memory(at, bytes int) js.Value {
	return js.Global().Get("Uint8Array").New(k.Get("memory").Get("buffer"), at, bytes)
}

// put copies values into the kernels' memory.
func put[T float32 | float64](k kernels, x []T) (at int) {
	b := raw(x)
	at = k.Call("alloc", len(b)).Int()
	js.CopyBytesToJS(k.memory(at, len(b)), b)
	return at
}

func raw[T float32 | float64](x []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&x[0])), len(x)*int(unsafe.Sizeof(x[0])))
}

// signals are what the columns are of.
func signals(n int) map[string][]float64 {
	r := rand.New(rand.NewPCG(5, 5))
	made := func(f func(i int) float64) []float64 {
		x := make([]float64, n)
		for i := range x {
			x[i] = f(i)
		}
		return x
	}
	tone := func(i int) float64 { return 0.7 * math.Sin(float64(i)*0.123) }
	return map[string][]float64{
		"noise":     made(func(int) float64 { return r.NormFloat64() }),
		"tone":      made(tone),
		"large":     made(func(i int) float64 { return 1e30 * tone(i) }),
		"quiet":     made(func(i int) float64 { return 1e-25 * tone(i) }),
		"denormal":  made(func(i int) float64 { return 1e-42 * tone(i) }),
		"silence":   made(func(int) float64 { return 0 }),
		"impulse":   made(func(i int) float64 { return float64(i%777) * float64(1-min(i%777, 1)) }),
		"gaps":      made(func(i int) float64 { return tone(i) / float64(min(1, i%5000)) }), // 0/0
		"infinity":  made(func(i int) float64 { return tone(i) + 1/float64(min(1, i%4000)) }),
		"converter": made(func(i int) float64 { return math.Round(32767*tone(i)) / 32768 }),
	}
}

func compare[T float32 | float64](t *testing.T, k kernels, double int, c spectral.Config, unit spectral.Unit) {
	s, err := spectral.NewSTFT[T](c)
	if err != nil {
		t.Fatal(err)
	}
	n := max(3*c.FFTSize, 4096)
	for name, values := range signals(n) {
		x := make([]T, n)
		for i, v := range values {
			x[i] = T(v)
		}
		columns, bins := s.Columns(n), s.Bins()
		want := make([]T, columns*bins)
		for i := range columns {
			s.Column(want[i*bins:][:bins], x, i, unit)
		}
		at, to := put(k, x), put(k, make([]T, len(want)))
		if k.Call("apiSTFT", double, to, at, n, c.SampleRate, c.FFTSize, slices.Index(window.Hann.Values(), string(c.Window)), c.Overlap, 0, slices.Index(unit.Values(), string(unit)), 1).Int() != 0 {
			t.Fatal("refused")
		}
		got := make([]T, len(want))
		js.CopyBytesToGo(raw(got), k.memory(to, len(raw(got))))
		k.Call("dealloc", at)
		k.Call("dealloc", to)
		for i := range want {
			if got[i] != want[i] && (got[i] == got[i] || want[i] == want[i]) {
				t.Fatalf("%s, %d bits, %+v, %s: bin %d of column %d is %v, want %v", name, 32<<double, c, unit, i%bins, i/bins, got[i], want[i])
			}
		}
	}
}

func TestColumnsAreTheSameToTheBit(t *testing.T) {
	k := load(t)
	for _, size := range []int{2, 3, 7, 16, 60, 100, 128, 256, 400, 512, 1000, 1023, 1024, 1536, 2048, 4096, 16384, 65536} {
		for i, kind := range window.Hann.Values() {
			if size > 2048 && i%3 > 0 {
				continue
			}
			c := spectral.Config{SampleRate: 48000, FFTSize: size, Window: window.Kind(kind), Overlap: 0.75}
			unit := spectral.Unit(spectral.DB.Values()[(i+size)%4])
			t.Run(fmt.Sprint(size, kind, unit), func(t *testing.T) {
				compare[float32](t, k, 0, c, unit)
				compare[float64](t, k, 1, c, unit)
			})
		}
	}
}
