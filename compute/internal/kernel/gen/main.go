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
			err := t.ExecuteTemplate(&b, fmt.Sprint("radix", radix), body{bits, first, twiddled})
			return b.String(), err
		},
		"twiddles":  twiddles,
		"constants": constants,
	}).Parse(source))
	var out bytes.Buffer
	if err := t.Execute(&out, bits); err != nil {
		return nil, err
	}
	return format.Source(out.Bytes())
}

// twiddles loads w^p, w^2p ... into w1r, w1i, w2r ...
func twiddles(bits, radix int) string {
	var b strings.Builder
	size := bits / 8
	fmt.Fprintf(&b, "wi := p * %d\n", 2*(radix-1)*size)
	for k := 1; k < radix; k++ {
		fmt.Fprintf(&b, "w%[1]dr, w%[1]di := each%[2]d(w, wi+%[3]d), each%[2]d(w, wi+%[4]d)\n", k, bits, 2*(k-1)*size, (2*k-1)*size)
	}
	return b.String()
}

// body is what the template of a butterfly sees: how it loads and stores depends on the loop that it is in.
type body struct {
	Bits     int
	first    bool // reads interleaved values
	twiddled bool // multiplies by the twiddle factors
}

// Load reads the complex vector of leg j into xjr, xji.
func (b body) Load(j int) string {
	at := "xi"
	if j > 0 {
		at = fmt.Sprintf("xi+%d*leg", j)
	}
	if b.first {
		return fmt.Sprintf("x%[1]dr, x%[1]di := mix.split(load%[2]d(x, %[3]s), load%[2]d(x, %[3]s+16))", j, b.Bits, at)
	}
	return fmt.Sprintf("x%[1]dr, x%[1]di := load%[2]d(x, %[3]s), load%[2]d(x, %[3]s+16)", j, b.Bits, at)
}

// Store writes a complex vector to row k.
func (b body) Store(k int, re, im string) string {
	at := "yi"
	if k > 0 {
		at = fmt.Sprintf("yi+%d*row", k)
	}
	if !b.twiddled || k == 0 {
		return fmt.Sprintf("store%[1]d(d, %[2]s, %[3]s)\nstore%[1]d(d, %[2]s+16, %[4]s)", b.Bits, at, re, im)
	}
	return fmt.Sprintf(`y%[1]dr, y%[1]di := %[4]s, %[5]s
store%[2]d(d, %[3]s, y%[1]dr.Mul(w%[1]dr).Sub(y%[1]di.Mul(w%[1]di)))
store%[2]d(d, %[3]s+16, y%[1]dr.Mul(w%[1]di).Add(y%[1]di.Mul(w%[1]dr)))`, k, b.Bits, at, re, im)
}
