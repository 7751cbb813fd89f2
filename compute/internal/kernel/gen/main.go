// Command gen writes the vector passes of package kernel, once for float32 and once for float64, from passes.tmpl:
// Go's generics call methods through tables, and its inliner gives up on a body of this size, so that writing them
// once in Go would cost most of their speed. Run it by `go generate ./compute/internal/kernel`.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"go/format"
	"log"
	"os"
	"strings"
	"text/template"
)

//go:embed passes.tmpl
var source string

func main() {
	for _, bits := range []int{32, 64} {
		text, err := generate(bits)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(fmt.Sprintf("passes%d_gen.go", bits), text, 0o666); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile("vec.ll", lanesLL(), 0o666); err != nil {
		log.Fatal(err)
	}
}

func generate(bits int) ([]byte, error) {
	var t *template.Template
	t = template.Must(template.New("passes").Funcs(template.FuncMap{
		"radices": func() []int { return []int{2, 3, 4, 5, 7, 8} },
		"sub":     func(a, b int) int { return a - b },
		"butterfly": func(bits, radix int, first, twiddled bool) (string, error) {
			var b strings.Builder
			err := t.ExecuteTemplate(&b, fmt.Sprint("radix", radix), body{bits, first, twiddled, map[string]bool{}})
			return b.String(), err
		},
		"twiddles":    twiddles,
		"constants":   constants,
		"doubles":     doubles,
		"factorBytes": func(bits, radix int) int { return 2 * (radix - 1) * bits / 8 }, // of the twiddle factors of one p
		"rowBytes":    func(bits int) int { return bits },                              // 32 bytes of float32 hold the four lanes, 64 of float64
	}).Parse(source))
	var out bytes.Buffer
	if err := t.Execute(&out, bits); err != nil {
		return nil, err
	}
	return format.Source(out.Bytes())
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
	return fmt.Sprintf("w%[1]dr, w%[1]di := each%[2]d(w, wi+%[3]d), each%[2]d(w, wi+%[4]d)\n", k, bits, 2*(k-1)*size, (2*k-1)*size)
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
