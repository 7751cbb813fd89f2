package ui

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
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
	d := e.Get("detail")
	text := app.Window().Get("JSON").Call("stringify", d).String()
	if strings.Contains(text, ":null") {
		text = infinities(text, d)
	}
	return Detail{[]byte(text)}
}

// infinities writes those among the fields of a detail, which stringify makes null, as the port does.
func infinities(text string, d app.Value) string {
	keys := app.Window().Get("Object").Call("keys", d)
	for i := range keys.Length() {
		key := keys.Index(i).String()
		if v := d.Get(key); v.Type() == app.TypeNumber && math.IsInf(v.Float(), 0) {
			name := string(binding.AppendText(nil, key)) + ":"
			text = strings.Replace(text, name+"null", name+string(binding.AppendNumber(nil, v.Float())), 1)
		}
	}
	return text
}

// IsNull says whether there is no detail: the cursor has left.
func (d Detail) IsNull() bool { return string(d.text) == "null" }

// String is the detail as JSON.
func (d Detail) String() string { return string(d.text) }

// Into fills the struct that p points to. A number that is null becomes NaN.
func (d Detail) Into(p any) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(d.text, &fields); err != nil {
		return err
	}
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Float64 || !f.CanSet() {
			continue
		}
		f.SetFloat(math.NaN()) // stays where the text says null
		for name, text := range fields {
			// Infinities are too large for encoding/json.
			if x, _ := strconv.ParseFloat(string(text), 64); math.IsInf(x, 0) && strings.EqualFold(name, v.Type().Field(i).Name) {
				f.SetFloat(x)
				delete(fields, name)
			}
		}
	}
	rest, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return json.Unmarshal(rest, p)
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
