// Package recording turns a file that arrives in pieces into channels of samples.
//
// It knows WAV (PCM of 8 to 32 bits, float of 32 and 64 bits, any number of channels, RF64 too)
// and CSV (columns of numbers, with or without a header). What a header promises is never
// believed before it is there: memory follows the bytes that were read, and a file that ends
// early gives what it held, with a sentence that says where it stopped.
//
// How a table is read is decided by the reader, and can be fixed by Options in part or whole: OpenWith takes them,
// Recording.Layout says what was taken and which of it was guessed, Notes says so in sentences, and Preview shows it on
// the first lines without reading the rest.
package recording

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// Recording is what a file held.
type Recording struct {
	Name       string    // the file's name, as it was given to Open
	Format     string    // for people: "WAV, PCM 24 bit" or "CSV, separated by semicolons"
	SampleRate float64   // Hz; 0 when the file does not say
	Start      Start     // the time of sample 0
	Unit       string    // unit of all channels, "" when relative to full scale, unknown or mixed
	Channels   []Channel // at least one, all of one length, which is at least one sample
	Partial    *Error    // where and why the samples stop before their promised end; nil when all is there
	Notes      []string  // sentences about what was guessed or left out
	Layout     *Layout   // how a table was read; nil for WAV
}

// Channel is one signal of a recording.
type Channel struct {
	Name string
	Unit string // "" when relative to full scale, or unknown
	// Samples are kept in as few bytes as hold them exactly: PCM to 16 bits as int16, PCM 24 and float 32 as float32, the rest
	// (CSV cells, an empty one being NaN, PCM 32, float 64) as float64. PCM is divided by 2^(bits-1), so within [-1, 1).
	Samples widget.Series
}

// Len is the number of samples.
func (c Channel) Len() int { return c.Samples.Len() }

// Len is the number of samples of each channel.
func (r *Recording) Len() int { return r.Channels[0].Len() }

// Seconds is the duration, 0 when the sample rate is unknown.
func (r *Recording) Seconds() float64 {
	if r.SampleRate == 0 {
		return 0
	}
	return float64(r.Len()) / r.SampleRate
}

// Mix writes the mean of the channels from sample start on into dst, and returns dst; one channel
// alone is thus copied, or rounded, to float32. A nil dst is allocated for all samples from start
// on; a caller with a frame to keep calls Mix for a piece at a time. Panics when there is no channel or a channel ends
// before start+len(dst).
func Mix(dst []float32, channels []Channel, start int) []float32 {
	if len(channels) == 0 {
		panic("recording: Mix of no channels")
	}
	if dst == nil {
		dst = make([]float32, channels[0].Len()-start)
	}
	end := start + len(dst)
	if end > channels[0].Len() {
		panic("recording: Mix beyond the end of a channel")
	}
	if len(channels) == 1 {
		widget.Read(dst, channels[0].Samples, start)
		return dst
	}
	// The sum is kept in float64 for a short piece at a time: float32 sums would round once per
	// channel, and a whole float64 copy would double the memory.
	var sum, one [1024]float64
	scale := 1 / float64(len(channels))
	for lo := start; lo < end; lo += len(sum) {
		n := min(len(sum), end-lo)
		clear(sum[:n])
		for _, c := range channels {
			widget.Read(one[:n], c.Samples, lo)
			for i, v := range one[:n] {
				sum[i] += v
			}
		}
		for i, v := range sum[:n] {
			dst[lo-start+i] = float32(v * scale)
		}
	}
	return dst
}

// Error says what is wrong with a file, and where.
type Error struct {
	File   string
	Offset int64  // bytes from the start of the file
	Reason string // a clause without a full stop
}

// Error is one sentence with file, byte offset and reason.
func (e *Error) Error() string {
	return e.File + ", at byte " + strconv.FormatInt(e.Offset, 10) + ": " + e.Reason + "."
}

// maxBytes is how much memory the samples of one file may take: an app.wasm has 4 GB in all, and
// pictures and a mixed copy need their share.
const maxBytes = 2 << 30

// plural is "1 byte", "2 bytes".
func plural(n int64, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.FormatInt(n, 10) + " " + one + "s"
}
