package ui

import (
	"sync"

	"github.com/sonde-viz/sonde/components/widget"
)

// Stream appends data to a widget, from any goroutine: a recording that goes on, rows that a socket brings. It is made
// once and belongs to one element, which is told of it by Element.Stream. The zero value is ready.
type Stream struct {
	mutex    sync.Mutex
	instance widget.Instance // nil while the element is not in the page
	method   int
	began    bool // the element has been in the page
	waiting  []widget.Series
	samples  int // in waiting
}

// mostWaiting is how many samples wait for an element that has not come into the page: minutes of sound, rather than
// seconds.
const mostWaiting = 1 << 23

// Push appends samples, which are the caller's again when it returns. Wrong ones are refused by an event, as wrong props
// are (Element.OnError).
//
// What is pushed before the element is in the page for the first time waits, up to 8 388 608 samples, after which the
// oldest are left out. Once the element has been taken out of the page, pushes do nothing until it is back; the widget
// then begins anew.
func (s *Stream) Push(samples widget.Series) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	switch {
	case s.instance != nil:
		s.instance.Push(s.method, samples)
	case !s.began && samples.Len() <= mostWaiting:
		s.waiting = append(s.waiting, samples.Copy())
		for s.samples += samples.Len(); s.samples > mostWaiting; s.waiting = s.waiting[1:] {
			s.samples -= s.waiting[0].Len()
		}
	}
}

// attach is told of the element's coming and, with nil, of its going.
func (s *Stream) attach(i widget.Instance, method int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.instance, s.method = i, method
	if i == nil {
		return
	}
	waiting := s.waiting
	s.began, s.waiting, s.samples = true, nil, 0
	for _, w := range waiting {
		i.Push(method, w)
	}
}
