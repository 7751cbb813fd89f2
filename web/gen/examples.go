package gen

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"reflect"
)

// samples are data in JSON: little-endian bytes, because JSON has no NaN and decimals take three times the room.
type samples struct {
	Kind   string `json:"kind"` // f32, f64, i16, i32, u8 or u16
	Length int    `json:"length"`
	Base64 string `json:"base64"`
}

// examples is examples.json: what browser tests and pages mount.
func examples(widgets []Widget) File {
	type example struct {
		Tag   string         `json:"tag"`
		Name  string         `json:"name"`
		Title string         `json:"title"`
		Props map[string]any `json:"props"` // those that differ from the default
	}
	all := []example{}
	for _, w := range widgets {
		for _, e := range w.Examples {
			x := example{w.Tag, e.Name, e.Title, map[string]any{}}
			for _, s := range e.Set {
				x.Props[s.Prop.Name] = jsonValue(s.Value)
			}
			all = append(all, x)
		}
	}
	return File{"examples.json", encode(all, "  ")}
}

// kindNames are the kinds of samples in JSON, by their slices in Go.
var kindNames = map[string]string{
	"[]float32": "f32", "[]float64": "f64", "[]int16": "i16", "[]int32": "i32", "[]uint8": "u8", "[]uint16": "u16",
}

func jsonValue(v any) any {
	kind, ok := kindNames[fmt.Sprintf("%T", v)]
	if !ok {
		return v
	}
	b, err := binary.Append(nil, binary.LittleEndian, v)
	if err != nil {
		panic("gen: " + err.Error()) // slices of numbers have a size
	}
	return samples{kind, length(v), base64.StdEncoding.EncodeToString(b)}
}

// length is the number of samples in a data value.
func length(v any) int {
	if x := reflect.ValueOf(v); x.Kind() == reflect.Slice {
		return x.Len()
	}
	return 0
}
