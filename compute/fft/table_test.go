package fft

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"unsafe"
)

// longest is the longest length of the table.
const longest = 1 << 20

// many is the last length that has many vectors; longer ones have one.
const many = 4096

// TestTable prints the errors of the whole table of lengths (make accuracy), as the root of the mean square over seeded
// vectors of uniform numbers: the relative L2 error in units of eps sqrt(log2 n).
func TestTable(t *testing.T) {
	vectors, err := strconv.Atoi(os.Getenv("ACCURACY"))
	if err != nil {
		t.Skip("ACCURACY holds no number of vectors: make accuracy runs this")
	}
	lengths := tableLengths()
	rows := make([]chan tableRow, len(lengths))
	for i := range rows {
		rows[i] = make(chan tableRow, 1)
	}
	var next sync.Mutex
	at := 0
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for {
				next.Lock()
				i := at
				at++
				next.Unlock()
				if i >= len(lengths) {
					return
				}
				rows[i] <- measureRow(lengths[i], vectors)
			}
		}()
	}
	fmt.Println("Relative L2 error in units of eps sqrt(log2 n); RMS over", vectors, "vectors up to n =", many, "and of one above.")
	fmt.Println("       n  bound  complex f32   f64  real f32   f64  recipe")
	var summary [3]tableRow
	for i := range lengths {
		row := <-rows[i]
		fmt.Println(row)
		if row.worst() > row.bound {
			t.Errorf("n = %d: %.3f, want at most %v", row.n, row.worst(), row.bound)
		}
		s := &summary[row.class()]
		if s.n == 0 || row.worst() > s.worst() {
			*s = row
		}
	}
	for i, of := range []string{"of the factors 2, 3 and 5", "of other factors", "below 8"} {
		fmt.Printf("Worst length %s: %.3f at n = %d (%s)\n", of, summary[i].worst(), summary[i].n, summary[i].recipe)
	}
}

// tableLengths are all up to many, above it those of the factors 2, 3 and 5, and 200 random ones.
func tableLengths() []int {
	var lengths []int
	for n := 1; n <= longest; n++ {
		if n <= many || isSmooth(n) {
			lengths = append(lengths, n)
		}
	}
	r := rand.New(rand.NewPCG(200, 20))
	for range 200 {
		lengths = append(lengths, 1+r.IntN(longest))
	}
	return lengths
}

func isSmooth(n int) bool {
	for _, f := range []int{2, 3, 5} {
		for n%f == 0 {
			n /= f
		}
	}
	return n == 1
}

// tableRow holds the errors of one length.
type tableRow struct {
	n      int
	bound  float64
	recipe string
	errors [4]float64 // complex float32 and float64, real float32 and float64
}

func (r tableRow) worst() float64 { return max(r.errors[0], r.errors[1], r.errors[2], r.errors[3]) }

func (r tableRow) class() int {
	switch {
	case r.n < 8:
		return 2
	case isSmooth(r.n):
		return 0
	}
	return 1
}

func (r tableRow) String() string {
	return fmt.Sprintf("%8d  %5.2f  %11.3f %5.3f  %8.3f %5.3f  %s", r.n, r.bound, r.errors[0], r.errors[1], r.errors[2], r.errors[3], r.recipe)
}

// measureRow measures the recipe for machines with vectors and, where it is another, the one for machines without; the
// greater errors count.
func measureRow(n, vectors int) tableRow {
	row := tableRow{n: n, bound: 2, recipe: choose(n, true).String()}
	switch {
	case n == 1:
		row.bound = 0
	case n >= 8 && isSmooth(n):
		row.bound = 0.75
	}
	row.errors[0], row.errors[2] = tableErrors[float32](n, vectors)
	row.errors[1], row.errors[3] = tableErrors[float64](n, vectors)
	return row
}

// sums of the squares of errors and of what is measured against.
type squares struct{ err, norm float64 }

// add counts bin k of y, interleaved, which should be want.
func (s *squares) add(re, im float64, want cdd) {
	dr, di := (re-want.re.h)-want.re.l, (im-want.im.h)-want.im.l
	s.err += dr*dr + di*di
	s.norm += want.re.h*want.re.h + want.im.h*want.im.h
}

// tableErrors returns the errors of complex transforms, and of the real ones of the real and of the imaginary parts.
func tableErrors[T Float](n, vectors int) (complexErr, realErr float64) {
	reference := newReference(n)
	if n > many {
		vectors = 1
	}
	type subject struct {
		plan          *Plan[T]
		real          *RealPlan[T]
		complex, part float64 // sums of squares of relative errors
	}
	subjects := []*subject{{plan: planOf[T](n, true), real: realPlan[T](n, true)}}
	if choose(n, true) != choose(n, false) || choose(max(1, n/2), true) != choose(max(1, n/2), false) {
		subjects = append(subjects, &subject{plan: planOf[T](n, false), real: realPlan[T](n, false)})
	}
	x, y := make([]T, 2*n), make([]T, 2*n)
	part, bins := make([]T, n), make([]T, 2*(n/2+1))
	wide := make([]cdd, n)
	r := rand.New(rand.NewPCG(uint64(n), 100))
	for range vectors {
		for i := range x {
			x[i] = T(2*r.Float64() - 1)
		}
		for i := range wide {
			wide[i] = cdd{dd{float64(x[2*i]), 0}, dd{float64(x[2*i+1]), 0}}
		}
		want := reference.bins(wide)
		for _, s := range subjects {
			s.plan.Forward(y, x)
			var sum squares
			for i, k := range reference.ks {
				sum.add(float64(y[2*k]), float64(y[2*k+1]), want[i])
			}
			s.complex += sum.err / sum.norm
			// Z = A + iB, where A and B are the transforms of the parts: A[k] = (Z[k] + conj Z[n-k])/2, iB[k] = (Z[k] - conj Z[n-k])/2.
			for c := range 2 {
				for i := range part {
					part[i] = x[2*i+c]
				}
				s.real.Forward(bins, part)
				sum = squares{}
				for i, k := range reference.ks {
					if k > n/2 {
						continue
					}
					mirror := want[reference.mirror[i]].conj()
					half := want[i].add(mirror).times(0.5)
					if c == 1 {
						half = want[i].sub(mirror).times(0.5)
						half = cdd{half.im, half.re.neg()}
					}
					sum.add(float64(bins[2*k]), float64(bins[2*k+1]), half)
				}
				s.part += sum.err / sum.norm / 2
			}
		}
	}
	var t T
	unit := epsilon[unsafe.Sizeof(t)] * math.Sqrt(math.Log2(float64(max(2, n))))
	for _, s := range subjects {
		complexErr = max(complexErr, math.Sqrt(s.complex/float64(vectors))/unit)
		realErr = max(realErr, math.Sqrt(s.part/float64(vectors))/unit)
	}
	return complexErr, realErr
}

// reference knows what bins of a transform should be: all, or 64 random ones where the length is long and has factors
// above 5. (So few say less: their root mean square varies by 6 % between vectors.)
type reference struct {
	ks     []int // the bins
	mirror []int // where bin n-k is in ks
	oracle *oracle
	roots  []cdd
}

func newReference(n int) *reference {
	if n <= many || isSmooth(n) {
		f := &reference{oracle: newOracle(n)}
		for k := range n {
			f.ks, f.mirror = append(f.ks, k), append(f.mirror, (n-k)%n)
		}
		return f
	}
	f := &reference{roots: rootsOf(n)}
	r := rand.New(rand.NewPCG(uint64(n), 64))
	for range 32 {
		k := 1 + r.IntN((n-1)/2)
		at := len(f.ks)
		f.ks, f.mirror = append(f.ks, k, n-k), append(f.mirror, at+1, at)
	}
	return f
}

func (f *reference) bins(x []cdd) []cdd {
	if f.oracle != nil {
		return f.oracle.transform(x)
	}
	return someBins(x, f.roots, f.ks)
}
