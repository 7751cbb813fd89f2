package widgettest

import (
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/sonde-viz/sonde/components/widget"
)

// jsName is the name of a prop in JavaScript: that of the tag js, else the field's in camel case.
func jsName(f reflect.StructField) string {
	if name := f.Tag.Get("js"); name != "" {
		return name
	}
	r := []rune(f.Name)
	for i := range r {
		if i > 0 && i+1 < len(r) && unicode.IsLower(r[i+1]) {
			break
		}
		if !unicode.IsUpper(r[i]) {
			break
		}
		r[i] = unicode.ToLower(r[i])
	}
	return string(r)
}

// Values that have broken charts before.
var (
	numbers = []float64{
		0, 1, -1, 0.5, 2, 100, 48000, 1e-9, 1e9, 1e-300, 1e300, math.MaxFloat64, math.SmallestNonzeroFloat64,
		math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1),
	}
	integers = []int64{0, 1, -1, 2, 3, 7, 64, 1000, 1024, 1 << 20, math.MaxInt32, math.MinInt32}
	texts    = []string{
		"", "a", "Hz", "dB", strings.Repeat("long ", 60), "周波数スペクトル", "\xed\xa0\x80", "שלום", "a\nb", "<b>&amp;</b>",
		"e\u0301\u0301\u0301", "\x00", "m/s²",
	}
)

// contents are samples that have broken charts before, n of each.
func contents(n int) map[string]func(i int) float64 {
	return map[string]func(i int) float64{
		"zero":        func(int) float64 { return 0 },
		"constant":    func(int) float64 { return 0.1 },
		"negative":    func(i int) float64 { return -1 - float64(i) },
		"huge":        func(i int) float64 { return []float64{math.MaxFloat64, -math.MaxFloat64}[i%2] },
		"tiny":        func(int) float64 { return math.SmallestNonzeroFloat64 },
		"nan":         func(int) float64 { return math.NaN() },
		"infinite":    func(i int) float64 { return math.Inf(1 - 2*(i%2)) },
		"holes":       func(i int) float64 { return []float64{1, math.NaN(), math.Inf(1), 0, math.Inf(-1)}[i%5] },
		"one nan":     func(i int) float64 { return []float64{1, math.NaN()}[btoi(i == n/2)] },
		"close":       func(i int) float64 { return 1 + float64(i%2)*0x1p-52 },
		"alternating": func(i int) float64 { return float64(i%2)*2 - 1 },
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// series makes n samples.
func series(n int, single bool, f func(i int) float64) widget.Series {
	if single {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(f(i))
		}
		return widget.Float32s(x)
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = f(i)
	}
	return widget.Float64s(x)
}

var seriesType = reflect.TypeFor[widget.Series]()

// fieldsOf are the props of a props struct, those of embedded groups among them.
func fieldsOf(t reflect.Type) (all []reflect.StructField) {
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous {
			all = append(all, f)
		}
	}
	return all
}

// mutate changes one field of a props struct to something else, likely or not. It leaves alone what it does not know.
func mutate(r *rand.Rand, props reflect.Value) {
	all := fieldsOf(props.Type())
	f := props.FieldByIndex(all[r.IntN(len(all))].Index)
	if f.CanSet() {
		mutateValue(r, f)
	}
}

func mutateValue(r *rand.Rand, f reflect.Value) {
	switch {
	case f.Type() == seriesType:
		n := f.Interface().(widget.Series).Len()
		if r.IntN(4) == 0 {
			n = r.IntN(100)
		}
		all := contents(n)
		names := slices.Sorted(maps.Keys(all))
		f.Set(reflect.ValueOf(series(n, r.IntN(2) == 0, all[names[r.IntN(len(names))]])))
	case f.Kind() == reflect.Float64:
		if r.IntN(2) == 0 {
			f.SetFloat(numbers[r.IntN(len(numbers))])
		} else {
			f.SetFloat(math.Exp(20*r.NormFloat64()) * float64(r.IntN(3)-1))
		}
	case f.CanInt():
		f.SetInt(integers[r.IntN(len(integers))])
	case f.Kind() == reflect.Bool:
		f.SetBool(r.IntN(2) == 0)
	case f.Kind() == reflect.String:
		choices := texts
		if e, ok := f.Interface().(interface{ Values() []string }); ok && r.IntN(8) > 0 {
			choices = e.Values()
		}
		f.SetString(choices[r.IntN(len(choices))])
	case f.Kind() == reflect.Struct && f.NumField() == 2 && f.Type().Field(0).Name == "Set": // Opt
		f.Field(0).SetBool(r.IntN(4) > 0)
		mutateValue(r, f.Field(1))
	}
}
