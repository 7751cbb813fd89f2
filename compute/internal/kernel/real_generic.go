package kernel

import "unsafe"

// SplitReal turns bins 1 .. h-1 of the transform z of h complex values, whose re and im are the even and
// odd samples of a real sequence, into those of the real sequence of length 2h, in place:
//
//	X[k] = (Z[k] + conj Z[h-k])/2 - i w^k (Z[k] - conj Z[h-k])/2,  w = exp(-pi i/h).
//
// tw holds w^k for k = 0 .. h/2. With vectors it takes several bins at a time.
func SplitReal[T Float](z, tw []T, h int, vectors bool) {
	z, tw = z[:2*h], tw[:2*(h/2+1)]
	k := 1
	if vectors {
		if p, w := unsafe.Pointer(&z[0]), unsafe.Pointer(&tw[0]); unsafe.Sizeof(z[0]) == 4 {
			k = split32(p, w, h)
		} else {
			k = split64(p, w, h)
		}
	}
	for i, j := 2*k, 2*(h-k); i <= j; i, j = i+2, j-2 {
		a, b, w := z[i:i+2:i+2], z[j:j+2:j+2], tw[i:i+2:i+2]
		er, ei := (a[0]+b[0])/2, (a[1]-b[1])/2
		or, oi := (a[1]+b[1])/2, (b[0]-a[0])/2
		tr, ti := or*w[0]-oi*w[1], or*w[1]+oi*w[0]
		a[0], a[1], b[0], b[1] = er+tr, ei+ti, er-tr, ti-ei
	}
}

// JoinReal undoes SplitReal, in place.
func JoinReal[T Float](z, tw []T, h int, vectors bool) {
	z, tw = z[:2*h], tw[:2*(h/2+1)]
	k := 1
	if vectors {
		if p, w := unsafe.Pointer(&z[0]), unsafe.Pointer(&tw[0]); unsafe.Sizeof(z[0]) == 4 {
			k = join32(p, w, h)
		} else {
			k = join64(p, w, h)
		}
	}
	for i, j := 2*k, 2*(h-k); i <= j; i, j = i+2, j-2 {
		a, b, w := z[i:i+2:i+2], z[j:j+2:j+2], tw[i:i+2:i+2]
		er, ei := (a[0]+b[0])/2, (a[1]-b[1])/2
		tr, ti := (a[0]-b[0])/2, (a[1]+b[1])/2
		or, oi := tr*w[0]+ti*w[1], ti*w[0]-tr*w[1]
		a[0], a[1], b[0], b[1] = er-oi, ei+or, er+oi, or-ei
	}
}
