// Command gen writes the vector loops of package kernel, once for float32 and once for float64, from its templates:
// Go's generics call methods through tables, and its inliner gives up on a body of this size, so that writing them
// once in Go would cost most of their speed. Run it by `go generate ./compute/internal/kernel`.
package main

import (
	"bytes"
	"embed"
	"fmt"
	"go/format"
	"log"
	"os"
	"strings"
	"text/template"
)

//go:embed *.tmpl
var sources embed.FS

func main() {
	files, err := generate()
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(name, text, 0o666); err != nil {
			log.Fatal(err)
		}
	}
}

// generate returns what the files hold, by name.
func generate() (map[string][]byte, error) {
	var t *template.Template
	t, err := template.New("").Funcs(template.FuncMap{
		"radices": func() []int { return []int{2, 3, 4, 5, 7, 8} },
		"halves":  func() []int { return []int{0, 64} }, // of a turn's 128 bytes
		"list":    func(s ...string) []string { return s },
		"mul":     func(a, b int) int { return a * b },
		"bytes":   func(bits int) int { return bits / 8 },
		"often":   func(radix int) bool { return radix != 5 && radix != 7 },
		"sub":     func(a, b int) int { return a - b },
		"butterfly": func(bits, radix int, first, twiddled bool) (string, error) {
			var b strings.Builder
			err := t.ExecuteTemplate(&b, fmt.Sprint("radix", radix), body{bits, first, twiddled, map[string]bool{}})
			return b.String(), err
		},
		"twiddles":    twiddles,
		"turn":        turn,
		"quarter":     quarter,
		"other":       other,
		"constants":   constants,
		"doubles":     doubles,
		"factorBytes": func(bits, radix int) int { return 2 * (radix - 1) * bits / 8 }, // of the twiddle factors of one p
		"rowBytes":    func(bits int) int { return bits },                              // 32 bytes of float32 hold the four lanes, 64 of float64
		"pairBytes":   func(bits int) int { return bits / 4 },                          // of a complex value
		"wide":        func(bits int) int { return 128 / bits },                        // values in a vector
	}).ParseFS(sources, "*.tmpl")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"vec.ll": lanesLL()}
	for _, name := range []string{"passes", "real", "scan", "matrix", "arith", "sums", "combinereal", "grid"} {
		for _, bits := range []int{32, 64} {
			var out bytes.Buffer
			if err := t.ExecuteTemplate(&out, name+".tmpl", bits); err != nil {
				return nil, err
			}
			text, err := format.Source(out.Bytes())
			if err != nil {
				return nil, err
			}
			files[fmt.Sprintf("%s%d_gen.go", name, bits)] = text
		}
	}
	return files, nil
}

// twiddles loads w^p, w^2p ... into w1r, w1i, w2r ...
func twiddles(bits, radix int) string {
	s := ""
	for k := 1; k < radix; k++ {
		s += twiddle(bits, k)
	}
	return s
}

func twiddle(bits, k int) string {
	size := bits / 8
	return fmt.Sprintf("w%[1]dr, w%[1]di := each%[2]d(t, %[3]d), each%[2]d(t, %[4]d)\n", k, bits, 2*(k-1)*size, (2*k-1)*size)
}

// body is what the template of a butterfly sees: how it loads and stores depends on the loop that it is in.
type body struct {
	Bits     int
	first    bool // reads interleaved values
	twiddled bool // multiplies by the twiddle factors
	known    map[string]bool
}

// address returns what declares pointer k of a series, and those that it builds on: legs or rows are multiples of one step,
// and building them from its doubles keeps few integers alive. (Go spills the others to memory, which costs more than to add.)
func (b body) address(series string, k int, base, step string) string {
	name := fmt.Sprint(series, k)
	if b.known[name] {
		return ""
	}
	b.known[name] = true
	if k == 0 {
		return fmt.Sprintf("%s := unsafe.Add(%s)\n", name, base)
	}
	top := 1
	for top*2 <= k {
		top *= 2
	}
	if top > 1 {
		step += fmt.Sprint(top)
	}
	return b.address(series, k-top, base, strings.TrimRight(step, "0123456789")) + fmt.Sprintf("%s := unsafe.Add(%s%d, %s)\n", name, series, k-top, step)
}

// doubles declares the multiples of a step that address uses.
func doubles(radix int, step string) string {
	s := ""
	if radix > 2 {
		s += fmt.Sprintf("%s2 := 2 * %[1]s\n", step)
	}
	if radix > 4 {
		s += fmt.Sprintf("%s4 := 4 * %[1]s\n", step)
	}
	return s
}

// Load reads the complex vector of leg j into xjr, xji.
func (b body) Load(j int) string {
	at := b.address("p", j, "x, xi", "leg")
	if b.first {
		return at + fmt.Sprintf("x%[1]dr, x%[1]di := mix.split(load%[2]d(p%[1]d, 0), load%[2]d(p%[1]d, 16))", j, b.Bits)
	}
	return at + fmt.Sprintf("x%[1]dr, x%[1]di := load%[2]d(p%[1]d, 0), load%[2]d(p%[1]d, 16)", j, b.Bits)
}

// Store writes a complex vector to row k.
func (b body) Store(k int, re, im string) string {
	at := b.address("q", k, "d, yi", "row")
	if !b.twiddled || k == 0 {
		return at + fmt.Sprintf("store%[1]d(q%[2]d, 0, %[3]s)\nstore%[1]d(q%[2]d, 16, %[4]s)", b.Bits, k, re, im)
	}
	if b.first {
		// Each butterfly has factors of its own: they are loaded where they are used.
		at += twiddle(b.Bits, k)
	}
	return at + fmt.Sprintf(`y%[1]dr, y%[1]di := %[3]s, %[4]s
store%[2]d(q%[1]d, 0, y%[1]dr.Mul(w%[1]dr).Sub(y%[1]di.Mul(w%[1]di)))
store%[2]d(q%[1]d, 16, y%[1]dr.Mul(w%[1]di).Add(y%[1]di.Mul(w%[1]dr)))`, k, b.Bits, re, im)
}
