package kernel

import (
	"math"
	"unsafe"
)

// Cell is what a cell of a grid may be. Vectors do the floats; they are told by their size.
type Cell interface {
	~float32 | ~float64 | ~uint8 | ~uint16
}

// SizeOf is the size of a value, in bytes.
func SizeOf[T any]() int {
	var t T
	return int(unsafe.Sizeof(t))
}

// ColumnExtremes sets least and most to the extremes of columns of x: of the first len(least) values of each of rows rows, which are stride
// values apart. NaN is passed over; a column of nothing else gets lo and hi, which are above and below all values. It panics
// if x is shorter than that.
func ColumnExtremes[T Cell](least, most, x []T, stride, rows int, lo, hi T) {
	n := len(least)
	checkColumns(len(most), n, len(x), stride, rows)
	done := 0
	if size := SizeOf[T](); Vectors && size >= 4 && n >= 8 && rows > 0 {
		done = n / 8 * 8
		l, m, p := unsafe.Pointer(&least[0]), unsafe.Pointer(&most[0]), unsafe.Pointer(&x[0])
		if size == 4 {
			columnExtremes32(l, m, p, done, stride*size, rows, float32(lo), float32(hi))
		} else {
			columnExtremes64(l, m, p, done, stride*size, rows, float64(lo), float64(hi))
		}
	}
	if done == n {
		return
	}
	least, most = least[done:], most[done:]
	for i := range least {
		least[i], most[i] = lo, hi
	}
	for r := range rows {
		row := x[r*stride+done:][:len(least)]
		most := most[:len(row)]
		if SizeOf[T]() < 4 {
			for i, v := range row {
				least[i], most[i] = min(least[i], v), max(most[i], v)
			}
			continue
		}
		for i, v := range row {
			// The functions would make NaN of NaN.
			if v < least[i] {
				least[i] = v
			}
			if v > most[i] {
				most[i] = v
			}
		}
	}
}

// ColumnLeast sets dst to the least value of each column, as ColumnExtremes does, but there is no NaN.
func ColumnLeast[T Cell](dst, x []T, stride, rows int, lo T) {
	checkColumns(len(dst), len(dst), len(x), stride, rows)
	done := columns(dst, x, stride, rows, lo, leastColumn32, leastColumn64)
	dst = dst[done:]
	for i := range dst {
		dst[i] = lo
	}
	for r := range rows {
		for i, v := range x[r*stride+done:][:len(dst)] {
			dst[i] = min(dst[i], v)
		}
	}
}

// ColumnMost sets dst to the greatest value of each column likewise.
func ColumnMost[T Cell](dst, x []T, stride, rows int, hi T) {
	checkColumns(len(dst), len(dst), len(x), stride, rows)
	done := columns(dst, x, stride, rows, hi, mostColumn32, mostColumn64)
	dst = dst[done:]
	for i := range dst {
		dst[i] = hi
	}
	for r := range rows {
		for i, v := range x[r*stride+done:][:len(dst)] {
			dst[i] = max(dst[i], v)
		}
	}
}

func checkColumns(other, n, x, stride, rows int) {
	if other != n || n > stride || rows < 0 || rows > 0 && x < (rows-1)*stride+n {
		panic("kernel: slices too short for the columns")
	}
}

// columns runs a loop of vectors and returns how many columns it did.
func columns[T Cell](dst, x []T, stride, rows int, start T, f32 func(d, x unsafe.Pointer, n, stride, rows int, start float32), f64 func(d, x unsafe.Pointer, n, stride, rows int, start float64)) int {
	n, size := len(dst)/8*8, SizeOf[T]()
	if !Vectors || size < 4 || n == 0 || rows == 0 {
		return 0
	}
	if d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0]); size == 4 {
		f32(d, p, n, stride*size, rows, float32(start))
	} else {
		f64(d, p, n, stride*size, rows, float64(start))
	}
	return n
}

// HalveLeast sets dst to the lesser ones of pairs of x; the last value of x may be alone. dst may begin where x does. There is no NaN.
func HalveLeast[T Cell](dst, x []T) {
	done := halves(dst, x, leastHalves32, leastHalves64)
	for i := 2 * done; i < len(x); i += 2 {
		dst[i/2] = min(x[i], x[min(i+1, len(x)-1)])
	}
}

// HalveMost does the same with the greater ones.
func HalveMost[T Cell](dst, x []T) {
	done := halves(dst, x, mostHalves32, mostHalves64)
	for i := 2 * done; i < len(x); i += 2 {
		dst[i/2] = max(x[i], x[min(i+1, len(x)-1)])
	}
}

func halves[T Cell](dst, x []T, f32, f64 func(d, x unsafe.Pointer, n int)) int {
	if len(dst) != (len(x)+1)/2 {
		panic("kernel: slices of different lengths")
	}
	n, size := len(x)/8*4, SizeOf[T]()
	if !Vectors || size < 4 || n == 0 {
		return 0
	}
	if d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0]); size == 4 {
		f32(d, p, n)
	} else {
		f64(d, p, n)
	}
	return n
}

// LeastOf sets dst to the lesser ones of x and y, of the same length; it may begin where they do. There is no NaN.
func LeastOf[T Cell](dst, x, y []T) {
	for i := both(dst, x, y, leastOf32, leastOf64); i < len(dst); i++ {
		dst[i] = min(x[i], y[i])
	}
}

// MostOf sets it to the greater ones.
func MostOf[T Cell](dst, x, y []T) {
	for i := both(dst, x, y, mostOf32, mostOf64); i < len(dst); i++ {
		dst[i] = max(x[i], y[i])
	}
}

func both[T Cell](dst, x, y []T, f32, f64 func(d, x, y unsafe.Pointer, n int)) int {
	if len(x) != len(dst) || len(y) != len(dst) {
		panic("kernel: slices of different lengths")
	}
	n, size := len(dst)/4*4, SizeOf[T]()
	if !Vectors || size < 4 || n == 0 {
		return 0
	}
	if d, p, q := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0]), unsafe.Pointer(&y[0]); size == 4 {
		f32(d, p, q, n)
	} else {
		f64(d, p, q, n)
	}
	return n
}

// Farther sets dst to the one of least and most that is farther from middle, to that of most at the same distance, and to NaN where least is
// above most. It panics on different lengths.
func Farther(dst, least, most []float32, middle float32) {
	if len(dst) != len(least) || len(dst) != len(most) {
		panic("kernel: slices of different lengths")
	}
	if n := len(dst) / 8 * 8; Vectors && n > 0 {
		farther32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&least[0]), unsafe.Pointer(&most[0]), n, middle)
		dst, least, most = dst[n:], least[n:], most[n:]
	}
	for i, l := range least {
		m := most[i]
		v := m
		if middle-l > m-middle {
			v = l
		}
		if l > m {
			v = nan32()
		}
		dst[i] = v
	}
}

// FartherPairs sets one to what Farther gives for the extremes of each of len(one) columns, over rows rows of x that are stride values apart, and two
// to that for each column and the next one; the last column has none beside it. It is false, and both are of no use, where a column holds no number,
// and without vectors. It panics if x is shorter than that.
func FartherPairs[T Cell](one, two []float32, x []T, stride, rows int, middle float32) bool {
	n := len(one)
	checkColumns(len(two), n, len(x), stride, rows)
	if !Vectors || SizeOf[T]() != 4 || n < 16 || rows < 1 {
		return false
	}
	// The last ones are done again, with those before them.
	d, e, p := unsafe.Pointer(&one[0]), unsafe.Pointer(&two[0]), unsafe.Pointer(&x[0])
	done, last := n/8*8, 4*(n-8)
	if !fartherColumns32(d, p, done, 4*stride, rows, middle) || done < n && !fartherColumns32(unsafe.Add(d, last), unsafe.Add(p, last), 8, 4*stride, rows, middle) {
		return false
	}
	done, last = (n-1)/8*8, 4*(n-9)
	fartherNext32(e, d, done, middle)
	fartherNext32(unsafe.Add(e, last), unsafe.Add(d, last), 8, middle)
	two[n-1] = one[n-1]
	return true
}

// fartherColumns32 does n columns, a multiple of 8, and says whether all of them hold numbers. (A function of its own, as colors32 is.)
//
//go:noinline
func fartherColumns32(d, x unsafe.Pointer, n, stride, rows int, middle float32) bool {
	mid, least, most := splat32(middle), splat32(float32(math.Inf(1))), splat32(float32(math.Inf(-1)))
	above := most // how far the least number is above the greatest: where there are some, not at all
	for at := 0; at < 4*n; at += 32 {
		p := unsafe.Add(x, at)
		a, b := load32(p, 0), load32(p, 16)
		l0, m0, l1, m1 := least32(least, a), most32(most, a), least32(least, b), most32(most, b)
		for r := 1; r < rows; r++ {
			p = unsafe.Add(p, stride)
			a, b = load32(p, 0), load32(p, 16)
			l0, m0, l1, m1 = least32(l0, a), most32(m0, a), least32(l1, b), most32(m1, b)
		}
		o := unsafe.Add(d, at)
		store32(o, 0, greater32(mid.Sub(l0), m0.Sub(mid), l0, m0))
		store32(o, 16, greater32(mid.Sub(l1), m1.Sub(mid), l1, m1))
		above = most32(most32(above, l0.Sub(m0)), l1.Sub(m1))
	}
	var all [4]float32
	store32(unsafe.Pointer(&all), 0, above)
	return all[0] <= 0 && all[1] <= 0 && all[2] <= 0 && all[3] <= 0
}

// fartherNext32 chooses between each of n numbers, a multiple of 8, and the one after it. What is farther of two choices is farther of all.
//
//go:noinline
func fartherNext32(d, x unsafe.Pointer, n int, middle float32) {
	mid := splat32(middle)
	for at := 0; at < 4*n; at += 32 {
		p, o := unsafe.Add(x, at), unsafe.Add(d, at)
		a0, a1, b0, b1 := load32(p, 0), load32(p, 16), load32(p, 4), load32(p, 20)
		l0, m0, l1, m1 := least32(a0, b0), most32(a0, b0), least32(a1, b1), most32(a1, b1)
		store32(o, 0, greater32(mid.Sub(l0), m0.Sub(mid), l0, m0))
		store32(o, 16, greater32(mid.Sub(l1), m1.Sub(mid), l1, m1))
	}
}

// FartherCells is Farther of cells that are float32; it panics if they are others.
func FartherCells[T Cell](dst []float32, least, most []T, middle float32) {
	if SizeOf[T]() != 4 {
		panic("kernel: not float32")
	}
	as := func(x []T) []float32 { return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(x))), len(x)) }
	Farther(dst, as(least), as(most), middle)
}

func nan32() float32 {
	var zero float32
	return zero / zero
}

func farther32(d, x, y unsafe.Pointer, n int, middle float32) {
	mid, nan := splat32(middle), splat32(nan32())
	for at := 0; at < 4*n; at += 32 {
		p, q, o := unsafe.Add(x, at), unsafe.Add(y, at), unsafe.Add(d, at)
		l0, l1, m0, m1 := load32(p, 0), load32(p, 16), load32(q, 0), load32(q, 16)
		store32(o, 0, greater32(l0, m0, nan, greater32(mid.Sub(l0), m0.Sub(mid), l0, m0)))
		store32(o, 16, greater32(l1, m1, nan, greater32(mid.Sub(l1), m1.Sub(mid), l1, m1)))
	}
}
