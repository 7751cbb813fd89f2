package figure

// Key says what marks of a colour are.
type Key struct {
	Color Role
	Text  string
}

// The traces' colours differ in lightness or hue for people who see fewer colours, too, and stand out from the page by 3 to 1 at least
// (WCAG 2.2, 1.4.11).
var traces = [...]Role{Accent, Accent2, trace3, trace4, trace5, trace6, trace7, trace8}

// Traces is how many traces have a colour of their own.
const Traces = len(traces)

// Trace is the colour of a trace, counted from 0: that of Accent, Accent2, and so on, and after Traces of them from the beginning.
func Trace(i int) Role { return traces[i%Traces] }
