// Package stream keeps the last samples of what is pushed to a widget piece by piece, and says which of them are shown: one
// meaning of history and of pause for all widgets of time.
package stream

import "github.com/sonde-viz/sonde/components/widget"

// Stream is the samples that were pushed to a widget. While it is paused, what is shown stands still: pushes go to a ring
// of their own, as large as the one shown, which takes its place when it goes on. The zero Stream has nothing.
type Stream struct {
	ring    *widget.Ring   // what is shown
	ahead   *widget.Ring   // where pushes go while it is paused; nil until something comes
	paused  bool           // what is shown stands still
	missing widget.Missing // from all that was pushed
	note    string         // what is missing from what is shown
}

// Ring is what is shown; nil while that is not a stream. It is another one after Begin, Resize and Pause.
func (s *Stream) Ring() *widget.Ring { return s.ring }

// Running says whether something has been pushed, shown or not.
func (s *Stream) Running() bool { return s.ring != nil || s.ahead != nil }

// Reset forgets everything but whether it is paused.
func (s *Stream) Reset() { *s = Stream{paused: s.paused} }

// Begin makes room for size samples of each of some lanes, and writes first, which may be empty. While it is paused, that
// is not shown. On a running stream it does nothing. An error says that memory has no room.
func (s *Stream) Begin(e widget.Env, lanes, size int, first widget.Series) error {
	if s.Running() {
		return nil
	}
	if err := hold(e, "history", lanes*size, 1, 1); err != nil {
		return err
	}
	r := widget.NewRing(lanes, size)
	r.Write(first)
	if s.paused {
		s.ahead = r
	} else {
		s.ring = r
	}
	return nil
}

// hold asks for rings of so many samples, of which some are made now.
func hold(e widget.Env, prop string, samples, rings, now int) error {
	bytes := 4 * float64(samples)
	return widget.Hold(e, prop, widget.SamplesText(samples, bytes), float64(rings)*bytes, float64(now)*bytes)
}

// Fit returns an error if memory has no room for size samples of each lane, and else is followed by Resize.
func (s *Stream) Fit(e widget.Env, size int) error {
	rings, lanes, other := 0, 0, false
	for _, r := range [...]*widget.Ring{s.ring, s.ahead} {
		if r != nil {
			rings, lanes, other = rings+1, r.Lanes(), other || r.Size() != size
		}
	}
	if !other {
		return nil
	}
	return hold(e, "history", lanes*size, rings, rings)
}

// Resize keeps size samples of each lane from now on, with the last ones there are.
func (s *Stream) Resize(size int) {
	if s.ring != nil {
		s.ring = s.ring.Resized(size)
	}
	if s.ahead != nil {
		s.ahead = s.ahead.Resized(size)
	}
}

// Pause has what is shown stand still, or go on with the newest.
func (s *Stream) Pause(e widget.Env, on bool) {
	if s.paused = on; !on && s.ahead != nil {
		s.ring, s.ahead = s.ahead, nil
		s.note = s.missing.String()
		_ = hold(e, "", s.ring.Lanes()*s.ring.Size(), 1, 0) // less than before is never refused
	}
}

// Take pushes samples of one lane by a method of the widget, and begins with the first of them. An error says that they do not
// fit into float32, that the history is wrong, or that memory has no room; nothing is pushed then.
func (s *Stream) Take(e widget.Env, method string, h History, x widget.Series) (more bool, err error) {
	if err := widget.CheckSingles(method, x, s.Running()); err != nil {
		return false, err
	}
	if !s.Running() {
		if err := h.Refuse(method, x.Len()); err != nil {
			return false, err
		}
		if err := s.Begin(e, 1, h.Size(), widget.Series{}); err != nil {
			return false, err
		}
	}
	return s.Push(e, x)
}

// Push appends planar samples, and says whether more is missing than before. While it is paused, an error says that memory
// has no room for a second ring.
func (s *Stream) Push(e widget.Env, x widget.Series) (more bool, err error) {
	to := s.ring
	if s.paused {
		if s.ahead == nil {
			if err := hold(e, "paused", s.ring.Lanes()*s.ring.Size(), 2, 1); err != nil {
				return false, err
			}
			s.ahead = s.ring.Clone(s.ring.Size())
		}
		to = s.ahead
	}
	to.Write(x)
	if more = s.missing.Count(x, to.Lanes(), to.Size()); more && !s.paused {
		s.note = s.missing.String()
	}
	return more, nil
}

// Missing is what is missing from all that was pushed.
func (s *Stream) Missing() widget.HistoryDetail { return s.missing.Detail }

// Title is a label with what is missing from what is shown.
func (s *Stream) Title(label string) string { return widget.Noted(label, s.note) }
