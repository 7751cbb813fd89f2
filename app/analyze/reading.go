package analyze

import (
	"bytes"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/work"
)

// Reading decodes a file whose bytes come in pieces. It is a task of the scheduler while it has bytes to decode; in
// between it waits for Feed or End, which answer the calls of more.
type Reading struct {
	sched *work.Scheduler
	name  string
	size  int64 // 0: unknown
	how   recording.Options
	more  func()
	ended func(*recording.Recording, error)

	// recognised is called once, when the head is known to be one of a recording; nil: nobody asks. When it says wait, nothing
	// is decoded before Resume.
	recognised func() (wait bool)

	decoder recording.Decoder
	head    []byte // kept until there is enough to tell the kind of file by
	table   []byte // the beginning of a table, for its preview
	pending []byte
	read    int64
	waiting bool // for Resume
	last    bool // the input has ended
	closed  bool // ended was called, or Stop
}

const (
	headSize = 1024    // recording.OpenWith wants some hundred bytes
	mostHead = 1 << 16 // recording.Preview reads so many
	piece    = 1 << 15 // bytes decoded between two looks at the clock: a millisecond or two of CSV
)

// NewReading starts to read, a table as the options say: it calls more for each piece, and ended once. Stop ends it without.
func NewReading(s *work.Scheduler, name string, size int64, how recording.Options, more func(), ended func(*recording.Recording, error)) *Reading {
	return &Reading{sched: s, name: name, size: size, how: how, more: more, ended: ended}
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

// Resume goes on after recognised has asked to wait.
func (r *Reading) Resume() {
	if r.waiting && !r.closed {
		r.waiting = false
		r.sched.Start(r)
	}
}

// Progress is 0 to 1, or below 0 when the size is unknown.
func (r *Reading) Progress() float64 {
	if r.size <= 0 {
		return -1
	}
	return float64(r.read-int64(len(r.pending))) / float64(r.size)
}

// Visible makes the reading a work.Task that goes first.
func (r *Reading) Visible() bool { return true }

// Step decodes until the budget is spent.
func (r *Reading) Step(b *work.Budget) (done bool) {
	if r.closed || r.waiting {
		return true
	}
	if r.decoder == nil {
		d, err := recording.OpenWith(r.name, r.size, r.head, r.how)
		if _, other := recording.OpenWith(r.name, r.size, r.head, recording.Options{}); other == nil && !isRIFF(r.head) {
			r.table = append([]byte{}, r.head[:min(len(r.head), mostHead)]...)
		}
		if err != nil {
			r.close(nil, err)
			return true
		}
		r.decoder, r.head = d, nil
		r.waiting = r.recognised != nil
		if r.waiting && !r.recognised() {
			r.waiting = false
		}
		if r.waiting {
			return true
		}
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

// isRIFF tells the files that can be read and are no tables.
func isRIFF(head []byte) bool {
	return bytes.HasPrefix(head, []byte("RI")) || bytes.HasPrefix(head, []byte("RF64")) || bytes.HasPrefix(head, []byte("BW64"))
}
