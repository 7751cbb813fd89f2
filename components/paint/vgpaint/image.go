package vgpaint

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/sonde-viz/sonde/components/paint"
)

// Image draws lists, one over the other, on a picture of w x h logical pixels at dpr device pixels each. A list that is
// nil is left out.
func Image(w, h, dpr float64, background color.Color, lists ...*paint.List) image.Image {
	wide, high := int(math.Round(w*dpr)), int(math.Round(h*dpr))
	if wide <= 0 || high <= 0 {
		return image.NewRGBA(image.Rectangle{})
	}
	// 72 dots per inch make one dot of one point: lengths are device pixels, at any ratio.
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(wide), vg.Length(high)), vgimg.UseDPI(72), vgimg.UseBackgroundColor(background))
	for _, l := range lists {
		if l != nil {
			l.Replay(New(c, vg.Length(high), vg.Length(dpr), dpr))
		}
	}
	return c.Image()
}
