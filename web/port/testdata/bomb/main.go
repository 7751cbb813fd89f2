// Command bomb is elements.wasm with two more widgets: <sonde-bomb mode="...">, that fails in every way that a widget
// can, for tests of what becomes of the others, and <sonde-tape>, that keeps what is pushed.
package main

import (
	"errors"
	"strings"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/web/generated/bind"
	"github.com/sonde-viz/sonde/web/port"
)

type props struct{ Mode string }

type view struct {
	env  widget.Env
	mode string
}

func (v *view) Update(p props) error {
	v.mode = p.Mode
	switch p.Mode {
	case "error":
		return errors.New("an error of Update")
	case "panic-update":
		panic("a panic of Update")
	case "panic-long":
		panic(strings.Repeat("größer als 3 €, ", 40) + "\nund Schluß")
	case "nil-update":
		var none *view
		none.mode = ""
	case "exit":
		exit(3)
	case "deep":
		println(deep(&[64]int{}))
	case "memory":
		var keep [][]byte
		for {
			keep = append(keep, make([]byte, 1<<28))
		}
	case "block":
		block()
	case "panic-step", "slow":
		v.env.Work()
	}
	return nil
}

// deep calls itself for ever, and hands on what is on its stack, so that no compiler makes a loop of it.
func deep(above *[64]int) int {
	var here [64]int
	here[above[0]&63] = above[1] + 1
	return deep(&here) + here[2]
}

var steps int

func (v *view) Step(b *work.Budget) (float64, bool) {
	if v.mode == "panic-step" {
		panic("a panic of Step")
	}
	for !b.Spent() {
	}
	steps++
	return float64(steps%50) / 50, steps%50 == 0
}

func (v *view) Axes(f *figure.Figure) {
	f.Title = v.mode
	f.X = figure.Axis{Title: "x", Hi: 1}
	f.Y = figure.Axis{Title: "y", Hi: 1}
}

func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	if v.mode == "panic-marks" {
		panic("a panic of Marks")
	}
	f.Line(figure.Line{X: []float64{0, 1}, Y: []float64{0, 1}, Color: figure.Accent})
}

var def = widget.Def[props]{
	Tag:    "sonde-bomb",
	Events: []widget.Event{{Name: widget.CursorChange}, {Name: widget.ViewChange}},
	New:    func(env widget.Env) widget.View[props] { return &view{env: env} },
}

func set(p, defaults *props, prop int, v widget.Value) bool {
	switch {
	case prop != 0:
		return false
	case v.Kind == widget.Default:
		p.Mode = defaults.Mode
	case v.Kind == widget.Text:
		p.Mode = v.Text
	default:
		return false
	}
	return true
}

func encode(dst []byte, detail any) []byte { return append(dst, "null"...) }

func main() {
	port.Run(append(bind.All(), widget.Bind(def, set, encode), widget.Bind(tapeDef, setTape, encode))...)
}
