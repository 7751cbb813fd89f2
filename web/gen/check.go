package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sonde-viz/sonde/components/widget"
)

// check refuses names that some host takes for something else, or that are taken already.
func check(w Widget, others []Widget) error {
	if w.GoName == "widget" || w.GoName == "binding" {
		return fmt.Errorf("the package is named %s, as one that the bindings import", w.GoName)
	}
	for _, o := range others {
		if o.Tag == w.Tag || o.Name == w.Name || o.GoName == w.GoName {
			return fmt.Errorf("tag, component %s or package %s is the same as that of %s", w.Name, w.GoName, o.Tag)
		}
	}
	seen := map[string]string{}
	for _, p := range w.Props {
		at := w.GoProps + "." + p.Field
		if err := checkProp(p); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
		for _, name := range []string{p.Name, p.Attr} {
			if other, ok := seen[strings.ToLower(name)]; ok && other != at {
				return fmt.Errorf("%s: the name %q is also that of %s", at, name, other)
			}
			if name != "" {
				seen[strings.ToLower(name)] = at
			}
		}
	}
	for _, p := range w.Pushes {
		name := strings.ToLower(p.Name)
		other, ok := seen[name]
		if !ok {
			other, ok = reserved[name]
		}
		switch {
		case !isIdentifier(p.Name):
			return fmt.Errorf("method %q is not a lowerCamelCase name", p.Name)
		case ok && p.Name != "push":
			return fmt.Errorf("the method's name %q is taken: %s", p.Name, other)
		}
		seen[name] = "another method"
	}
	return checkEvents(w)
}

func checkProp(p Prop) error {
	lower := strings.ToLower(p.Name)
	switch {
	case !isIdentifier(p.Name):
		return fmt.Errorf("%q is not a lowerCamelCase name", p.Name)
	case strings.HasPrefix(lower, "on"):
		return fmt.Errorf("%q would be taken for an event handler: names that start with \"on\" are reserved", p.Name)
	case strings.HasPrefix(lower, "aria"):
		return fmt.Errorf("%q would be taken for an accessibility attribute", p.Name)
	case p.Attr != "" && !isKebab(p.Attr):
		return fmt.Errorf("the attribute %q is not kebab-case", p.Attr)
	case strings.HasPrefix(p.Attr, "data-"):
		return fmt.Errorf("the attribute %q belongs to the page: names that start with \"data-\" are reserved", p.Attr)
	}
	for _, name := range []string{p.Name, p.Attr} {
		if owner, ok := reserved[strings.ToLower(name)]; ok {
			return fmt.Errorf("the name %q is reserved: %s", name, owner)
		}
	}
	return nil
}

func checkEvents(w Widget) error {
	var names []string
	for _, e := range w.Events {
		switch {
		case !isKebab(e.Name) || !strings.Contains(e.Name, "-"):
			return fmt.Errorf("event %q: events are two or more lowercase words joined by hyphens, as no event of the browser's own is", e.Name)
		case e.Name == ready || e.Name == failed || e.Name == progressed:
			return fmt.Errorf("event %q: every element emits it already", e.Name)
		case slices.Contains(names, e.Name):
			return fmt.Errorf("event %q is declared twice", e.Name)
		}
		names = append(names, e.Name)
	}
	for _, name := range []string{widget.CursorChange, widget.ViewChange} {
		if !slices.Contains(names, name) {
			return fmt.Errorf("event %q is missing: every widget has it", name)
		}
	}
	return nil
}

// The events that every element emits without declaring them.
const (
	ready      = "widget-ready"
	failed     = "widget-error"
	progressed = "widget-progress"
)

func isIdentifier(s string) bool {
	for i, r := range s {
		lower, other := r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !lower && (i == 0 || !other) {
			return false
		}
	}
	return s != ""
}
