//go:build !js

package recordings

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// reference is peaks.json, which peaks.py writes by scipy.
type reference struct {
	Recordings []struct {
		File, SHA256 string
		Decoded      struct {
			Rate         float64
			Length       int
			First        []float64
			SumOfSquares float64
		}
		Spectra []struct {
			Span    [2]int
			Nperseg int
			Peaks   []struct {
				Bin                        int
				Frequency, Power, DB, DBFS float64
			}
		}
	}
}

func readReference(t *testing.T) (ref reference) {
	t.Helper()
	b, err := os.ReadFile("peaks.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &ref); err != nil {
		t.Fatal(err)
	}
	if len(ref.Recordings) != len(All()) {
		t.Fatalf("%d recordings in peaks.json, %d in the list", len(ref.Recordings), len(All()))
	}
	return ref
}

func TestEveryEntryHasItsFiles(t *testing.T) {
	total := 0
	for _, e := range All() {
		b, err := Open(e.File)
		if err != nil {
			t.Fatal(err)
		}
		total += len(b)
		text, err := Open(e.ID + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{e.File, "Source:", "Licence:"} {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s.txt does not say %q", e.ID, part)
			}
		}
	}
	if total > 3e6 {
		t.Errorf("the recordings are %d bytes, at most 3 MB are allowed", total)
	}
	if _, err := Open("none.wav"); err == nil {
		t.Error("a file that is not there can be opened")
	}
}

func TestDecodedAsByScipy(t *testing.T) {
	for _, want := range readReference(t).Recordings {
		t.Run(want.File, func(t *testing.T) {
			r := decode(t, want.File, want.SHA256)
			if r.Partial != nil || len(r.Channels) != 1 {
				t.Fatalf("partial %v, %d channels", r.Partial, len(r.Channels))
			}
			if r.SampleRate != want.Decoded.Rate || r.Len() != want.Decoded.Length {
				t.Errorf("%d samples at %v Hz, want %d at %v", r.Len(), r.SampleRate, want.Decoded.Length, want.Decoded.Rate)
			}
			x := float64s(r.Channels[0])
			for i, v := range want.Decoded.First {
				if x[i] != v {
					t.Errorf("sample %d is %v, want %v", i, x[i], v)
				}
			}
			sum := 0.0
			for _, v := range x {
				sum += v * v
			}
			// Both add some 1e5 squares, numpy pairwise and we in turn: 1e5 roundings of 1.1e-16 at most.
			if math.Abs(sum/want.Decoded.SumOfSquares-1) > 1e-10 {
				t.Errorf("sum of squares %v, want %v", sum, want.Decoded.SumOfSquares)
			}
		})
	}
}

// TestPeaks holds file, decoder and Welch's method together against scipy, without a browser.
func TestPeaks(t *testing.T) {
	for _, want := range readReference(t).Recordings {
		r := decode(t, want.File, want.SHA256)
		x := float64s(r.Channels[0])
		for _, s := range want.Spectra {
			c := spectral.Config{SampleRate: r.SampleRate, FFTSize: s.Nperseg, Window: window.Hann, Overlap: 0.5, Detrend: spectral.None}
			dbfs, err := spectral.WelchOf(x[s.Span[0]:s.Span[1]], c, spectral.DBFS)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.Peaks {
				// A peak of float64 arithmetic on both sides: the logarithm magnifies nothing here.
				if math.Abs(dbfs[p.Bin]-p.DBFS) > 1e-6 {
					t.Errorf("%s %v: bin %d is %v dBFS, want %v", want.File, s.Span, p.Bin, dbfs[p.Bin], p.DBFS)
				}
			}
		}
	}
}

func decode(t *testing.T, file, sum string) *recording.Recording {
	t.Helper()
	b, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := sha256.Sum256(b); hex.EncodeToString(got[:]) != sum {
		t.Fatalf("%s has changed since peaks.json was written", file)
	}
	r, err := recording.Decode(file, b)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func float64s(c recording.Channel) []float64 {
	x := make([]float64, c.Len())
	widget.Read(x, c.Samples, 0)
	return x
}
