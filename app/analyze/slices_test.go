package analyze

import (
	"testing"

	"github.com/sonde-viz/sonde/components/work"
)

// TestWorkLooksAtTheClock: reading and measuring do no more than a piece of the file, or a block of samples, between two
// looks at the clock, and stop at once when the time is up.
func TestWorkLooksAtTheClock(t *testing.T) {
	const samples = 1 << 20
	b := newBench()
	var read, measured, looks int
	b.sched.Now = func() float64 {
		looks++
		if r := b.reading; r != nil {
			at := int(r.read) - len(r.pending)
			if at-read > piece {
				t.Errorf("%d bytes are read between two looks at the clock", at-read)
			}
			read = at
		}
		if j := b.job; j != nil {
			if at := j.mixing.next; at-measured > block {
				t.Errorf("%d samples are measured between two looks at the clock", at-measured)
			}
			measured = b.job.mixing.next
		}
		b.time++
		return b.time
	}
	s := Defaults()
	s.Channel = Mix
	b.open("two.wav", wav(48000, samples, sine(0.5, 1000), sine(0.5, 500)), chunk, s)
	for busy := true; busy; b.turns++ {
		before := looks
		busy = b.sched.Run(work.Turn)
		if looks-before > work.Turn+3 { // of the scheduler, and of progress
			t.Errorf("a turn looked %d times at a clock that went on by 1 ms each", looks-before)
		}
	}
	if _, signal, ok := b.Shown(); !ok || signal.Len() != samples {
		t.Fatalf("not shown: %v", b.Err)
	}
	if least := (4*samples/piece + samples/block) / (work.Turn + 3); b.turns < least {
		t.Errorf("%d turns, want %d at least", b.turns, least)
	}
}
