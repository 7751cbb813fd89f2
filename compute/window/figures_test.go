package window

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/compute/fft"
)

// stated reads the figures out of the doc comments of the constants, so that they can't go stale.
func stated(t *testing.T) map[Kind][3]float64 {
	file, err := parser.ParseFile(token.NewFileSet(), "window.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	// "side lobe -62.8, ENBW 1.7226, scalloping 1.1050", after whatever says for which shape
	figures := regexp.MustCompile(`(?i)side lobe(?: is)? (-[\d.]+), ENBW ([\d.]+), scalloping (\d+\.\d+)`)
	found := map[Kind][3]float64{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Doc == nil {
			return true
		}
		m := figures.FindStringSubmatch(spec.Doc.Text())
		if m == nil {
			return true
		}
		name, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		var f [3]float64
		for i := range f {
			f[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		found[Kind(name)] = f
		return true
	})
	return found
}

func TestStatedFigures(t *testing.T) {
	found := stated(t)
	for _, name := range Kind("").Values() {
		want, ok := found[Kind(name)]
		if !ok {
			t.Errorf("%s: the comment states no figures", name)
			continue
		}
		w := Fill(make([]float64, 4096), Spec{Kind: Kind(name)})
		got := [3]float64{sideLobe(w), ENBW(w), ScallopingLoss(w)}
		// Half a unit of the last digit stated.
		for i, tol := range [3]float64{0.051, 0.000051, 0.000051} {
			if math.Abs(got[i]-want[i]) > tol {
				t.Errorf("%s: %s is %.5f, stated %v", name, [3]string{"side lobe", "ENBW", "scalloping"}[i], got[i], want[i])
			}
		}
	}
}

// sideLobe is the highest level beyond the main lobe of the window's transform, in dB re its peak.
func sideLobe(w []float64) float64 {
	const pad = 32 // samples of the transform per bin: enough for 0.01 dB
	p := fft.NewRealPlan[float64](pad * len(w))
	x := make([]float64, p.Len())
	copy(x, w)
	y := make([]float64, 2*p.Bins())
	p.Forward(y, x)
	k := 1
	level := func(k int) float64 { return math.Hypot(y[2*k], y[2*k+1]) }
	for level(k) > level(0)/2 || level(k) < level(k-1) {
		k++
	}
	most := 0.0
	for ; k < p.Bins(); k++ {
		most = max(most, level(k))
	}
	return 20 * math.Log10(most/level(0))
}
