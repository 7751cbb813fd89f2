// Package components is the list of the widgets that come with Sonde.
package components

import (
	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
)

// All returns every widget: one line each.
func All() []widget.Widget {
	return []widget.Widget{
		spectrum.Def,
		heatmap.Def,
		spectrogram.Def,
		waveform.Def,
	}
}
