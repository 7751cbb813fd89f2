package analyze

import (
	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/figure"
)

// Reading decodes a file whose bytes come in pieces. It is a task of the scheduler while it has bytes to decode; in
// between it waits for Feed or End, which answer the calls of more.
type Reading struct {
	sched *figure.Scheduler
	name  string
	size  int64 // 0: unknown
	more  func()
	ended func(*recording.Recording, error)

	decoder recording.Decoder
	head    []byte // kept until there is enough to tell the kind of file by
	pending []byte
	read    int64
	last    bool // the input has ended
	closed  bool // ended was called, or Stop
}

const (
	headSize = 1024    // recording.Open wants some hundred bytes
	piece    = 1 << 15 // bytes decoded between two looks at the clock: a millisecond or two of CSV
)

// NewReading starts to read: it calls more for each piece, and ended once. Stop ends it without.
func NewReading(s *figure.Scheduler, name string, size int64, more func(), ended func(*recording.Recording, error)) *Reading {
	return &Reading{sched: s, name: name, size: size, more: more, ended: ended}
}

// Feed gives the next bytes; chunk may be used again when more has been called.
func (r *Reading) Feed(chunk []byte) {
	if r.closed {
		return
	}
	r.read += int64(len(chunk))
	if r.decoder == nil {
		if r.head = append(r.head, chunk...); len(r.head) < headSize {
			r.more()
			return
		}
		chunk = r.head
	}
	r.pending = chunk
	r.sched.Start(r)
}

// End says that there are no more bytes.
func (r *Reading) End() {
	if r.closed {
		return
	}
	r.last = true
	if r.decoder == nil {
		r.pending = r.head
	}
	r.sched.Start(r)
}

// Fail says that the bytes can't be had.
func (r *Reading) Fail(reason string) {
	r.close(nil, &recording.Error{File: r.name, Offset: r.read, Reason: reason})
}

// Stop gives up; nothing is called any more.
func (r *Reading) Stop() {
	r.closed = true
	r.sched.Cancel(r)
	r.decoder, r.head, r.pending = nil, nil, nil
}

// Progress is 0 to 1, or below 0 when the size is unknown.
func (r *Reading) Progress() float64 {
	if r.size <= 0 {
		return -1
	}
	return float64(r.read-int64(len(r.pending))) / float64(r.size)
}

// Visible makes the reading a figure.Task that goes first.
func (r *Reading) Visible() bool { return true }

// Step decodes until the budget is spent.
func (r *Reading) Step(b *figure.Budget) (done bool) {
	if r.closed {
		return true
	}
	if r.decoder == nil {
		d, err := recording.Open(r.name, r.size, r.head)
		if err != nil {
			r.close(nil, err)
			return true
		}
		r.decoder, r.head = d, nil
	}
	for len(r.pending) > 0 {
		n := min(piece, len(r.pending))
		if err := r.decoder.Write(r.pending[:n]); err != nil {
			r.close(nil, err)
			return true
		}
		r.pending = r.pending[n:]
		if len(r.pending) > 0 && b.Spent() {
			return false
		}
	}
	if r.last {
		r.close(r.decoder.Close())
		return true
	}
	r.sched.Cancel(r) // before more, which may feed at once
	r.more()
	return len(r.pending) == 0 && !r.last
}

func (r *Reading) close(rec *recording.Recording, err error) {
	if r.closed {
		return
	}
	ended := r.ended
	r.Stop()
	ended(rec, err)
}
