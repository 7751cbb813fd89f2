package layout

import (
	"strings"

	"github.com/sonde-viz/sonde/components/paint"
)

// Caption is a title as it is drawn: with its unit, and no longer than the room there is. It is kept until one of
// these changes, so that painting again costs neither measuring nor memory.
type Caption struct {
	title, unit string
	room        float64
	valid       bool
	Text        string
	Wide        float64 // logical pixels
}

// Update makes the text: "Frequency (kHz)".
func (k *Caption) Update(r *paint.Ruler, f paint.Font, title, unit string, room float64) {
	if k.valid && k.title == title && k.unit == unit && k.room == room {
		return
	}
	*k = Caption{title: title, unit: unit, room: room, valid: true}
	if title == "" || unit == "" {
		k.Text, k.Wide = shorten(r, title+unit, "", f, room)
	} else {
		k.Text, k.Wide = shorten(r, title, unit, f, room)
	}
}

// shorten cuts a title, with its unit if it has one, to room. What stands behind its words in brackets, the unit and remarks such as
// "(mean)", says how numbers are to be read: the words are cut before the remark or the unit goes, and at last the unit stands alone.
func shorten(r *paint.Ruler, title, unit string, f paint.Font, room float64) (string, float64) {
	words, remark, alone := title, "", title
	if i := strings.LastIndex(title, " ("); i > 0 {
		words, remark = title[:i], title[i:]
	}
	if unit != "" {
		unit, alone = " ("+unit+")", unit
	}
	for _, behind := range [...]string{remark + unit, remark, unit} {
		if short, _ := r.Cut(f, words, room-r.Width(f, behind)); short != "" && (behind != "" || remark+unit == "") {
			if wide := r.Width(f, short+behind); wide <= room {
				return short + behind, wide
			}
		}
	}
	return r.Cut(f, alone, room)
}
