package main

import (
	"fmt"
	"strings"
)

// turn begins to combine the lanes of a group of values into those of the four quarters, all halved: it sums the two lanes of
// even number, and the two of odd number, into name+"acr" ... and leaves their differences in name+"amr" ... The
// group lies from o on, forwards or backwards; its factors lie at t, those of v behind them.
func turn(bits int, name string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	factors, first, step := 0, 0, bits
	if name == "v" {
		factors, first, step = 96, bits*(128/bits-1), -bits
	}
	line("var %[1]sacr, %[1]saci, %[1]samr, %[1]sami, %[1]sbdr, %[1]sbdi, %[1]sbmr, %[1]sbmi F%[2]dx%[3]d\n{", name, bits, 128/bits)
	if bits == 32 {
		for _, part := range []struct {
			name string
			at   int
		}{{"r", first}, {"i", first + 16}} {
			line("a%[1]s, b%[1]s := mix.zip(load32(%[2]s, %[3]d), load32(%[2]s, %[3]d+%[4]d*second32))", part.name, "o"+name, part.at, step)
			line("c%[1]s, e%[1]s := mix.zip(load32(%[2]s, %[3]d+%[4]d*third32), load32(%[2]s, %[3]d+%[5]d))", part.name, "o"+name, part.at, step, 3*step)
			line("x0%[1]s, x1%[1]s := mix.halves(a%[1]s, c%[1]s)\nx2%[1]s, x3%[1]s := mix.halves(b%[1]s, e%[1]s)", part.name)
		}
	} else {
		for i, lanes := range []string{"x0r, x1r", "x0i, x1i", "x2r, x3r", "x2i, x3i"} {
			line("%[1]s := mix.zip(load64(o%[2]s, %[3]d), load64(o%[2]s, %[4]d))", lanes, name, first+16*i, first+16*i+step)
		}
	}
	turned := func(q int) {
		line("w%[1]dr, w%[1]di := load%[2]d(t, %[3]d), load%[2]d(t, %[4]d)", q, bits, factors+32*(q-1), factors+32*(q-1)+16)
		line("x%[1]dr, x%[1]di = x%[1]dr.Mul(w%[1]dr).Sub(x%[1]di.Mul(w%[1]di)), x%[1]dr.Mul(w%[1]di).Add(x%[1]di.Mul(w%[1]dr))", q)
	}
	line("x0r, x0i = x0r.Mul(half), x0i.Mul(half)")
	turned(2)
	line("%[1]sacr, %[1]saci, %[1]samr, %[1]sami = x0r.Add(x2r), x0i.Add(x2i), x0r.Sub(x2r), x0i.Sub(x2i)", name)
	turned(1)
	turned(3)
	line("%[1]sbdr, %[1]sbdi, %[1]sbmr, %[1]sbmi = x1r.Add(x3r), x1i.Add(x3i), x1r.Sub(x3r), x1i.Sub(x3i)\n}", name)
	return b.String()
}

// quarter returns the value of quarter r that comes of what turn made.
func quarter(name, r string) string {
	return strings.ReplaceAll(map[string]string{
		"0": "$acr.Add($bdr), $aci.Add($bdi)",
		"1": "$amr.Add($bmi), $ami.Sub($bmr)",
		"2": "$acr.Sub($bdr), $aci.Sub($bdi)",
		"3": "$amr.Sub($bmi), $ami.Add($bmr)",
	}[r], "$", name)
}

// other is the quarter that mirrors quarter r.
func other(r string) string { return string('0' + '3' - r[0]) }
