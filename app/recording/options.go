package recording

import (
	"github.com/sonde-viz/sonde/app/recording/table"
)

// The options and the layout of text tables are those of package table.
type (
	// Options are what a user fixes of a table; the zero value leaves everything to the reader.
	Options = table.Options
	// Layout is how a table was read.
	Layout = table.Layout
	// Start is the time of sample 0.
	Start = table.Start
)

// Preview shows how the beginning of a file will be read with options o: by the bytes in head alone, some 64 KB, which may
// end anywhere. The error is of files that are no text table, or of options that are not allowed.
func Preview(name string, head []byte, o Options) (table.Preview, error) {
	if err := check(name, head, o); err != nil {
		return table.Preview{}, err
	}
	if isWAV(head) {
		return table.Preview{}, &Error{name, 0, "a WAV file is not a table; its header says all"}
	}
	p, f := table.NewPreview(head, o)
	if f != nil {
		return p, &Error{name, f.Offset, f.Reason}
	}
	return p, nil
}
