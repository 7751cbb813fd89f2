package analyze

import (
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// openFile shows a File of the user's.
func (p *Page) openFile(ctx app.Context, file app.Value) {
	name := file.Get("name").String()
	s := p.session.settingsFor(name, p.settings())
	p.session.files[name] = file
	p.session.load(s)
	p.session.asked = Settings{}
	p.navigate(ctx, s)
}

func (p *Page) onFile(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	p.session.notice = ""
	if files := input.Get("files"); files.Length() > 0 {
		p.openFile(ctx, files.Index(0))
	}
	input.Set("value", "") // so that the same file can be chosen again
}

// holds says whether what is dragged has something of a type: "Files".
func holds(e app.Event, kind string) bool {
	d := e.Get("dataTransfer")
	return d.Truthy() && d.Get("types").Call("includes", kind).Bool()
}

// editable says whether a drop is the business of a field that takes text.
func editable(e app.Event) bool {
	t := e.Get("target")
	return !holds(e, "Files") && t.Truthy() && t.Get("closest").Truthy() && t.Call("closest", "input, textarea, [contenteditable]").Truthy()
}

func (p *Page) onDrag(_ app.Context, e app.Event) {
	if editable(e) {
		return
	}
	e.PreventDefault() // so that a drop is told of
	p.dragging = holds(e, "Files")
}

func (p *Page) onDragLeave(_ app.Context, e app.Event) {
	if !e.Get("relatedTarget").Truthy() { // out of the window
		p.dragging = false
	}
}

func (p *Page) onDrop(ctx app.Context, e app.Event) {
	if editable(e) {
		return
	}
	e.PreventDefault()
	p.dragging = false
	files, folders := dropped(e.Get("dataTransfer"))
	p.session.notice = ignored(files, folders)
	switch {
	case len(files) > 0:
		p.openFile(ctx, files[0])
	case len(folders) > 0:
		p.session.notice = ""
		p.refuse(folders[0] + " is a folder. Open the files in it, one at a time.")
	case holds(e, "Files"):
		p.refuse("What was dropped holds no file that the browser can read.")
	default:
		p.refuse("What was dropped is no file. Drop a WAV file or a table as text: CSV, TSV.")
	}
}

// refuse says why nothing was opened. What is shown, or read, goes on.
func (p *Page) refuse(reason string) { p.session.model.Say(errors.New(reason)) }

// dropped are the files and the names of the folders of a drop.
func dropped(transfer app.Value) (files []app.Value, folders []string) {
	if !transfer.Truthy() {
		return nil, nil
	}
	isFolder := map[int]bool{}
	items := transfer.Get("items")
	for i, n := 0, 0; items.Truthy() && i < items.Length(); i++ {
		item := items.Index(i)
		if item.Get("kind").String() != "file" {
			continue
		}
		if item.Get("webkitGetAsEntry").Truthy() {
			entry := item.Call("webkitGetAsEntry")
			isFolder[n] = entry.Truthy() && entry.Get("isDirectory").Bool()
		}
		n++
	}
	list := transfer.Get("files")
	for i := range list.Length() {
		if f := list.Index(i); isFolder[i] {
			folders = append(folders, f.Get("name").String())
		} else {
			files = append(files, f)
		}
	}
	return files, folders
}

// mostNamed is how many of the files that are not opened are called by name.
const mostNamed = 5

// ignored says which of several files are not shown.
func ignored(files []app.Value, folders []string) string {
	if len(files) == 0 || len(files)+len(folders) < 2 {
		return ""
	}
	var names []string
	for _, f := range files[1:] {
		names = append(names, f.Get("name").String())
	}
	return ignoredNames(files[0].Get("name").String(), append(names, folders...))
}

func ignoredNames(shown string, others []string) string {
	s := "One recording is shown at a time: " + shown + " was opened. Not opened: "
	for i, name := range others {
		switch {
		case i == mostNamed:
			return s + " and " + strconv.Itoa(len(others)-mostNamed) + " more."
		case i > 0:
			s += ", "
		}
		s += name
	}
	return s + "."
}
