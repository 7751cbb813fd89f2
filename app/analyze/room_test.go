package analyze

import (
	"strings"
	"testing"
)

// Where memory should not hold both, the recording shown is let go before the next one is read, and not before that is known
// to be one; what fails then says so, and opens again.
func TestRoomIsMadeForALargeRecording(t *testing.T) {
	first := wav(8000, 8000, sine(0.5, 1000))
	open := func(b *bench, name string, data []byte, size int64) *Reading {
		s := b.Settings().forAnother()
		s.File = name
		var r *Reading
		fed := false
		more := func() {
			if fed {
				r.End()
				return
			}
			fed = true
			r.Feed(data)
		}
		r = b.Open(name, size, s, more)
		more()
		return r
	}
	start := func() (b *bench, resume *func()) {
		b, resume = newBench(), new(func())
		b.Room = func(f func()) { *resume = f }
		open(b, "first.wav", first, int64(len(first)))
		b.finish()
		if _, _, ok := b.Shown(); !ok || *resume != nil {
			t.Fatal("the first recording had to make room, or is not shown")
		}
		return b, resume
	}

	t.Run("small ones stay together", func(t *testing.T) {
		b, resume := start()
		open(b, "second.wav", first, int64(len(first)))
		b.finish()
		if r, _, _ := b.Shown(); *resume != nil || r.Name != "second.wav" {
			t.Errorf("shows %s, made room: %v", r.Name, *resume != nil)
		}
	})
	t.Run("a large one waits for room", func(t *testing.T) {
		b, resume := start()
		r := open(b, "second.wav", first, 1<<30)
		b.finish()
		if _, _, ok := b.Shown(); ok || *resume == nil {
			t.Fatal("the first recording is held")
		}
		if b.Closed() != nil {
			t.Error("says that it was closed while the second is read")
		}
		r.Resume()
		b.finish()
		if rec, _, ok := b.Shown(); !ok || rec.Name != "second.wav" || b.Closed() != nil {
			t.Errorf("second recording: %v, %v", ok, b.Err)
		}
	})
	t.Run("what is no recording closes nothing", func(t *testing.T) {
		b, resume := start()
		open(b, "picture.png", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 2000)...), 1<<30)
		b.finish()
		if rec, _, ok := b.Shown(); !ok || rec.Name != "first.wav" || *resume != nil || b.Err == nil {
			t.Errorf("the first recording is gone: %v", b.Err)
		}
	})
	t.Run("a failure after that offers the first again", func(t *testing.T) {
		b, resume := start()
		open(b, "words.csv", []byte(strings.Repeat("words and more words\n", 100)), 1<<30)
		b.finish()
		if *resume == nil {
			t.Fatal("no room was made")
		}
		(*resume)()
		b.finish()
		if c := b.Closed(); b.Err == nil || c == nil || c.Name != "first.wav" || c.Settings.File != "first.wav" {
			t.Errorf("closed %+v, error %v", b.Closed(), b.Err)
		}
	})
	t.Run("a cancel too", func(t *testing.T) {
		b, _ := start()
		open(b, "second.wav", first, 1<<30)
		b.finish()
		b.Cancel()
		if c := b.Closed(); c == nil || c.Name != "first.wav" {
			t.Errorf("closed %+v", c)
		}
		b.Clear(Defaults())
		if b.Closed() != nil {
			t.Error("an empty page still offers it")
		}
	})
}
