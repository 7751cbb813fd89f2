package kernel

import "unsafe"

// Pass3 is a pass of radix 3.
func Pass3[T Float](dst, src, tw []T, m, s int) {
	check(3, m, s, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	const s3 = 1 - 0.866025403784438646763723170752936183 // 1 - sin(2 pi/3): as a difference from 1 its rounding counts for little
	row := 2 * s
	leg := row * m
	for p := 0; p < m; p++ {
		w1, w2 := at2[T](w, 4*p), at2[T](w, 4*p+2)
		w1r, w1i, w2r, w2i := w1[0], w1[1], w2[0], w2[1]
		xi, yi := p*row, 3*p*row
		for end := xi + row; xi < end; xi, yi = xi+2, yi+2 {
			a, b, c := at2[T](x, xi), at2[T](x, xi+leg), at2[T](x, xi+2*leg)
			ar, ai := a[0], a[1]
			pr, pi, mr, mi := b[0]+c[0], b[1]+c[1], b[0]-c[0], b[1]-c[1]
			hr, hi := ar-pr/2, ai-pi/2
			mr, mi = mr-mr*s3, mi-mi*s3
			y0, y1, y2 := at2[T](d, yi), at2[T](d, yi+row), at2[T](d, yi+2*row)
			y0[0], y0[1] = ar+pr, ai+pi
			tr, ti := hr+mi, hi-mr
			ur, ui := hr-mi, hi+mr
			if p == 0 {
				y1[0], y1[1] = tr, ti
				y2[0], y2[1] = ur, ui
				continue
			}
			y1[0], y1[1] = tr*w1r-ti*w1i, tr*w1i+ti*w1r
			y2[0], y2[1] = ur*w2r-ui*w2i, ur*w2i+ui*w2r
		}
	}
}

// Pass5 is a pass of radix 5.
func Pass5[T Float](dst, src, tw []T, m, s int) {
	check(5, m, s, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	const (
		r5 = 0.559016994374947424102293417182819059 - 0.5 // cos(2 pi/5) = -1/4 + (1/2 + r5), cos(4 pi/5) = -1/4 - (1/2 + r5)
		s1 = 0.951056516295153572116439333379382143       // sin(2 pi/5)
		s2 = 0.587785252292473129168705954639072769       // sin(4 pi/5)
	)
	row := 2 * s
	leg := row * m
	for p := 0; p < m; p++ {
		w1, w2, w3, w4 := at2[T](w, 8*p), at2[T](w, 8*p+2), at2[T](w, 8*p+4), at2[T](w, 8*p+6)
		xi, yi := p*row, 5*p*row
		for end := xi + row; xi < end; xi, yi = xi+2, yi+2 {
			a, b, c, e, f := at2[T](x, xi), at2[T](x, xi+leg), at2[T](x, xi+2*leg), at2[T](x, xi+3*leg), at2[T](x, xi+4*leg)
			ar, ai := a[0], a[1]
			pr, pi, mr, mi := b[0]+f[0], b[1]+f[1], b[0]-f[0], b[1]-f[1]
			ur, ui, vr, vi := c[0]+e[0], c[1]+e[1], c[0]-e[0], c[1]-e[1]
			y0, y1, y2, y3, y4 := at2[T](d, yi), at2[T](d, yi+row), at2[T](d, yi+2*row), at2[T](d, yi+3*row), at2[T](d, yi+4*row)
			tr, ti := pr+ur, pi+ui
			zr, zi := pr-ur, pi-ui
			zr, zi = zr/2+zr*r5, zi/2+zi*r5
			y0[0], y0[1] = ar+tr, ai+ti
			ar, ai = ar-tr/4, ai-ti/4
			gr, gi, hr, hi := ar+zr, ai+zi, ar-zr, ai-zi
			kr, ki := s1*mr+s2*vr, s1*mi+s2*vi
			lr, li := s2*mr-s1*vr, s2*mi-s1*vi
			if p == 0 {
				y1[0], y1[1] = gr+ki, gi-kr
				y4[0], y4[1] = gr-ki, gi+kr
				y2[0], y2[1] = hr+li, hi-lr
				y3[0], y3[1] = hr-li, hi+lr
				continue
			}
			tr, ti = gr+ki, gi-kr
			y1[0], y1[1] = tr*w1[0]-ti*w1[1], tr*w1[1]+ti*w1[0]
			tr, ti = gr-ki, gi+kr
			y4[0], y4[1] = tr*w4[0]-ti*w4[1], tr*w4[1]+ti*w4[0]
			tr, ti = hr+li, hi-lr
			y2[0], y2[1] = tr*w2[0]-ti*w2[1], tr*w2[1]+ti*w2[0]
			tr, ti = hr-li, hi+lr
			y3[0], y3[1] = tr*w3[0]-ti*w3[1], tr*w3[1]+ti*w3[0]
		}
	}
}

// MaxOdd is the largest radix of PassOdd.
const MaxOdd = 13

// PassOdd is a pass of any odd radix r up to MaxOdd; roots holds exp(-2 pi i k/r), k = 0 .. r-1.
// The work grows with r squared, which is still less than a convolution for such small primes.
func PassOdd[T Float](dst, src, tw, roots []T, r, m, s int) {
	check(r, m, s, dst, src, tw)
	if r > MaxOdd || r%2 == 0 || len(roots) < 2*r {
		panic("kernel: radix out of range")
	}
	var sum, dif [MaxOdd + 1]T // x[j]+x[r-j] and x[j]-x[r-j], interleaved, from j = 1
	row := 2 * s
	leg := row * m
	half := (r - 1) / 2
	for p := 0; p < m; p++ {
		w := tw[2*(r-1)*p:][:2*(r-1)]
		xi, yi := p*row, r*p*row
		for end := xi + row; xi < end; xi, yi = xi+2, yi+2 {
			ar, ai := src[xi], src[xi+1]
			tr, ti := ar, ai
			for j := 1; j <= half; j++ {
				b, c := src[xi+j*leg:][:2], src[xi+(r-j)*leg:][:2]
				sum[2*j], sum[2*j+1] = b[0]+c[0], b[1]+c[1]
				dif[2*j], dif[2*j+1] = b[0]-c[0], b[1]-c[1]
				tr, ti = tr+sum[2*j], ti+sum[2*j+1]
			}
			dst[yi], dst[yi+1] = tr, ti
			for k := 1; k <= half; k++ {
				er, ei := ar, ai // the even part
				var or, oi T     // the odd part, to be turned by a quarter
				for j, jk := 1, k; j <= half; j++ {
					c, sn := roots[2*jk], -roots[2*jk+1]
					er, ei = er+c*sum[2*j], ei+c*sum[2*j+1]
					or, oi = or+sn*dif[2*j], oi+sn*dif[2*j+1]
					if jk += k; jk >= r {
						jk -= r
					}
				}
				y, z := dst[yi+k*row:][:2], dst[yi+(r-k)*row:][:2]
				yr, yim, zr, zi := er+oi, ei-or, er-oi, ei+or
				if p == 0 {
					y[0], y[1], z[0], z[1] = yr, yim, zr, zi
					continue
				}
				u, v := w[2*(k-1):][:2], w[2*(r-k-1):][:2]
				y[0], y[1] = yr*u[0]-yim*u[1], yr*u[1]+yim*u[0]
				z[0], z[1] = zr*v[0]-zi*v[1], zr*v[1]+zi*v[0]
			}
		}
	}
}
