package mark

import (
	"strings"
	"testing"
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
		b := newBench()
		whole := c.title
		if c.unit != "" {
			whole += " (" + c.unit + ")"
		}
		least := b.Ruler.Width(TitleFont, "P…"+c.behind)
		for room := 0.0; room < 300; room++ {
			var k caption
			b.update(&k, TitleFont, c.title, c.unit, room)
			if k.wide > room || k.wide > 0 && k.wide != b.Ruler.Width(TitleFont, k.text) {
				t.Fatalf("%q is %v wide in a room of %v", k.text, k.wide, room)
			}
			if b.Ruler.Width(TitleFont, whole) <= room && k.text != whole {
				t.Fatalf("in a room of %v: %q, want all of it", room, k.text)
			}
			if room > least+1 && !strings.HasSuffix(k.text, c.behind) {
				t.Fatalf("in a room of %v: %q does not end in %q", room, k.text, c.behind)
			}
		}
	}
}

// Words are cut first, then the unit goes before a remark does, and at last a unit stands alone.
func TestWhatIsLeftOfTitles(t *testing.T) {
	c := newBench()
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
		var got caption
		c.update(&got, TitleFont, k.title, k.unit, k.room)
		if got.text != k.want || got.wide > k.room {
			t.Errorf("%q in %q on %v pixels: %q of %v pixels, want %q", k.title, k.unit, k.room, got.text, got.wide, k.want)
		}
	}
}
