package gen

import (
	"encoding/base64"
	"encoding/binary"
)

// samples are data in JSON: little-endian bytes, because JSON has no NaN and decimals take three times the room.
type samples struct {
	Kind   string `json:"kind"` // f32 or f64
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

func jsonValue(v any) any {
	kind := "f64"
	switch v.(type) {
	case []float32:
		kind = "f32"
	case []float64:
	default:
		return v
	}
	b, err := binary.Append(nil, binary.LittleEndian, v)
	if err != nil {
		panic("gen: " + err.Error()) // slices of floats have a size
	}
	return samples{kind, length(v), base64.StdEncoding.EncodeToString(b)}
}

// length is the number of samples in a data value.
func length(v any) int {
	switch x := v.(type) {
	case []float32:
		return len(x)
	case []float64:
		return len(x)
	}
	return 0
}
