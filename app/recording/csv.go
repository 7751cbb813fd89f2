package recording

import (
	"strings"

	"github.com/sonde-viz/sonde/app/recording/table"
	"github.com/sonde-viz/sonde/components/widget"
)

// csv decodes text tables by package table.
type csv struct {
	name  string
	table *table.Reader
	notes []string
}

func newCSV(name string, size int64, o Options) *csv {
	d := &csv{name: name, table: table.NewReader(size, maxBytes, o)}
	if strings.HasSuffix(strings.ToLower(name), ".wav") {
		d.notes = append(d.notes, "The file is named .wav and holds text, so it was read as CSV.")
	}
	return d
}

func (d *csv) Write(b []byte) error {
	if f := d.table.Write(b); f != nil {
		return d.fault(f)
	}
	return nil
}

func (d *csv) fault(f *table.Fault) *Error { return &Error{d.name, f.Offset, f.Reason} }

func (d *csv) Close() (*Recording, error) {
	t, f := d.table.Close()
	if f != nil {
		if strings.HasSuffix(strings.ToLower(d.name), ".wav") {
			f.Reason = "this is text, and a WAV file begins with RIFF"
		}
		return nil, d.fault(f)
	}
	r := &Recording{Name: d.name, Format: t.Format, SampleRate: t.Rate, Start: t.Start, Notes: append(d.notes, t.Remarks...), Layout: &t.Layout}
	if t.Stop != nil {
		r.Partial = d.fault(t.Stop)
	}
	r.Unit = t.Columns[0].Unit
	for _, c := range t.Columns {
		r.Channels = append(r.Channels, Channel{Name: c.Name, Unit: c.Unit, Samples: widget.Float64s(c.Values)})
		if c.Unit != r.Unit {
			r.Unit = ""
		}
	}
	return r, nil
}
