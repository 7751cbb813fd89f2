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

func detailOf(e app.Event) Detail { return Detail{appendValue(nil, e.Get("detail"))} }

// appendValue writes a value as the port does: the same numbers, infinities too, which JSON.stringify makes null.
func appendValue(dst []byte, v app.Value) []byte {
	switch v.Type() {
	case app.TypeBoolean:
		return binding.AppendBool(dst, v.Bool())
	case app.TypeNumber:
		return binding.AppendNumber(dst, v.Float())
	case app.TypeString:
		return binding.AppendText(dst, v.String())
	case app.TypeObject:
		if app.Window().Get("Array").Call("isArray", v).Bool() {
			return appendItems(dst, v)
		}
		return appendFields(dst, v)
	}
	return append(dst, "null"...)
}

func appendItems(dst []byte, v app.Value) []byte {
	dst = append(dst, '[')
	for i := range v.Length() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendValue(dst, v.Index(i))
	}
	return append(dst, ']')
}

func appendFields(dst []byte, v app.Value) []byte {
	dst = append(dst, '{')
	keys := app.Window().Get("Object").Call("keys", v)
	for i := range keys.Length() {
		if i > 0 {
			dst = append(dst, ',')
		}
		key := keys.Index(i).String()
		dst = append(binding.AppendText(dst, key), ':')
		dst = appendValue(dst, v.Get(key))
	}
	return append(dst, '}')
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
		if !f.CanSet() {
			continue
		}
		for name, text := range fields {
			if strings.EqualFold(name, v.Type().Field(i).Name) {
				if err := fill(f, text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// fill reads a field, or an element of one.
func fill(f reflect.Value, text json.RawMessage) error {
	switch f.Kind() {
	case reflect.Float64:
		x, err := strconv.ParseFloat(string(text), 64) // infinities are too large for encoding/json
		if err != nil && !math.IsInf(x, 0) {
			x = math.NaN()
		}
		f.SetFloat(x)
		return nil
	case reflect.Array:
		var items []json.RawMessage
		if err := json.Unmarshal(text, &items); err != nil {
			return err
		}
		for i := range min(len(items), f.Len()) {
			if err := fill(f.Index(i), items[i]); err != nil {
				return err
			}
		}
		return nil
	}
	return json.Unmarshal(text, f.Addr().Interface())
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
