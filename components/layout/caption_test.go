package layout

import (
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// A title that is too long for its room keeps its unit and its remark as long as these leave room for a letter of it; then
// it is cut at its end. Nothing is longer than the room.
func TestLongTitlesKeepTheirUnit(t *testing.T) {
	for _, c := range []struct {
		title, unit string
		behind      string
	}{
		{"Pressure of the filtered noise", "Pa", " (Pa)"}, {"Pressure of the filtered noise (mean)", "Pa", " (mean) (Pa)"},
		{"Pressure of the filtered noise (mean)", "", " (mean)"}, {"Pressure of the filtered noise", "", ""}, {"(of) noise", "", ""},
	} {
		r := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
		whole := c.title
		if c.unit != "" {
			whole += " (" + c.unit + ")"
		}
		least := r.Width(TitleFont, "P…"+c.behind)
		for room := 0.0; room < 300; room++ {
			var k Caption
			k.Update(r, TitleFont, c.title, c.unit, room)
			if k.Wide > room || k.Wide > 0 && k.Wide != r.Width(TitleFont, k.Text) {
				t.Fatalf("%q is %v wide in a room of %v", k.Text, k.Wide, room)
			}
			if r.Width(TitleFont, whole) <= room && k.Text != whole {
				t.Fatalf("in a room of %v: %q, want all of it", room, k.Text)
			}
			if room > least+1 && !strings.HasSuffix(k.Text, c.behind) {
				t.Fatalf("in a room of %v: %q does not end in %q", room, k.Text, c.behind)
			}
		}
	}
}

// Words are cut first, then the unit goes before a remark does, and at last a unit stands alone.
func TestWhatIsLeftOfTitles(t *testing.T) {
	r := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
	for _, k := range []struct {
		title, unit string
		room        float64
		want        string
	}{
		{"Frequency", "kHz", 200, "Frequency (kHz)"},
		{"Frequency", "kHz", 70, "Freq… (kHz)"},
		{"Frequency", "kHz", 40, "kHz"},
		{"Frequency", "kHz", 2, ""},
		{"Frequency", "", 40, "Freq…"},
		{"", "kHz", 40, "kHz"},
		{"Pressure (mean)", "Pa", 110, "Pres… (mean) (Pa)"},
		{"Pressure (mean)", "Pa", 70, "Pr… (mean)"},
		{"Pressure (mean)", "Pa", 20, "Pa"},
	} {
		var got Caption
		got.Update(r, TitleFont, k.title, k.unit, k.room)
		if got.Text != k.want || got.Wide > k.room {
			t.Errorf("%q in %q on %v pixels: %q of %v pixels, want %q", k.title, k.unit, k.room, got.Text, got.Wide, k.want)
		}
	}
}
