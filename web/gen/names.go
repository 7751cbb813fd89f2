package gen

import (
	"strings"
	"unicode"
)

// words splits a Go identifier into its words: FFTSize is fft, size; XScale is x, scale; X0 is x0.
func words(name string) []string {
	runes := []rune(name)
	var out []string
	start := 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) {
			if !unicode.IsUpper(runes[i]) {
				continue
			}
			inAcronym := unicode.IsUpper(runes[i-1])
			if inAcronym && (i+1 == len(runes) || !unicode.IsLower(runes[i+1])) {
				continue
			}
		}
		out = append(out, strings.ToLower(string(runes[start:i])))
		start = i
	}
	return out
}

// jsName is the name of a Go field in JavaScript: fftSize.
func jsName(goName string) string {
	w := words(goName)
	for i := 1; i < len(w); i++ {
		w[i] = capital(w[i])
	}
	return strings.Join(w, "")
}

// kebab is the name of a Go or JavaScript identifier as an attribute: fft-size.
func kebab(name string) string { return strings.Join(words(name), "-") }

// pascal turns a kebab-case name into a type name: cursor-change is CursorChange.
func pascal(kebab string) string {
	var b strings.Builder
	for _, w := range strings.Split(kebab, "-") {
		b.WriteString(capital(w))
	}
	return b.String()
}

func capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// handler is the name of an event's callback in React: onCursorChange.
func handler(event string) string { return "on" + pascal(event) }

// isKebab reports whether s is lowercase words joined by hyphens: the form of tags, events and attributes.
func isKebab(s string) bool {
	for i, w := range strings.Split(s, "-") {
		for j, r := range w {
			letter := r >= 'a' && r <= 'z'
			if !letter && (j == 0 && i == 0 || r < '0' || r > '9') {
				return false
			}
		}
		if w == "" {
			return false
		}
	}
	return true
}

// sentence makes a field comment read without the Go name that starts it: "Rows is the number of rows." is
// "The number of rows."; other mentions of the name at the start become the name in JavaScript.
func sentence(doc, goName, name string) string {
	rest, ok := strings.CutPrefix(doc, goName+" ")
	if !ok {
		return doc
	}
	for _, verb := range []string{"is ", "are "} {
		if said, ok := strings.CutPrefix(rest, verb); ok {
			return capital(said)
		}
	}
	return name + " " + rest
}

// eventSentence does the same for the comment of a detail: "ViewDetail is the detail of view-change: the user zoomed." is
// "The user zoomed."
func eventSentence(doc, goName, event string) string {
	doc = strings.TrimPrefix(doc, goName+" ")
	if rest, ok := strings.CutPrefix(doc, "is the detail of "+event); ok {
		if _, said, ok := strings.Cut(rest, ": "); ok {
			doc = said
		}
	}
	return capital(doc)
}
