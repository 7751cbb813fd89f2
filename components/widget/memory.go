package widget

import "strconv"

// Keeper is a Host, or a part of one, that knows how much memory there is, and what holds it.
type Keeper interface {
	// Hold says that the instance is going to hold so many bytes besides the data that the page gave it, in place of what
	// it said before; more of them are to be made now. It returns what is allowed instead, or "" and has noted it.
	Hold(bytes, more float64) (allowed string)
}

// Hold is asked by a View before it makes what may be large: the ring of a stream, the pyramid of a matrix. bytes is all
// that it is going to hold besides its data, more what is to be made now. The error names the prop, and what holds memory.
func Hold(e Env, prop, value string, bytes, more float64) error {
	k, ok := e.(interface {
		hold(bytes, more float64) string
	})
	if !ok {
		return nil
	}
	if allowed := k.hold(bytes, more); allowed != "" {
		return &PropError{Prop: prop, Value: value, Allowed: allowed}
	}
	return nil
}

func (e env[P]) hold(bytes, more float64) string {
	if k, ok := e.i.host.(Keeper); ok {
		return k.Hold(bytes, more)
	}
	return ""
}

// BytesText writes a number of bytes: 46 MB, 1.04 GB.
func BytesText(n float64) string {
	if n >= 999.5e6 {
		return strconv.FormatFloat(n/1e9, 'f', 2, 64) + " GB"
	}
	return strconv.FormatFloat(n/1e6, 'f', 0, 64) + " MB"
}

// SamplesText writes a number of samples with the bytes that they take.
func SamplesText(n int, bytes float64) string {
	return strconv.Itoa(n) + " samples (" + BytesText(bytes) + ")"
}
