package recording

import (
	"encoding/binary"
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/app/recording/table"
)

// wav reads RIFF/WAVE: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0"
// (1991), WAVE_FORMAT_EXTENSIBLE of mmreg.h, and RF64 / BW64 of EBU Tech 3306 and ITU-R BS.2088.
type wav struct {
	name    string
	options Options
	size    int64 // of the file, 0 or less when unknown
	limit   int64 // of memory for samples, in bytes
	pos     int64 // bytes taken so far
	err     error

	state wavState
	part  []byte // bytes of the present part, while it is not complete
	need  int    // length of the present part
	skip  int64  // bytes to leave out before the next part
	rest  int64  // bytes of the present chunk after its part
	chunk string // id of the present chunk

	riffEnd  int64 // where the RIFF header says that the file ends, 0 when it does not say
	longData int64 // size of the data chunk according to ds64, 0 when there is none

	tail       []byte // what the format chunk says to have beyond its 16 bytes
	hunt       []byte // bytes in which the next chunk is searched for (wavrepair.go)
	huntAt     int64  // the offset of their first
	huntFrom   int64
	huntReason string

	format   wavFormat
	known    bool  // format has been read
	dataAt   int64 // offset of the first sample, 0 before it is known
	declared int64 // bytes of samples that the header promises, -1 when it promises none
	left     int64 // bytes of samples still to come
	ragged   int64 // bytes after the last whole frame
	full     bool  // memory is at its limit: the rest is not read
	fullAt   int64
	room     int       // samples that fit into each channel without moving it
	channels []samples // of each channel
	notes    []string
}

type wavState int

const (
	atRIFF wavState = iota
	atChunk
	inFormat
	inLongSizes
	inData
	afterData
	atPadding // after a chunk of odd size
	emptyData // after a data chunk of size 0
	hunting
	atEnd
)

func newWAV(name string, size int64, o Options) *wav {
	return &wav{options: o, name: name, size: size, limit: maxBytes, need: 12}
}

func (w *wav) Write(b []byte) error {
	for len(b) > 0 && w.err == nil {
		var n int
		switch {
		case w.state == atEnd:
			n = len(b)
		case w.skip > 0:
			n = int(min(w.skip, int64(len(b))))
			w.skip -= int64(n)
		case w.state == inData:
			n = w.data(b)
		case w.state == hunting:
			n = min(len(b), 4096)
			w.hunt = append(w.hunt, b[:n]...)
			w.pos += int64(n)
			b = b[n:]
			w.hunting()
			continue
		default:
			n = min(w.need-len(w.part), len(b))
			w.part = append(w.part, b[:n]...)
		}
		w.pos += int64(n)
		b = b[n:]
		if w.state != inData && w.state != atEnd && w.state != hunting && w.skip == 0 && len(w.part) == w.need {
			part := w.part
			w.part = w.part[:0]
			w.header(part)
		}
	}
	return w.err
}

// header takes one complete part that is not samples, and says what comes next.
func (w *wav) header(p []byte) {
	le := binary.LittleEndian
	switch w.state {
	case atRIFF:
		if string(p[8:]) != "WAVE" {
			w.fail(8, "the form of this RIFF file is "+strconv.Quote(string(p[8:]))+", not \"WAVE\"")
			return
		}
		if size := le.Uint32(p[4:]); size != 0 && size != math.MaxUint32 {
			w.riffEnd = int64(size) + 8
		}
		w.expect(atChunk, 8)
	case atChunk:
		id, size := string(p[:4]), int64(le.Uint32(p[4:]))
		at := w.pos - 8
		if !fourCC(id) || w.tooLong(id, size) {
			reason := "a chunk should begin here, and " + strconv.Quote(id) + " is not the name of one"
			back := append([]byte(nil), p...)
			if fourCC(id) {
				reason = "the file ends inside the chunk " + strconv.Quote(id) + ", before any samples"
			} else if len(w.tail) > 0 { // a format chunk that is shorter than it says
				back = append(append([]byte(nil), w.tail...), back...)
				at -= int64(len(w.tail))
			}
			w.chunk = id
			w.seek(back, at, reason)
			return
		}
		w.tail = nil
		w.open(id, size)
	case atPadding:
		w.afterOdd(p)
	case emptyData:
		w.afterEmpty(p)
	case inLongSizes:
		w.longData = int64(min(le.Uint64(p[8:]), math.MaxInt64-1))
		w.expect(atChunk, 8)
		w.skip = w.rest
	case inFormat:
		f, reason := parseWAVFormat(p)
		if reason != "" {
			w.fail(w.pos-int64(len(p)), reason)
			return
		}
		w.format, w.known = f, true
		if f.repaired != "" {
			w.note(f.repaired)
		}
		w.tail = append([]byte(nil), p[16:]...)
		if w.rest > 0 {
			w.tail = nil
		}
		w.expect(atChunk, 8)
		w.skip = w.rest
	case afterData:
		// Chunks after the samples are no business of ours; samples that no chunk owns are.
		id := string(p[:4])
		if w.goesOn(p, w.pos-8) {
			w.goOn(p)
			return
		}
		if id == "data" {
			w.note("A second data chunk, at byte " + strconv.FormatInt(w.pos-8, 10) + ", was left out.")
		} else if !fourCC(id) {
			w.note("What follows the samples, from byte " + strconv.FormatInt(w.pos-8, 10) + " on, is no chunk and was left out.")
		}
		w.state = atEnd
	}
}

// open starts the chunk whose header has just been read.
func (w *wav) open(id string, size int64) {
	w.chunk = id
	padded := size + size&1 // a chunk of odd size has a byte of padding
	least := int64(0)
	switch {
	case id == "data":
		w.openData(size)
		return
	case id == "fmt ":
		least = 16
		w.expect(inFormat, int(min(size, 40)))
	case id == "ds64":
		least = 28
		w.expect(inLongSizes, 28)
	case fourCC(id) && size&1 == 1:
		w.expect(atPadding, 9)
		w.skip = size
	case fourCC(id):
		w.expect(atChunk, 8)
		w.skip = padded
	default:
		w.fail(w.pos-8, "a chunk should begin here, and "+strconv.Quote(id)+" is no chunk name")
		return
	}
	if size < least {
		w.fail(w.pos-8, "the chunk "+strconv.Quote(id)+" has "+plural(size, "byte")+" and needs "+strconv.FormatInt(least, 10))
		return
	}
	w.rest = padded - int64(w.need)
}

// tooLong says whether a chunk, by the size of the file, can't be as long as it says.
func (w *wav) tooLong(id string, size int64) bool {
	return w.size > 0 && id != "data" && id != "fmt " && w.pos+size > w.size+1
}

func (w *wav) expect(s wavState, bytes int) { w.state, w.need = s, bytes }

func (w *wav) note(s string) { w.notes = append(w.notes, s) }

func (w *wav) fail(at int64, reason string) { w.err = &Error{w.name, at, reason} }

// fourCC tells whether id can be the name of a chunk: four printable characters.
func fourCC(id string) bool {
	for i := range len(id) {
		if id[i] < ' ' || id[i] > '~' {
			return false
		}
	}
	return true
}

// Close gives the recording, or says why there is none.
func (w *wav) Close() (*Recording, error) {
	if w.err != nil {
		return nil, w.err
	}
	if w.dataAt == 0 {
		switch {
		case w.state == atRIFF:
			w.fail(w.pos, "the file ends inside its first header")
		case w.state == hunting && w.chunk != "" && fourCC(w.chunk):
			w.fail(w.pos, w.huntReason)
		case w.state == hunting:
			w.fail(w.huntFrom, w.huntReason)
		case w.skip > 0 || len(w.part) > 0 && w.state != atChunk:
			w.fail(w.pos, "the file ends inside the chunk "+strconv.Quote(w.chunk)+", before any samples")
		default:
			w.fail(w.pos, "the file ends without a data chunk, so it holds no samples")
		}
		return nil, w.err
	}
	if len(w.channels) == 0 {
		reason := "the data chunk holds no samples"
		if w.declared > 0 {
			reason = "the data chunk declares " + plural(w.declared, "byte") + ", and not one whole sample is there"
		}
		w.fail(w.dataAt, reason)
		return nil, w.err
	}
	channels := make([]Channel, len(w.channels))
	for i := range channels {
		channels[i].Samples = w.channels[i].series()
	}
	w.format.name(channels)
	r := &Recording{
		Name: w.name, Format: "WAV, " + w.format.String(), SampleRate: float64(w.format.rate),
		Channels: channels, Partial: w.partial(), Notes: w.notes,
	}
	if w.options.Rate > 0 {
		r.SampleRate = w.options.Rate
	}
	if w.options.Start != "" {
		r.Start, _ = table.ParseStart(w.options.Start)
	}
	return r, nil
}

// partial says what is missing, if anything is.
func (w *wav) partial() *Error {
	read := plural(int64(w.channels[0].len()), "sample") + " per channel could be read"
	switch {
	case w.full:
		return &Error{w.name, w.fullAt, "the samples take more memory than the " +
			plural(w.limit, "byte") + " that are allowed; " + read}
	case w.declared < 0:
		return &Error{w.name, w.dataAt - 4, "the header does not say how many samples follow " +
			"(a stream, or a recording that was interrupted); " + read}
	case w.left > 0:
		return &Error{w.name, w.pos, "the file ends here, " + plural(w.left, "byte") + " short of the " +
			strconv.FormatInt(w.declared, 10) + " that its data chunk declares; " + read}
	case w.ragged > 0:
		return &Error{w.name, w.dataAt + w.declared - w.ragged, "the last " + plural(w.ragged, "byte") +
			" of the data chunk are not a sample of every channel; " + read}
	}
	return nil
}
