//go:build (js && wasm) || tinygo.wasm

package port

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
)

// Every export that calls an instance defers the guard of its record, so that a panic fails that widget alone. Truth
// values are 0 or 1; numbers that are addresses are unsigned.

//go:wasmexport sonde_protocol
func exportProtocol() int32 { return protocol }

//go:wasmexport sonde_running
func exportRunning() int32 { return running() }

//go:wasmexport sonde_scratch
func exportScratch(n int32) uint32 { return scratchOf(int(n)) }

//go:wasmexport sonde_out
func exportOut() uint32 { return address(first(out)) }

// exportMount takes the tag from scratch.
//
//go:wasmexport sonde_mount
func exportMount(tagLength, token int32) int32 { return mount(text(tagLength), token) }

// exportName takes the id of the instance's element from scratch: how messages call it.
//
//go:wasmexport sonde_name
func exportName(id, length int32) {
	if r := records.of(id); r != nil {
		r.name = text(length)
	}
}

//go:wasmexport sonde_unmount
func exportUnmount(id int32) { unmount(id) }

//go:wasmexport sonde_set_number
func exportSetNumber(id, prop int32, v float64) int32 {
	return set(id, prop, widget.Value{Kind: widget.Number, Number: v})
}

//go:wasmexport sonde_set_bool
func exportSetBool(id, prop, v int32) int32 {
	return set(id, prop, widget.Value{Kind: widget.Bool, Number: float64(v)})
}

//go:wasmexport sonde_set_text
func exportSetText(id, prop, length int32) int32 {
	return set(id, prop, widget.Value{Kind: widget.Text, Text: text(length)})
}

//go:wasmexport sonde_set_data
func exportSetData(id, prop, handle int32) int32 {
	if r := records.of(id); r != nil {
		r.shows(prop, handle)
	}
	return set(id, prop, widget.Value{Kind: widget.Data, Series: series(handle)})
}

//go:wasmexport sonde_reset
func exportReset(id, prop int32) {
	if r := live(id); r != nil {
		defer r.guard()
		r.shows(prop, 0)
		r.inst.Reset(int(prop))
	}
}

func set(id, prop int32, v widget.Value) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		return truth(r.inst.Set(int(prop), v))
	}
	return 0
}

//go:wasmexport sonde_update
func exportUpdate(id int32) {
	tidyAfterRefusal()
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.Update()
	}
}

// exportRest is for an instance that nobody sees, and so has no frames.
//
//go:wasmexport sonde_rest
func exportRest(id int32) {
	if r := live(id); r != nil {
		defer r.guard()
		r.rest()
	}
}

//go:wasmexport sonde_resize
func exportResize(id int32, width, height, dpr float64) {
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.Resize(width, height, dpr)
	}
}

//go:wasmexport sonde_margins
func exportMargins(id int32, left, right float64) {
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.SetMargins(left, right)
	}
}

// exportTheme takes the light or the dark theme, with the colours in scratch instead of its own where the bit of a
// role is set in own.
//
//go:wasmexport sonde_theme
func exportTheme(id, dark, own int32) {
	r := live(id)
	if r == nil {
		return
	}
	defer r.guard()
	t := figure.Light
	if dark != 0 {
		t = figure.Dark
	}
	for i := range t {
		if own>>i&1 != 0 {
			c := scratch[4*i:]
			t[i] = paint.Color(uint32(c[0])<<24 | uint32(c[1])<<16 | uint32(c[2])<<8 | uint32(c[3]))
		}
	}
	r.inst.SetTheme(t)
}

//go:wasmexport sonde_family
func exportFamily(id, family int32) {
	if r := live(id); r != nil {
		r.setFamily(family)
	}
}

//go:wasmexport sonde_fonts_changed
func exportFontsChanged() { fontsChanged() }

//go:wasmexport sonde_visible
func exportVisible(id, visible int32) {
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.SetVisible(visible != 0)
	}
}

// exportPointer says what the widget did with what the pointer did: 1 is used it, 2 that the pointer is over something to be
// dragged up and down. Keys: 1 is Shift, 2 Ctrl or Cmd.
//
//go:wasmexport sonde_pointer
func exportPointer(id, kind int32, x, y, dx, dy float64, button, keys int32) (did int32) {
	if r := live(id); r != nil {
		defer r.guard()
		used := r.inst.Pointer(tool.Event{Kind: tool.Kind(kind), X: x, Y: y, DeltaX: dx, DeltaY: dy,
			Button: int(button), Shift: keys&1 != 0, Ctrl: keys&2 != 0})
		return truth(used) | truth(r.inst.Grip())<<1
	}
	return 0
}

//go:wasmexport sonde_view
func exportView(id int32) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		x, y := r.inst.View()
		writeNumbers(x[0], x[1], y[0], y[1])
		return 1
	}
	return 0
}

//go:wasmexport sonde_set_view
func exportSetView(id int32, x0, x1, y0, y1 float64) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		return truth(r.inst.SetView([2]float64{x0, x1}, [2]float64{y0, y1}))
	}
	return 0
}

//go:wasmexport sonde_reset_view
func exportResetView(id int32) {
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.ResetView()
	}
}

//go:wasmexport sonde_frame
func exportFrame(id int32) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		r.frame()
		return 1
	}
	return 0
}

//go:wasmexport sonde_values
func exportValues(id int32) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		writeValues(r.inst.Values())
		return 1
	}
	return 0
}

//go:wasmexport sonde_finish
func exportFinish(id int32, ms float64) {
	if r := live(id); r != nil {
		defer r.guard()
		r.inst.Update()
		r.inst.Finish(ms)
	}
}

// exportSettled says 1 if all is computed, and 2 if there is something new to paint.
//
//go:wasmexport sonde_settled
func exportSettled(id int32) int32 {
	if r := live(id); r != nil {
		return truth(r.inst.Settled()) | truth(r.inst.Fresh())<<1
	}
	return 0
}

//go:wasmexport sonde_progress
func exportProgress(id int32) float64 {
	if r := live(id); r != nil {
		return r.inst.Progress()
	}
	return 1
}

//go:wasmexport sonde_pixel
func exportPixel(id int32, x, y float64) (ok int32) {
	if r := live(id); r != nil {
		defer r.guard()
		writeNumbers(r.inst.PixelOf(x, y))
		return 1
	}
	return 0
}

//go:wasmexport sonde_alloc
func exportAlloc(kind int32, n, full float64) int32 { return alloc(kind, n, full) }

// exportRefusal returns the length of what was allowed when memory had no room, and leaves its address in out.
//
//go:wasmexport sonde_refusal
func exportRefusal() int32 {
	sent = append(sent[:0], refusal...)
	out = append(out[:0], address(first(sent)))
	return int32(len(sent))
}

// exportLimit has no more than so many bytes in use: for tests of what memory has no room for.
//
//go:wasmexport sonde_limit
func exportLimit(bytes float64) { limit = bytes }

//go:wasmexport sonde_samples
func exportSamples(handle int32) uint32 {
	return address(samples(series(handle)))
}

//go:wasmexport sonde_push_room
func exportPushRoom(kind int32, n float64) uint32 { return pushRoom(kind, n) }

// exportPush hands over what was written to where sonde_push_room said.
//
//go:wasmexport sonde_push
func exportPush(id, method, kind, n int32, full float64) {
	if r := live(id); r != nil {
		defer r.guard()
		r.push(method, kind, n, full)
	}
}

//go:wasmexport sonde_touch
func exportTouch(handle int32) { touch(handle) }

//go:wasmexport sonde_release
func exportRelease(handle int32) { release(handle) }

// exportEvents returns the length of the queued events and leaves their address in out.
//
//go:wasmexport sonde_events
func exportEvents() int32 {
	if len(queue) == 0 {
		return 0
	}
	events := takeEvents()
	out = append(out[:0], address(first(events)))
	return int32(len(events))
}

//go:wasmexport sonde_run
func exportRun() int32 { return truth(runSlice()) }

//go:wasmexport sonde_offload_room
func exportOffloadRoom(number int32) uint32 { return offloadRoom(number) }

//go:wasmexport sonde_offloaded
func exportOffloaded(number, ok int32) { offloaded(number, ok != 0) }

//go:wasmexport sonde_stats
func exportStats(collected int32) {
	if collected != 0 {
		collect()
	}
	c := Stats()
	writeNumbers(float64(c.Instances), float64(c.Handles), c.Heap, c.Pause)
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
