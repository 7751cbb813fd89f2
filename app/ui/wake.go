package ui

import "github.com/maxence-charriere/go-app/v9/pkg/app"

var wake app.Func

// Wake has go-app look at what was dispatched from within the port's work, a task of its scheduler say: go-app's loop stays
// asleep after an export of the program has returned. A callback wakes it.
func Wake() {
	if wake == nil {
		wake = app.FuncOf(func(app.Value, []app.Value) any { return nil })
	}
	app.Window().Call("queueMicrotask", wake)
}
