package spectrogram

import (
	"testing"

	"github.com/sonde-viz/sonde/components/widgettest"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }
