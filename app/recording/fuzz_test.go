package recording

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording/cases"
)

// describe is all of a result in one string, so that two can be compared: NaN equals NaN, bits count.
func describe(r *Recording, err error) string {
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %v %q %v %q\n", r.Name, r.Format, math.Float64bits(r.SampleRate), r.Unit, r.Partial, r.Notes)
	for _, c := range r.Channels {
		fmt.Fprintf(&b, "%q %q", c.Name, c.Unit)
		for i := range c.Len() {
			fmt.Fprintf(&b, " %x", math.Float64bits(c.Samples.At(i)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// checkAnyPieces decodes a file whole and in pieces, with its size and without, and checks that all pieces say the
// same and that memory is bounded by the bytes that came.
func checkAnyPieces(t *testing.T, name string, data []byte, piece int) {
	t.Helper()
	for _, size := range []int64{int64(len(data)), 0} {
		want, wantErr := decode(name, size, data, max(1, len(data)))
		checkMemory(t, want, len(data))
		checkShape(t, want)
		for _, p := range []int{1, piece, 64 << 10} {
			r, err := decode(name, size, data, p)
			if a, b := describe(r, err), describe(want, wantErr); a != b {
				t.Fatalf("in pieces of %d, size %d:\n%s\nwhole:\n%s", p, size, a, b)
			}
			checkMemory(t, r, len(data))
		}
	}
}

func checkMemory(t *testing.T, r *Recording, input int) {
	t.Helper()
	if r == nil {
		return
	}
	bytes := 0
	for _, c := range r.Channels {
		bytes += 2*cap(c.Samples.I16()) + 4*cap(c.Samples.F32()) + 8*cap(c.Samples.F64())
	}
	// The worst is a CSV row of one-digit cells: 2 bytes a cell, and room for 16 rows of 8-byte numbers.
	if bytes > 64*input+4096 {
		t.Errorf("%d bytes of samples for a file of %d", bytes, input)
	}
}

func checkShape(t *testing.T, r *Recording) {
	t.Helper()
	if r == nil {
		return
	}
	if len(r.Channels) == 0 || r.Len() == 0 {
		t.Fatal("a recording without samples")
	}
	for _, c := range r.Channels {
		if c.Len() != r.Len() || c.Name == "" && strings.HasPrefix(r.Format, "WAV") {
			t.Errorf("channel %q has %d samples of %d", c.Name, c.Len(), r.Len())
		}
	}
	if !(r.SampleRate >= 0) || math.IsInf(r.SampleRate, 0) {
		t.Errorf("sample rate %v", r.SampleRate)
	}
}

// TestDamagedFiles cuts tables and WAV files everywhere and changes each byte of their beginnings: nothing panics, and memory
// follows the bytes that are there.
func TestDamagedFiles(t *testing.T) {
	damage := func(name string, file []byte) {
		try := func(data []byte) {
			r, _ := Decode(name, data)
			checkMemory(t, r, len(data))
			checkShape(t, r)
		}
		for cut := range file {
			try(file[:cut])
		}
		for at := range min(len(file), 160) {
			for _, flip := range []byte{1, 0x80, 0xff} {
				bad := bytes.Clone(file)
				bad[at] ^= flip
				try(bad)
			}
		}
	}
	for _, c := range cases.Tables()[:8] {
		damage("a.csv", []byte(c.File)[:min(len(c.File), 700)])
	}
	for _, wav := range wavSeeds() {
		damage("a.wav", wav)
	}
}

// wavSeeds are small WAV files of many kinds.
func wavSeeds() [][]byte {
	stereo := riff(chunk("LIST", []byte("abc")), chunk("fmt ", extensible(1, 2, 48000, 24, 20, 3)), chunk("data", make([]byte, 30)), chunk("data", nil))
	return [][]byte{mono16, stereo, rf64(shorts(1, 2, 3)), withDataSize(mono16, 0), mono16[:47],
		riff(chunk("fmt ", format(3, 3, 8000, 64)), chunk("data", make([]byte, 50)))}
}

func FuzzWAV(f *testing.F) {
	for _, seed := range wavSeeds() {
		f.Add(seed, 7)
	}
	f.Fuzz(func(t *testing.T, data []byte, piece int) {
		checkAnyPieces(t, "a.wav", data, max(1, piece%100))
	})
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"time (s),a (mV)\r\n0,1\r\n0.5,2\r\n1,\r\n", "# a b\n1 2\n3 4", "a;b\n1,5;2\n2.5;1", "mon,1\ntue,2\nx,y,z",
		"a,1,2\n3,4,5\n", "\"a,b\",c,\n,,\n1,2,\n", "\ufeff0\t1\n1\t2\n2\t-inf\n", "1e5,nan\n1e-5,NA\n"} {
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(t *testing.T, data []byte, piece int) {
		checkAnyPieces(t, "a.csv", data, max(1, piece%100))
	})
}

// TestLargeFilesInPieces covers what small files cannot: growing, and lines over the ends of pieces.
func TestLargeFilesInPieces(t *testing.T) {
	wav := riff(chunk("fmt ", format(1, 2, 48000, 24)), chunk("data", slices.Repeat([]byte{1, 2, 3, 4, 5, 6, 7}, 60000)))
	checkAnyPieces(t, "a.wav", wav, 1021)
	var b strings.Builder
	b.WriteString("t,u\n")
	for i := range 20000 {
		fmt.Fprintf(&b, "%.3f,%d\n", float64(i)/1000, i*i)
	}
	b.WriteString("20,1x\n")
	checkAnyPieces(t, "a.csv", []byte(b.String()), 1021)
	wide := strings.Repeat(strings.Repeat("1,", 4096-1)+"1\n", 3)
	checkAnyPieces(t, "a.csv", []byte(wide), 1021)
}

// TestSizeKnownIsReservedOnce checks that a long file is not moved while it grows.
func TestSizeKnownIsReservedOnce(t *testing.T) {
	file := riff(chunk("fmt ", format(1, 1, 48000, 16)), chunk("data", make([]byte, 1<<20)))
	d, err := Open("a.wav", int64(len(file)), file[:100])
	if err != nil {
		t.Fatal(err)
	}
	var first *int16
	for piece := range slices.Chunk(file, 64<<10) {
		if err := d.Write(piece); err != nil {
			t.Fatal(err)
		}
		at := &d.(*wav).channels[0].i16[0]
		if first != nil && at != first {
			t.Fatal("the samples were moved")
		}
		first = at
	}
}
