package analyze

import (
	"net/url"
	"testing"

	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

func TestAddress(t *testing.T) {
	tests := map[string]Settings{
		"defaults": Defaults(),
		"shipped":  {Recording: "ecg", Channel: 1, Window: window.FlatTop, Overlap: 0.75, Unit: spectral.V2Hz, Scale: spectrum.Log, Frequencies: spectrogram.Mel, Colormap: colormap.Gray, Range: 60, From: 1.25, To: 7.0000625},
		"own file": {File: "häßlich & so=1?.wav", Channel: Mix, FFTSize: 4800, Window: window.Hann, Scale: spectrum.Linear, Frequencies: spectrogram.Linear, Colormap: colormap.Viridis, Range: 90, Rate: 44100.5},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			u, err := url.Parse(want.Path())
			if err != nil {
				t.Fatal(err)
			}
			if got := Parse(u.Query()); got != want {
				t.Errorf("%s gives %+v, want %+v", want.Path(), got, want)
			}
		})
	}
	if Defaults().Path() != "/" {
		t.Errorf("the defaults are written: %s", Defaults().Path())
	}
	nonsense, _ := url.ParseQuery("ch=-1&fft=1e9&window=glass&overlap=NaN&unit=x&scale=&map=pink&range=-5&rate=Inf&from=7&to=3")
	if got := Parse(nonsense); got != Defaults() {
		t.Errorf("nonsense gives %+v", got)
	}
}
