package widgettest

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func init() {
	if flag.Lookup("update") == nil { // a package under test may have it too
		flag.Bool("update", false, "rewrite golden pictures")
	}
}

// Updating says whether the test was run with -update.
func Updating() bool {
	g, ok := flag.Lookup("update").Value.(flag.Getter)
	return ok && g.Get() == true
}

// Golden pictures may differ by rounding: processors that fuse multiplication and addition move an edge by less than
// an eighth of a pixel, which changes its anti-aliased pixels by less than 1/8 of 255. More than that is allowed in one
// pixel of 5000 only.
const (
	goldenStep  = 32
	goldenShare = 5000
)

// Golden compares a picture with testdata/<name>.png beside the test, or writes that file with -update. A picture
// that differs is written to the folder named by the environment variable GOLDEN_DIR, if it is set, to be looked at.
func Golden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if Updating() {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, encode(t, got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("no golden picture (run with -update, look at it, commit it): %v", err)
		return
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	if want.Bounds().Size() != got.Bounds().Size() {
		t.Errorf("%s: size is %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	} else if n, at := Differ(got, want, goldenStep); n > got.Bounds().Dx()*got.Bounds().Dy()/goldenShare {
		t.Errorf("%s: %d pixels differ by more than %d, the first at %v", name, n, goldenStep, at)
	} else {
		return
	}
	if dir := os.Getenv("GOLDEN_DIR"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), encode(t, got), 0o644); err != nil {
			t.Error(err)
		}
	}
}

func encode(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Differ counts the pixels of two pictures of one size of which a component differs by more than step (of 255), and
// returns the first of them.
func Differ(a, b image.Image, step int) (n int, first image.Point) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := rgba(a.At(x, y)), rgba(b.At(x, y))
			for i := range p {
				if d := int(p[i]) - int(q[i]); d > step || -d > step {
					if n == 0 {
						first = image.Pt(x, y)
					}
					n++
					break
				}
			}
		}
	}
	return n, first
}

func rgba(c color.Color) [4]uint8 {
	p := color.NRGBAModel.Convert(c).(color.NRGBA)
	return [4]uint8{p.R, p.G, p.B, p.A}
}
