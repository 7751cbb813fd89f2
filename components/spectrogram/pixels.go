package spectrogram

import (
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
)

// bandRows is how many rows of pixels are coloured at a time: what is gathered for them stays in the cache.
const bandRows = 16

// color brings pix up to date with the lines: by moving what is there, and colouring the lines that are new.
func (p *picture) color(c colors) []byte {
	width, height, shift := p.time.n, p.key.frequency.Pixels, p.shift
	p.shift = 0
	if c != p.colored || len(p.pix) != 4*width*height || shift <= -int64(width) || shift >= int64(width) {
		p.pix, p.colored, shift = sized(p.pix, 4*width*height), c, 0
		for i := range p.made {
			p.made[i].colors = false
		}
	}
	if shift != 0 {
		p.move(int(shift), width, height)
	}
	at := func(x int) *line { return &p.made[p.time.slot(p.time.first+int64(x))] }
	for x := 0; x < width; x++ {
		if at(x).colors {
			continue
		}
		end := x
		for ; end < width && !at(end).colors; end++ {
			at(end).colors = true
		}
		if p.key.waterfall {
			p.fillRows(x, end, width, height)
		} else {
			p.fillColumns(x, end, width, height)
		}
		x = end
	}
	return p.pix
}

// move moves the pixels by some of the time axis, towards its beginning when shift is positive.
func (p *picture) move(shift, width, height int) {
	if p.key.waterfall { // newest on top: towards the beginning is down
		row := 4 * height * shift
		if shift > 0 {
			copy(p.pix[row:], p.pix)
		} else {
			copy(p.pix, p.pix[-row:])
		}
		return
	}
	for y := range height {
		r := p.pix[4*width*y:][:4*width]
		if shift > 0 {
			copy(r, r[4*shift:])
		} else {
			copy(r[-4*shift:], r)
		}
	}
}

// fillRows colours the time pixels [x, end) of a waterfall: a line is a row.
func (p *picture) fillRows(x, end, width, height int) {
	special := p.colored.colors.Specials()
	for ; x < end; x++ {
		at := p.time.slot(p.time.first + int64(x))
		row := p.pix[4*height*(width-1-x):][:4*height]
		if p.made[at].blank {
			clear(row)
			continue
		}
		colormap.Fill(row, p.lines[at*height:][:height], p.colored.colors, p.colored.lo, p.colored.hi, special)
		for j, r := range p.rows {
			if r.to <= r.from {
				clear(row[4*j:][:4])
			}
		}
	}
}

// fillColumns colours the time pixels [x, end) of a horizontal picture: a line is a column.
func (p *picture) fillColumns(x, end, width, height int) {
	special := p.colored.colors.Specials()
	n := end - x
	p.band, p.bytes = sized(p.band, max(bandRows*n, cap(p.band))), sized(p.bytes, max(4*bandRows*n, cap(p.bytes)))
	for y0 := 0; y0 < height; y0 += bandRows {
		y1 := min(y0+bandRows, height)
		p.gather(x, n, y0, y1, height)
		to := p.bytes[:4*n*(y1-y0)]
		if n == width {
			to = p.pix[4*width*y0 : 4*width*y1]
		}
		colormap.Fill(to, p.band[:n*(y1-y0)], p.colored.colors, p.colored.lo, p.colored.hi, special)
		for y := y0; y < y1; y++ {
			row := p.pix[4*(width*y+x):][:4*n]
			if p.rows[y].to <= p.rows[y].from {
				clear(row)
			} else if n < width {
				copy(row, to[4*n*(y-y0):])
			}
		}
	}
	for k := range n {
		if p.made[p.time.slot(p.time.first+int64(x+k))].blank {
			for y := range height {
				clear(p.pix[4*(width*y+x+k):][:4])
			}
		}
	}
}

// gather puts the levels of rows [j0, j1) of n time pixels from x on into band, row by row.
func (p *picture) gather(x, n, j0, j1, height int) {
	// Neighbours lie side by side but for the seam of the slots.
	at := p.time.slot(p.time.first + int64(x))
	for k := 0; k < n; {
		part := min(n-k, p.time.n-at)
		lines := p.lines[at*height+j0:]
		if part == n {
			decimate.Transpose(p.band[:part*(j1-j0)], lines, part, height)
		} else {
			for i := range part {
				for j := range j1 - j0 {
					p.band[j*n+k+i] = lines[i*height+j]
				}
			}
		}
		at, k = 0, k+part
	}
}
