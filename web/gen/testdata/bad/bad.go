// Package bad holds props and details that the generator refuses.
package bad

import "github.com/sonde-viz/sonde/components/widget"

// Mode is an enum without the empty text.
type Mode string

// Values are the modes allowed.
func (Mode) Values() []string { return []string{"arc", "needle"} }

// The props, by what is wrong with them. All else is right.
type (
	Reserved struct {
		Title string // Title is taken by HTML.
	}
	Handler struct {
		OnLoad bool // OnLoad looks like a handler.
	}
	Accessible struct {
		AriaName string // AriaName looks like ARIA.
	}
	Hidden struct {
		rate float64 // rate is not exported.
	}
	Undocumented struct {
		Rate float64
	}
	Slice struct {
		Rate complex128 // Rate is of a kind that no host has.
	}
	Twice struct {
		Rate  float64 // Rate is one.
		Speed float64 `js:"rate"` // Speed is another of the same name.
	}
	Attribute struct {
		Rate float64 `attr:"Rate_Hz"` // Rate has an attribute that is not kebab-case.
	}
	PageData struct {
		DataRate float64 // DataRate looks like the page's own attribute.
	}
	Enum struct {
		Mode Mode // Mode is how it looks.
	}
	Truth struct {
		Smooth bool // Smooth is true by default.
	}
	Number struct {
		Rate float64 // Rate is not a number by default.
	}
	Sound struct {
		Rate float64 // Rate is the number of samples per second, in Hz.
	}
)

// Nested is a detail with a field that JSON would need an object for.
type Nested struct {
	Window widget.ViewDetail // the window
}

// Silent is a detail with a field that nothing is said about.
type Silent struct {
	Count int
}

type Wordless struct {
	Count int // the count
}
