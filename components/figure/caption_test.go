package figure

import "testing"

// A title that is too long for its room loses letters, but never its unit.
func TestTitlesKeepTheirUnit(t *testing.T) {
	c := newChart()
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
	} {
		var got caption
		c.update(&got, titleFont, k.title, k.unit, k.room)
		if got.text != k.want || got.wide > k.room {
			t.Errorf("%q in %q on %v pixels: %q of %v pixels, want %q", k.title, k.unit, k.room, got.text, got.wide, k.want)
		}
	}
}
