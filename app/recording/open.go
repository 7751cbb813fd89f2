package recording

import (
	"bytes"

	"github.com/sonde-viz/sonde/app/recording/table"
)

// Decoder takes a file's bytes in order, in pieces of any size.
type Decoder interface {
	// Write takes the next bytes and keeps none of the slice. Its work is proportional to
	// len(chunk). After an error, which is an *Error, nothing of the file can be used.
	Write(chunk []byte) error
	// Close says that the file has ended and gives what was read. The error is an *Error.
	Close() (*Recording, error)
}

// Open picks a decoder by the first bytes of a file; the name decides nothing that the content
// says. The bytes in head are only looked at: the first Write starts with byte 0 of the file.
// Some hundred bytes, or the whole of a shorter file, are enough.
//
// The size is what the host knows the file to hold, so that memory is asked for once;
// 0 or less means unknown.
func Open(name string, size int64, head []byte) (Decoder, error) {
	return OpenWith(name, size, head, Options{})
}

// OpenWith is Open with what a user fixes of a table; for a WAV file the options mean nothing, but rate and start.
func OpenWith(name string, size int64, head []byte, o Options) (Decoder, error) {
	if err := check(name, head, o); err != nil {
		return nil, err
	}
	if isWAV(head) {
		return newWAV(name, size, o), nil
	}
	return newCSV(name, size, o), nil
}

// check says why a file that begins with head can't be read with options o.
func check(name string, head []byte, o Options) error {
	if err := o.Check(); err != nil {
		return &Error{name, 0, err.Error()}
	}
	if len(head) == 0 {
		return &Error{name, 0, "the file is empty"}
	}
	if isWAV(head) || table.Wide(head) {
		return nil
	}
	if kind := foreign(head); kind != "" {
		return &Error{name, 0, "this seems to be " + kind + ", not a WAV or CSV recording"}
	}
	if !isText(head) {
		reason := "the bytes are of no kind known here; a WAV file begins with RIFF"
		if bytes.HasPrefix([]byte("RIFF"), head) || bytes.HasPrefix([]byte("RF64"), head) {
			reason = "the file is cut short in its first header"
		}
		return &Error{name, 0, reason}
	}
	return nil
}

// Decode reads a file that is in memory already.
func Decode(name string, data []byte) (*Recording, error) {
	d, err := Open(name, int64(len(data)), data[:min(len(data), 4096)])
	if err != nil {
		return nil, err
	}
	if err := d.Write(data); err != nil {
		return nil, err
	}
	return d.Close()
}

func isWAV(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	switch string(head[:4]) {
	case "RIFF", "RF64", "BW64":
		// A file of 4 to 11 bytes is told by the decoder where it ends.
		return len(head) < 12 || string(head[8:12]) == "WAVE"
	}
	return false
}

// signatures are the first bytes of what people drop on a page by mistake. Sources: the formats'
// own specifications, as collected in the file(1) magic database.
var signatures = []struct {
	at   int
	text string
	kind string
}{
	{8, "AVI ", "an AVI film"},
	{8, "WEBP", "a WebP picture"},
	{0, "RIFF", "a RIFF file that is not WAVE"},
	{0, "RIFX", "a big-endian WAV (RIFX), which is not read here"},
	{0, "riff\x2e\x91\xcf\x11", "a Sony Wave64 file"},
	{0, "\x89PNG", "a PNG picture"},
	{0, "\xff\xd8\xff", "a JPEG picture"},
	{0, "GIF8", "a GIF picture"},
	{0, "%PDF", "a PDF document"},
	{0, "PK\x03\x04", "a ZIP archive or an Office file; save a spreadsheet as CSV"},
	{0, "\xd0\xcf\x11\xe0", "an old Office file; save a spreadsheet as CSV"},
	{0, "\x1f\x8b", "gzip-compressed"},
	{0, "BZh", "bzip2-compressed"},
	{0, "\xfd7zXZ", "xz-compressed"},
	{0, "\x28\xb5\x2f\xfd", "zstd-compressed"},
	{0, "ID3", "an MP3 file"},
	{0, "OggS", "an Ogg (Vorbis or Opus) file"},
	{0, "fLaC", "a FLAC file"},
	{0, "FORM", "an AIFF file"},
	{0, ".snd", "a Sun audio file"},
	{4, "ftyp", "an MP4 or M4A file"},
	{0, "\x1a\x45\xdf\xa3", "a Matroska or WebM file"},
	{0, "MATLAB 5.0", "a MATLAB file"},
	{0, "\x89HDF", "an HDF5 file"},
	{0, "\x93NUMPY", "a NumPy array"},
	{0, "\x00asm", "a WebAssembly module"},
}

// foreign names the kind of file that head begins, when it is a known kind that is not read here.
func foreign(head []byte) string {
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.text)) {
			return s.kind
		}
	}
	// MPEG audio without a tag: eleven bits of sync, then layer, bit rate and sample rate that exist.
	if len(head) > 2 && head[0] == 0xff && head[1]&0xe0 == 0xe0 && head[1]&0x06 != 0 &&
		head[2]&0xf0 != 0xf0 && head[2]&0x0c != 0x0c {
		return "an MP3 file"
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), 512)], bom), " \t\r\n"))
	switch {
	case bytes.HasPrefix(text, []byte("<!doctype html")), bytes.HasPrefix(text, []byte("<html")):
		return "an HTML page"
	case bytes.HasPrefix(text, []byte("<svg")):
		return "an SVG picture"
	case bytes.HasPrefix(text, []byte("<")):
		return "XML or HTML"
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return "JSON"
	}
	return ""
}

var bom = []byte("\xef\xbb\xbf")

// isText tells whether head could be a table: text has no control bytes but white space.
func isText(head []byte) bool {
	for _, b := range head[:min(len(head), 512)] {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7f {
			return false
		}
	}
	return true
}
