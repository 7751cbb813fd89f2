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
		return &Error{name, 0, "this is " + kind + "; " + readHere}
	}
	if !isText(head) {
		reason := "the bytes are not text, and of no kind known here; " + readHere
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
