package window

import "math"

// exp is e^x for x up to 0, to 1 unit in the last place of those that are not subnormal: math.Exp needs a C library where TinyGo compiles for JavaScript.
// (The method and its numbers are those of FreeBSD's e_exp.c, as in math.)
func exp(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10

		p1 = 1.66666666666666657415e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	if x < -746 {
		return 0 // less than half of the least number; of an infinity, what follows makes NaN
	}
	k := math.Round(x * math.Log2E)
	hi, lo := x-k*ln2Hi, k*ln2Lo
	r := hi - lo
	t := r * r
	c := r - t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
	return math.Ldexp(1-((lo-(r*c)/(2-c))-hi), int(k))
}
