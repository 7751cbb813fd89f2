package gallery

import (
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/web/generated/bind"
)

// textOf writes a prop as a control shows it; an optional one that is not set is empty.
func textOf(props any, p bind.Prop) string {
	f := reflect.ValueOf(props).FieldByName(p.Field)
	if f.Kind() == reflect.Struct { // widget.Opt
		if !f.FieldByName("Set").Bool() {
			return ""
		}
		f = f.FieldByName("V")
	}
	switch f.Kind() {
	case reflect.Float64:
		return strconv.FormatFloat(f.Float(), 'g', -1, 64)
	case reflect.Int:
		return strconv.FormatInt(f.Int(), 10)
	case reflect.Bool:
		return strconv.FormatBool(f.Bool())
	}
	return f.String()
}

// withText returns props with one of them read from a control. What is allowed is for the widget to say; an error is
// only of text that is no number.
func withText(props any, p bind.Prop, text string) (any, error) {
	v := reflect.New(reflect.TypeOf(props)).Elem()
	v.Set(reflect.ValueOf(props))
	f := v.FieldByName(p.Field)
	if f.Kind() == reflect.Struct { // widget.Opt
		f.FieldByName("Set").SetBool(strings.TrimSpace(text) != "")
		f = f.FieldByName("V")
		if strings.TrimSpace(text) == "" {
			f.SetZero()
			return v.Interface(), nil
		}
	}
	switch f.Kind() {
	case reflect.Float64:
		x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil && !math.IsInf(x, 0) { // 1e999 is a number, too large: the widget says so
			return props, errors.New(p.Name + " is “" + text + "”, which is no number.")
		}
		f.SetFloat(x)
	case reflect.Int:
		x, err := strconv.ParseInt(strings.TrimSpace(text), 10, 32)
		if err != nil {
			return props, errors.New(p.Name + " is “" + text + "”, which is no whole number of 32 bits.")
		}
		f.SetInt(x)
	case reflect.Bool:
		f.SetBool(text == "true")
	default:
		f.SetString(text)
	}
	return v.Interface(), nil
}
