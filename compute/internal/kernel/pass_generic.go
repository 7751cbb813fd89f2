package kernel

import "unsafe"

// A pass is one step of Stockham's autosorting transform by decimation in frequency: with
// radix r, m = (length left to transform)/r and s the product of the radices done before,
//
//	dst[q + s(rp + k)] = w^(pk) * sum over j of src[q + s(p + mj)] * exp(-2 pi i jk/r),
//
// for 0 <= p < m and 0 <= q < s, w = exp(-2 pi i/(rm)). Values are interleaved re, im.
// tw holds w^p, w^2p .. w^(r-1)p for p = 0 .. m-1; those of p = 0 are 1 and are not used.
// dst and src must not overlap. (Source: Van Loan, Computational Frameworks for the FFT,
// SIAM 1992, section 1.7.)

// check panics unless the slices have the lengths that a pass of radix r over m and s needs.
func check[T Float](r, m, s int, dst, src, tw []T) {
	n := 2 * r * m * s
	if m < 1 || s < 1 || len(dst) < n || len(src) < n || len(tw) < 2*(r-1)*m {
		panic("kernel: slices too short for the pass")
	}
}

// Pass2 is a pass of radix 2.
func Pass2[T Float](dst, src, tw []T, m, s int) {
	check(2, m, s, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	row := 2 * s
	leg := row * m
	for q := 0; q < row; q += 2 {
		a, b := at2[T](x, q), at2[T](x, q+leg)
		ar, ai, br, bi := a[0], a[1], b[0], b[1]
		y0, y1 := at2[T](d, q), at2[T](d, q+row)
		y0[0], y0[1] = ar+br, ai+bi
		y1[0], y1[1] = ar-br, ai-bi
	}
	for p := 1; p < m; p++ {
		w1 := at2[T](w, 2*p)
		w1r, w1i := w1[0], w1[1]
		xi, yi := p*row, 2*p*row
		for end := xi + row; xi < end; xi, yi = xi+2, yi+2 {
			a, b := at2[T](x, xi), at2[T](x, xi+leg)
			ar, ai, br, bi := a[0], a[1], b[0], b[1]
			y0, y1 := at2[T](d, yi), at2[T](d, yi+row)
			y0[0], y0[1] = ar+br, ai+bi
			ar, ai = ar-br, ai-bi
			y1[0], y1[1] = ar*w1r-ai*w1i, ar*w1i+ai*w1r
		}
	}
}

// Pass4 is a pass of radix 4.
func Pass4[T Float](dst, src, tw []T, m, s int) {
	check(4, m, s, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	row := 2 * s
	leg := row * m
	for q := 0; q < row; q += 2 {
		a, b, c, e := at2[T](x, q), at2[T](x, q+leg), at2[T](x, q+2*leg), at2[T](x, q+3*leg)
		apr, api, amr, ami := a[0]+c[0], a[1]+c[1], a[0]-c[0], a[1]-c[1]
		bpr, bpi, bmr, bmi := b[0]+e[0], b[1]+e[1], b[0]-e[0], b[1]-e[1]
		y0, y1, y2, y3 := at2[T](d, q), at2[T](d, q+row), at2[T](d, q+2*row), at2[T](d, q+3*row)
		y0[0], y0[1] = apr+bpr, api+bpi
		y1[0], y1[1] = amr+bmi, ami-bmr
		y2[0], y2[1] = apr-bpr, api-bpi
		y3[0], y3[1] = amr-bmi, ami+bmr
	}
	for p := 1; p < m; p++ {
		w1, w2, w3 := at2[T](w, 6*p), at2[T](w, 6*p+2), at2[T](w, 6*p+4)
		w1r, w1i, w2r, w2i, w3r, w3i := w1[0], w1[1], w2[0], w2[1], w3[0], w3[1]
		xi, yi := p*row, 4*p*row
		for end := xi + row; xi < end; xi, yi = xi+2, yi+2 {
			a, b, c, e := at2[T](x, xi), at2[T](x, xi+leg), at2[T](x, xi+2*leg), at2[T](x, xi+3*leg)
			apr, api, amr, ami := a[0]+c[0], a[1]+c[1], a[0]-c[0], a[1]-c[1]
			bpr, bpi, bmr, bmi := b[0]+e[0], b[1]+e[1], b[0]-e[0], b[1]-e[1]
			y0, y1, y2, y3 := at2[T](d, yi), at2[T](d, yi+row), at2[T](d, yi+2*row), at2[T](d, yi+3*row)
			y0[0], y0[1] = apr+bpr, api+bpi
			tr, ti := amr+bmi, ami-bmr
			y1[0], y1[1] = tr*w1r-ti*w1i, tr*w1i+ti*w1r
			tr, ti = apr-bpr, api-bpi
			y2[0], y2[1] = tr*w2r-ti*w2i, tr*w2i+ti*w2r
			tr, ti = amr-bmi, ami+bmr
			y3[0], y3[1] = tr*w3r-ti*w3i, tr*w3i+ti*w3r
		}
	}
}
