package recording

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

var le = binary.LittleEndian

// chunk is a RIFF chunk with its padding.
func chunk(id string, body []byte) []byte {
	b := le.AppendUint32([]byte(id), uint32(len(body)))
	b = append(b, body...)
	if len(body)%2 == 1 {
		b = append(b, 0)
	}
	return b
}

func riff(chunks ...[]byte) []byte {
	body := slices.Concat(append([][]byte{[]byte("WAVE")}, chunks...)...)
	return append(le.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// format is the body of a plain format chunk.
func format(tag, channels int, rate uint32, bits int) []byte {
	align := channels * ((bits + 7) / 8)
	b := le.AppendUint16(nil, uint16(tag))
	b = le.AppendUint16(b, uint16(channels))
	b = le.AppendUint32(b, rate)
	b = le.AppendUint32(b, rate*uint32(align))
	b = le.AppendUint16(b, uint16(align))
	return le.AppendUint16(b, uint16(bits))
}

// extensible is the body of an extensible format chunk, coded as sub.
func extensible(sub, channels int, rate uint32, bits, valid int, mask uint32) []byte {
	b := format(0xfffe, channels, rate, bits)
	b = le.AppendUint16(b, 22)
	b = le.AppendUint16(b, uint16(valid))
	b = le.AppendUint32(b, mask)
	b = le.AppendUint16(b, uint16(sub))
	return append(b, "\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"...)
}

func shorts(v ...int16) (b []byte) {
	for _, s := range v {
		b = le.AppendUint16(b, uint16(s))
	}
	return b
}

// withDataSize changes the declared size of the data chunk.
func withDataSize(wav []byte, size uint32) []byte {
	wav = slices.Clone(wav)
	le.PutUint32(wav[strings.Index(string(wav), "data")+4:], size)
	return wav
}

func withRIFFSize(wav []byte, size uint32) []byte {
	wav = slices.Clone(wav)
	le.PutUint32(wav[4:], size)
	return wav
}

var mono16 = riff(chunk("fmt ", format(1, 1, 8000, 16)), chunk("data", shorts(0, 16384, -32768, 32767)))

var mono16Samples = []float64{0, 0.5, -1, 32767.0 / 32768}

func TestWAVFormats(t *testing.T) {
	pi32, pi64 := math.Float32bits(math.Pi), math.Float64bits(math.Pi)
	for _, tt := range []struct {
		name     string
		file     []byte
		format   string
		channels [][]float64
		names    []string
	}{
		{"pcm 8", riff(chunk("fmt ", format(1, 1, 8000, 8)), chunk("data", []byte{0, 128, 255, 192})),
			"WAV, PCM 8 bit", [][]float64{{-1, 0, 127. / 128, .5}}, []string{"channel 1"}},
		{"pcm 16", mono16, "WAV, PCM 16 bit", [][]float64{{0, .5, -1, 32767. / 32768}}, []string{"channel 1"}},
		{"pcm 24", riff(chunk("fmt ", format(1, 2, 48000, 24)), chunk("data", []byte{0, 0, 0x80, 0xff, 0xff, 0xff, 0, 0, 0x40, 0xff, 0xff, 0x7f})),
			"WAV, PCM 24 bit", [][]float64{{-1, .5}, {-1. / 8388608, 8388607. / 8388608}}, []string{"left", "right"}},
		{"pcm 32", riff(chunk("fmt ", format(1, 1, 96000, 32)), chunk("data", []byte{0, 0, 0, 0x80, 1, 0, 0, 0})),
			"WAV, PCM 32 bit", [][]float64{{-1, 1. / (1 << 31)}}, []string{"channel 1"}},
		{"float 32", riff(chunk("fmt ", format(3, 1, 44100, 32)), chunk("data", le.AppendUint32(nil, pi32))),
			"WAV, float 32 bit", [][]float64{{float64(float32(math.Pi))}}, []string{"channel 1"}},
		{"float 64", riff(chunk("fmt ", format(3, 1, 44100, 64)), chunk("data", le.AppendUint64(nil, pi64))),
			"WAV, float 64 bit", [][]float64{{math.Pi}}, []string{"channel 1"}},
		{"extensible with mask", riff(chunk("fmt ", extensible(1, 3, 48000, 16, 16, 4|8|0x200)), chunk("data", shorts(1, 2, 3))),
			"WAV, PCM 16 bit", [][]float64{{1. / 32768}, {2. / 32768}, {3. / 32768}}, []string{"centre", "low frequency", "side left"}},
		{"20 bits in 24", riff(chunk("fmt ", extensible(1, 1, 48000, 24, 20, 0)), chunk("data", []byte{0, 0, 0xc0})),
			"WAV, PCM 20 bit in 24", [][]float64{{-.5}}, []string{"channel 1"}},
		{"chunks of odd size are padded", riff(chunk("bext", []byte("odd")), chunk("fmt ", format(1, 1, 8000, 8)), chunk("LIST", nil), chunk("data", []byte{192, 64, 192}), chunk("LIST", []byte("more"))),
			"WAV, PCM 8 bit", [][]float64{{.5, -.5, .5}}, []string{"channel 1"}},
		{"long format chunk", riff(chunk("fmt ", append(format(1, 1, 8000, 8), make([]byte, 51)...)), chunk("data", []byte{192})),
			"WAV, PCM 8 bit", [][]float64{{.5}}, []string{"channel 1"}},
		{"RF64", rf64(shorts(16384, -16384)), "WAV, PCM 16 bit", [][]float64{{.5, -.5}}, []string{"channel 1"}},
		{"three channels without mask", riff(chunk("fmt ", format(1, 3, 8000, 8)), chunk("data", []byte{192, 128, 64})),
			"WAV, PCM 8 bit", [][]float64{{.5}, {0}, {-.5}}, []string{"channel 1", "channel 2", "channel 3"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.wav", tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if r.Partial != nil || len(r.Notes) > 0 {
				t.Errorf("a whole file is said to be partial: %v, %q", r.Partial, r.Notes)
			}
			if r.Format != tt.format {
				t.Errorf("format %q, want %q", r.Format, tt.format)
			}
			if len(r.Channels) != len(tt.channels) {
				t.Fatalf("%d channels, want %d", len(r.Channels), len(tt.channels))
			}
			for i, c := range r.Channels {
				if c.Name != tt.names[i] {
					t.Errorf("channel %d is called %q, want %q", i, c.Name, tt.names[i])
				}
				if got := values(c); !slices.Equal(got, tt.channels[i]) {
					t.Errorf("channel %d: %v, want %v", i, got, tt.channels[i])
				}
			}
		})
	}
}

func rf64(data []byte) []byte {
	sizes := le.AppendUint64(nil, 0)
	sizes = le.AppendUint64(sizes, uint64(len(data)))
	sizes = append(sizes, make([]byte, 12)...)
	b := riff(chunk("ds64", sizes), chunk("fmt ", format(1, 1, 8000, 16)), chunk("data", data))
	copy(b, "RF64")
	return withDataSize(withRIFFSize(b, math.MaxUint32), math.MaxUint32)
}

// values are the samples of a channel, whichever way they are kept.
func values(c Channel) []float64 {
	v := make([]float64, c.Len())
	widget.Read(v, c.Samples, 0)
	return v
}

func TestWAVPartial(t *testing.T) {
	stereo := riff(chunk("fmt ", format(1, 2, 8000, 16)), chunk("data", shorts(1, 2, 3, 4)))
	for _, tt := range []struct {
		name   string
		file   []byte
		frames int
		offset int64
		reason string
	}{
		{"cut short between frames", mono16[:len(mono16)-2], 3, 50, "2 bytes short of the 8"},
		{"cut short inside a frame", stereo[:len(stereo)-1], 1, 51, "1 byte short of the 8"},
		{"more declared than there is", withDataSize(mono16, 1<<31), 4, 52, "short of the 2147483648"},
		{"stream with size 0", withRIFFSize(withDataSize(mono16, 0), 0), 4, 40, "does not say how many"},
		{"interrupted recording", withRIFFSize(withDataSize(mono16, 0), 36), 4, 40, "does not say how many"},
		{"stream with size of all ones", withDataSize(mono16, math.MaxUint32), 4, 40, "does not say how many"},
		{"part of a frame at the end", riff(chunk("fmt ", format(1, 2, 8000, 16)), chunk("data", shorts(1, 2, 3))), 1, 48, "the last 2 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.wav", tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if r.Len() != tt.frames {
				t.Errorf("%d frames, want %d", r.Len(), tt.frames)
			}
			checkError(t, r.Partial, tt.offset, tt.reason)
		})
	}
}

// checkError checks that e names the file, the offset and the reason.
func checkError(t *testing.T, err error, offset int64, reason string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e == nil {
		t.Fatalf("got %v, want an *Error with %q", err, reason)
	}
	if e.Offset != offset || !strings.Contains(e.Reason, reason) || !strings.HasPrefix(e.Error(), e.File+", at byte ") {
		t.Errorf("got %q\nwant byte %d and %q", e, offset, reason)
	}
}

func TestWAVErrors(t *testing.T) {
	good := chunk("fmt ", format(1, 1, 8000, 16))
	data := chunk("data", shorts(1, 2))
	with := func(change func(f []byte)) []byte {
		f := format(1, 2, 8000, 16)
		change(f)
		return riff(chunk("fmt ", f), data)
	}
	for _, tt := range []struct {
		name   string
		file   []byte
		offset int64
		reason string
	}{
		{"empty", nil, 0, "empty"},
		{"one letter", []byte("R"), 1, "RIFF"},
		{"cut in the first header", mono16[:9], 9, "inside its first header"},
		{"cut in the format chunk", mono16[:30], 30, `inside the chunk "fmt "`},
		{"cut before data", mono16[:36], 36, "without a data chunk"},
		{"no data chunk", riff(good, chunk("LIST", []byte("abcd"))), 48, "without a data chunk"},
		{"data chunk without samples", riff(good, chunk("data", nil), chunk("LIST", []byte("abcd"))), 44, "holds no samples"},
		{"half a sample", riff(good, chunk("data", []byte{1})), 44, "not one whole sample"},
		{"nothing after the header", mono16[:44], 44, "not one whole sample"},
		{"data before format", riff(data, good), 12, "before the format chunk"},
		{"chunk longer than the file", riff(good, append([]byte("JUNK\xff\xff\xff\xff"), make([]byte, 20)...)), 64, `inside the chunk "JUNK"`},
		{"short format chunk", riff(chunk("fmt ", make([]byte, 14)), data), 12, "needs 16"},
		{"short extensible format", riff(chunk("fmt ", format(0xfffe, 1, 8000, 16)), data), 20, "needs 40"},
		{"no channels", with(func(f []byte) { le.PutUint16(f[2:], 0) }), 20, "0 channels"},
		{"no rate", with(func(f []byte) { le.PutUint32(f[4:], 0) }), 20, "0 Hz"},
		{"bits 0", riff(chunk("fmt ", format(1, 1, 8000, 0)), data), 20, "samples of 0 bits"},
		{"PCM 64", riff(chunk("fmt ", format(1, 1, 8000, 64)), data), 20, "samples of 64 bits"},
		{"float 16", riff(chunk("fmt ", format(3, 1, 8000, 16)), data), 20, "samples of 16 bits"},
		{"mu-law", riff(chunk("fmt ", format(7, 1, 8000, 8)), data), 20, "mu-law"},
		{"unknown coding", riff(chunk("fmt ", format(0x1234, 1, 8000, 8)), data), 20, "format 0x1234"},
		{"AVI", append([]byte("RIFF\x00\x00\x00\x00"), "AVI LIST"...), 0, "an AVI film"},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 0, "a PNG picture"},
		{"MP3 with a tag", []byte("ID3\x04\x00\x00"), 0, "an MP3 file"},
		{"MP3 without a tag", []byte("\xff\xfb\x90\x44\x00\x00"), 0, "an MP3 file"},
		{"HTML", []byte("\n<!DOCTYPE html><title>404</title>"), 0, "an HTML page"},
		{"binary", []byte("\x00\x01\x02\x03\x04"), 0, "no kind known here"},
		{"text", []byte("hello\nworld\n"), 12, "begins with RIFF"},
		{"larger than memory", withDataSize(mono16, 0xfffffff0), 44, "bytes of memory, more than the 2147483648"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			size := int64(len(tt.file))
			if tt.name == "larger than memory" {
				size = 1 << 33 // by the host's word; nothing of it comes
			}
			r, err := decode("a.wav", size, tt.file, len(tt.file))
			if r != nil {
				t.Errorf("got a recording of %d samples", r.Len())
			}
			checkError(t, err, tt.offset, tt.reason)
		})
	}
}

// TestWAVRepaired reads files that are whole but for a number or a byte in their headers, and checks that it is said.
func TestWAVRepaired(t *testing.T) {
	good := chunk("fmt ", format(1, 1, 8000, 16))
	data := chunk("data", shorts(0, 16384, -32768, 32767))
	long := make([]byte, 4000) // of samples that look like no chunk
	for i := range long {
		long[i] = byte(200 + i%7)
	}
	aligned := func(align uint16) []byte {
		f := format(1, 1, 8000, 16)
		le.PutUint16(f[12:], align)
		return chunk("fmt ", f)
	}
	sized := func(b []byte, size uint32) []byte {
		b = slices.Clone(b)
		le.PutUint32(b[4:], size)
		return b
	}
	odd := []byte("LIST\x05\x00\x00\x00INFOx") // and no padding
	for _, tt := range []struct {
		name    string
		file    []byte
		samples int
		note    string
	}{
		{"bytes that are no chunk", riff(good, []byte("\x00\x01\x02\x03\x04\x05\x06\x07"), data), 4, "found at byte 44"},
		{"two bytes after the format chunk", riff(good, []byte{0, 0}, data), 4, "found at byte 38"},
		{"a format chunk shorter than it says", riff(sized(good, 18), data), 4, "found at byte 36"},
		{"odd list without padding", riff(good, odd, data), 4, "no byte of padding"},
		{"odd list without padding, first", riff(odd, good, data), 4, "no byte of padding"},
		{"list longer than the file", riff(good, sized(chunk("LIST", []byte("INFOdata")), 1<<30), data), 4, "found at byte 52"},
		{"size 0, RIFF right", withDataSize(mono16, 0), 4, "declares 0 bytes"},
		{"size 0, RIFF right, in an extensible file", withDataSize(riff(chunk("fmt ", extensible(1, 1, 8000, 16, 16, 4)), data), 0), 4, "declares 0 bytes"},
		{"data too small, RIFF right", withDataSize(riff(good, chunk("data", long)), 400), 2000, "declares 400 bytes"},
		{"data and RIFF too small", withRIFFSize(withDataSize(riff(good, chunk("data", long)), 400), 436), 2000, "declares 400 bytes"},
		{"block align 0", riff(aligned(0), data), 4, "block align is 0 bytes"},
		{"block align 1", riff(aligned(1), data), 4, "1 channel of 16 bits take 2"},
		{"byte rate 0", func() []byte { b := slices.Clone(mono16); le.PutUint32(b[28:], 0); return b }(), 4, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.wav", tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if r.Len() != tt.samples || r.Partial != nil {
				t.Errorf("%d samples, want %d; partial: %v", r.Len(), tt.samples, r.Partial)
			}
			if tt.samples == 4 && !slices.Equal(values(r.Channels[0]), mono16Samples) {
				t.Errorf("samples %v", values(r.Channels[0]))
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, tt.note) || (tt.note == "") != (notes == "") {
				t.Errorf("notes %q, want %q", notes, tt.note)
			}
			checkAnyPieces(t, "a.wav", tt.file, 7)
		})
	}
}

func TestWAVTailIsNoted(t *testing.T) {
	long := slices.Concat(mono16, []byte("\x00\x01\x02\x03more"))
	r, err := Decode("a.wav", long)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "byte 52") {
		t.Errorf("notes %q", r.Notes)
	}
	if !slices.Equal(values(r.Channels[0]), mono16Samples) {
		t.Errorf("samples %v", values(r.Channels[0]))
	}
}

func TestWAVStopsAtTheMemoryLimit(t *testing.T) {
	w := newWAV("a.wav", 0, Options{}) // of unknown size, so that it cannot be refused at once
	w.limit = 4
	for _, b := range mono16 {
		if err := w.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	r, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(values(r.Channels[0]), mono16Samples[:2]) {
		t.Errorf("samples %v", values(r.Channels[0]))
	}
	checkError(t, r.Partial, 48, "the 4 bytes that are allowed")
}
