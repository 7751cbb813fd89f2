package table

import (
	"bytes"
)

// previewLines is how many lines a preview shows.
const previewLines = 200

// NewPreview shows how the beginning of a file is read with options o, by its first bytes alone.
func NewPreview(head []byte, o Options) (Preview, *Fault) {
	code, _ := codingOf(head)
	if end := bytes.LastIndexAny(head, "\r\n"); end > 0 && code == byteCode && len(head) > 4096 {
		head = head[:end+1] // the last line is not whole
	}
	r := NewReader(0, 64<<20, o)
	var shown []source
	take := r.in.take
	r.in.take = func(line []byte, at int64) {
		take(line, at)
		if len(shown) < previewLines {
			shown = append(shown, source{bytes.Clone(line), at, r.lineNo, 1})
		}
	}
	if f := r.Write(head); f != nil {
		return Preview{}, f
	}
	t, f := r.Close()
	if f != nil {
		return Preview{}, f
	}
	p := Preview{Layout: t.Layout, Remarks: t.Remarks}
	for _, l := range join(shown) {
		p.Lines = append(p.Lines, r.line(l))
	}
	return p, nil
}

// line tells what a line is.
func (r *Reader) line(l source) Line {
	p := r.plan
	l.text = r.labels.strip(l.text)
	out := Line{Number: l.no, Role: r.role(l)}
	cells, _ := split(nil, l.text, p.sep)
	if out.Role == Heading || out.Role == Units {
		c := &candidate{dialect: p.dialect, n: len(p.columns), types: make([]kind, len(p.columns))}
		for j := range c.types {
			c.types[j] = number
		}
		if fitted := p.fit(l.text, c); fitted != nil {
			out.Cells = fitted
			return out
		}
	}
	for _, cell := range cells {
		out.Cells = append(out.Cells, text(cell))
	}
	return out
}

func (r *Reader) role(l source) Role {
	p := r.plan
	switch {
	case len(trim(l.text)) == 0:
		return Blank
	case p.heading == l.no:
		return Heading
	case p.unitsRow == l.no:
		return Units
	case len(r.rows.shifts) > 0 && l.no < r.rows.lineOf(0), isComment(l.text):
		return Text
	}
	for _, h := range p.headings {
		if bytes.Equal(trim(l.text), h) {
			return Repeated
		}
	}
	for row := min(l.no-r.rows.lineOf(0), r.rows.count-1); row >= 0; row-- {
		if no := r.rows.lineOf(row); no == l.no {
			return Data
		} else if no < l.no {
			return Skipped
		}
	}
	return Skipped
}
