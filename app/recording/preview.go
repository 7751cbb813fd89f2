package recording

import (
	"bytes"

	"github.com/sonde-viz/sonde/app/recording/table"
)

// preview reads the whole lines of head.
func preview(name string, head []byte, o Options) (table.Preview, error) {
	if end := bytes.LastIndexByte(head, '\n'); end > 0 {
		head = head[:end+1]
	}
	d := newCSV(name, 0, o)
	if err := d.Write(head); err != nil {
		return table.Preview{}, err
	}
	r, err := d.Close()
	if err != nil {
		return table.Preview{}, err
	}
	p := table.Preview{Layout: *r.Layout, Remarks: r.Notes}
	for i, line := range bytes.SplitN(head, []byte("\n"), 40) {
		p.Lines = append(p.Lines, table.Line{Number: i + 1, Role: table.Data, Cells: split(bytes.TrimRight(line, "\r"), r.Layout.Separator[0])})
	}
	return p, nil
}

// layout is how the table was read.
func (t *text) layout() *Layout {
	l := &Layout{Options: t.options}
	l.Separator, l.Decimal, l.Time = string(t.sep), ".", t.head.timeColumn+1
	if t.decimal != 0 {
		l.Decimal = string(t.decimal)
	}
	for i, c := range t.columns {
		role := table.Data
		switch {
		case c.text:
			role = table.Text
		case i == t.head.timeColumn:
			role = table.Time
		}
		l.Columns = append(l.Columns, table.Column{Name: c.name, Unit: c.unit, Role: role})
	}
	return l
}
