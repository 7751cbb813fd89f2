package ui

import (
	"encoding/json"
	"math"
	"reflect"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/web/gen/binding"
)

// Detail is what an event carries: null, or a struct of numbers, truth values, texts and pairs of numbers.
type Detail struct {
	text []byte // JSON
}

func detailOf(e app.Event) Detail {
	return Detail{[]byte(app.Window().Get("JSON").Call("stringify", e.Get("detail")).String())}
}

// IsNull says whether there is no detail: the cursor has left.
func (d Detail) IsNull() bool { return string(d.text) == "null" }

// String is the detail as JSON.
func (d Detail) String() string { return string(d.text) }

// Into fills the struct that p points to. A number that JSON has none for (NaN, infinite) becomes NaN.
func (d Detail) Into(p any) error {
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Float64 && f.CanSet() {
			f.SetFloat(math.NaN()) // stays where the text says null
		}
	}
	return json.Unmarshal(d.text, p)
}

// encode writes an event's detail for a widget that has no generated encoder. The names of the fields are those of
// the generated ones: with a small first letter.
func encode(dst []byte, detail any) []byte {
	v := reflect.ValueOf(detail)
	if v.Kind() != reflect.Struct {
		return append(dst, "null"...)
	}
	dst = append(dst, '{')
	for i := range v.NumField() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = binding.AppendText(dst, small(v.Type().Field(i).Name))
		dst = append(dst, ':')
		switch f := v.Field(i); f.Kind() {
		case reflect.Float64:
			dst = binding.AppendNumber(dst, f.Float())
		case reflect.Int:
			dst = binding.AppendInt(dst, int(f.Int()))
		case reflect.Bool:
			dst = binding.AppendBool(dst, f.Bool())
		case reflect.String:
			dst = binding.AppendText(dst, f.String())
		case reflect.Array:
			dst = binding.AppendPair(dst, [2]float64{f.Index(0).Float(), f.Index(1).Float()})
		default:
			dst = append(dst, "null"...)
		}
	}
	return append(dst, '}')
}

func small(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[n:]
}
