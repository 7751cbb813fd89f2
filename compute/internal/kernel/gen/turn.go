package main

import (
	"fmt"
	"strings"
)

// turn combines the lanes of a group of values from index at on, forwards or backwards (sign -1), into the values of the four quarters:
// name0r, name0i ... The factors of u lie at wi, those of v behind them.
func turn(bits int, name, at string, sign int) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	factors := "wi"
	if name == "v" {
		factors = "wi+96"
	}
	line("var %[1]s0r, %[1]s0i, %[1]s1r, %[1]s1i, %[1]s2r, %[1]s2i, %[1]s3r, %[1]s3i F%[2]dx%[3]d\n{", name, bits, 128/bits)
	if bits == 32 {
		line("o := unsafe.Add(x, 32*%s)", at)
		for _, part := range []struct {
			name string
			at   int
		}{{"r", 0}, {"i", 16}} {
			line("a%[1]s, b%[1]s := mix.zip(load32(o, %[2]d), load32(o, %[2]d+%[3]d*second32))", part.name, part.at, 32*sign)
			line("c%[1]s, e%[1]s := mix.zip(load32(o, %[2]d+%[3]d*third32), load32(o, %[2]d+%[4]d))", part.name, part.at, 32*sign, 96*sign)
			line("x0%[1]s, x1%[1]s := mix.halves(a%[1]s, c%[1]s)\nx2%[1]s, x3%[1]s := mix.halves(b%[1]s, e%[1]s)", part.name)
		}
	} else {
		line("o := unsafe.Add(x, 64*%s)", at)
		line("x0r, x1r := mix.zip(load64(o, 0), load64(o, %d))", 64*sign)
		line("x0i, x1i := mix.zip(load64(o, 16), load64(o, %d))", 16+64*sign)
		line("x2r, x3r := mix.zip(load64(o, 32), load64(o, %d))", 32+64*sign)
		line("x2i, x3i := mix.zip(load64(o, 48), load64(o, %d))", 48+64*sign)
	}
	for _, q := range []int{2, 1, 3} {
		line("w%[1]dr, w%[1]di := load%[2]d(w, %[3]s+%[4]d), load%[2]d(w, %[3]s+%[5]d)", q, bits, factors, 32*(q-1), 32*(q-1)+16)
		line("x%[1]dr, x%[1]di = x%[1]dr.Mul(w%[1]dr).Sub(x%[1]di.Mul(w%[1]di)), x%[1]dr.Mul(w%[1]di).Add(x%[1]di.Mul(w%[1]dr))", q)
	}
	line("acr, aci, amr, ami := x0r.Add(x2r), x0i.Add(x2i), x0r.Sub(x2r), x0i.Sub(x2i)")
	line("bdr, bdi, bmr, bmi := x1r.Add(x3r), x1i.Add(x3i), x1r.Sub(x3r), x1i.Sub(x3i)")
	line("%[1]s0r, %[1]s0i = acr.Add(bdr), aci.Add(bdi)", name)
	line("%[1]s1r, %[1]s1i = amr.Add(bmi), ami.Sub(bmr)", name)
	line("%[1]s2r, %[1]s2i = acr.Sub(bdr), aci.Sub(bdi)", name)
	line("%[1]s3r, %[1]s3i = amr.Sub(bmi), ami.Add(bmr)\n}", name)
	return b.String()
}

// other is the quarter that mirrors quarter r.
func other(r string) string { return string('0' + '3' - r[0]) }
