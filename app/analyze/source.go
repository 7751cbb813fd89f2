package analyze

import (
	"runtime"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// source gives the bytes of a recording in pieces. After each call of more, exactly one of the methods Feed, End and
// Fail of the Reading is called; none after stop.
type source interface {
	more(r *Reading)
	stop()
}

// fileSource reads a File of the user's.
type fileSource struct {
	file     app.Value
	at, size int64
	buffer   []byte
	stopped  bool
}

// chunk is how much of a file is asked for at a time: a large one takes long to arrive and to copy, many small ones
// wait for each other.
const chunk = 1 << 19

func newFileSource(file app.Value) *fileSource {
	return &fileSource{file: file, size: int64(file.Get("size").Float())}
}

func (f *fileSource) more(r *Reading) {
	if f.stopped {
		return
	}
	if f.at >= f.size {
		r.End()
		return
	}
	end := min(f.at+chunk, f.size)
	part := f.file.Call("slice", float64(f.at), float64(end)).Call("arrayBuffer")
	settle(part, func(v app.Value) {
		if f.stopped {
			return
		}
		f.at = end
		r.Feed(take(&f.buffer, app.Window().Get("Uint8Array").New(v)))
	}, func(reason string) {
		if !f.stopped {
			r.Fail(reason)
		}
	})
}

func (f *fileSource) stop() { f.stopped = true }

// fetchSource reads an address of the app's own server.
type fetchSource struct {
	url     string
	reader  app.Value // of the body, nil before the first call of more
	buffer  []byte
	stopped bool
}

func (f *fetchSource) more(r *Reading) {
	fail := func(reason string) {
		if !f.stopped {
			r.Fail("it could not be fetched: " + reason)
		}
	}
	if f.stopped {
		return
	}
	if f.reader == nil {
		settle(app.Window().Call("fetch", f.url), func(v app.Value) {
			if !v.Get("ok").Bool() {
				fail("the server answered " + v.Get("status").Call("toString").String())
				return
			}
			f.reader = v.Get("body").Call("getReader")
			if f.stopped {
				f.stop()
				return
			}
			f.more(r)
		}, fail)
		return
	}
	settle(f.reader.Call("read"), func(v app.Value) {
		switch {
		case f.stopped:
		case v.Get("done").Bool():
			r.End()
		default:
			r.Feed(take(&f.buffer, v.Get("value")))
		}
	}, fail)
}

func (f *fetchSource) stop() {
	f.stopped = true
	if f.reader != nil {
		settle(f.reader.Call("cancel"), func(app.Value) {}, func(string) {})
	}
}

// take copies a Uint8Array into a buffer that is used again, and lets its memory go: what Go refers to stays in JavaScript
// until Go's collector runs, which it does seldom while samples go where they belong at once.
func take(buffer *[]byte, bytes app.Value) []byte {
	n := bytes.Get("byteLength").Int()
	if cap(*buffer) < n {
		*buffer = make([]byte, n)
	}
	b := (*buffer)[:n]
	app.CopyBytesToGo(b, bytes)
	if source := bytes.Get("buffer"); source.Get("transfer").Truthy() {
		source.Call("transfer", 0)
	} else if held += n; held > mostHeld { // a browser of before 2024
		held = 0
		runtime.GC()
	}
	return b
}

// held is how many bytes JavaScript may still keep, and mostHeld how many it may.
var held int

const mostHeld = 1 << 25

// reasonOf says in plain words why the browser can't read a file, by the name of its error.
func reasonOf(name, text string) string {
	switch name {
	case "NotFoundError":
		return "the browser does not find it: it was moved, renamed or removed since it was chosen, or it is a folder, whose files are opened one at a time (" + text + ")"
	case "NotReadableError":
		return "the browser can't read it: it was changed since it was chosen, or another program holds it, or permission is missing (" + text + ")"
	case "SecurityError", "NotAllowedError":
		return "the browser is not permitted to read it (" + text + ")"
	}
	return "the browser can't read it (" + text + ")"
}

// settle calls one of two functions when a promise has its result.
func settle(promise app.Value, ok func(app.Value), failed func(reason string)) {
	var yes, no app.Func
	release := func() {
		yes.Release()
		no.Release()
	}
	yes = app.FuncOf(func(_ app.Value, args []app.Value) any {
		release()
		ok(args[0])
		return nil
	})
	no = app.FuncOf(func(_ app.Value, args []app.Value) any {
		release()
		failed(reasonOf(args[0].Get("name").String(), args[0].Call("toString").String()))
		return nil
	})
	promise.Call("then", yes, no)
}
