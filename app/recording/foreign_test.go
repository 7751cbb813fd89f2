package recording

import (
	"strings"
	"testing"
)

// TestForeign names files that are not read here, those that begin like text too, and takes no table for one.
func TestForeign(t *testing.T) {
	edf := "0       " + strings.Repeat("X", 160) + "02.03.2501.59.58" + "512     " + strings.Repeat(" ", 44) + "1       1       1   "
	for _, tt := range []struct{ head, want string }{
		{edf, "an EDF recording"},
		{"\xffBIOSEMI" + strings.Repeat(" ", 200), "BDF"},
		{"# vtk DataFile Version 3.0\nsine\nASCII\n", "a VTK file"},
		{`<?xml version="1.0"?><VTKFile>`, "XML"},
		{`{"global": {"core:datatype": "cf32_le"}}`, "SigMF"},
		{`{"a": [1, 2]}`, "JSON"},
		{"[[0, 1], [1, 2]]", "JSON"},
		{"! a filter\n# GHz S MA R 50\n1 0.9 -10\n", "Touchstone"},
		{"# hz s ri r 50\n1 0.9 -10\n", "Touchstone"},
		{"100 2 360 650000\n100.dat 212 200 11 1024 995 -22131 0 MLII\n", "WFDB"},
		{"TDSm\x0e\x00\x00\x00", "TDMS"},
		{"MATLAB 5.0 MAT-file, Platform: GLNXA64", "MAT 5"},
		{"000001D AMXX  BHZIU\x07\xd0\x00\x01\x00\x00", "MiniSEED"},
		{"caff\x00\x01\x00\x00desc", "CAF"},
		{"riff\x2e\x91\xcf\x11\xa5\xd6", "Wave64"},
		{"\x89HDF\r\n\x1a\n", "HDF5"},
		{"FORM\x00\x00\x10\x00AIFFCOMM", "AIFF"},
		{"fLaC\x00\x00\x00\x22", "FLAC"},
		{".snd\x00\x00\x00\x18", "AU"},
		{"PK\x03\x04\x14\x00", "XLSX"},
		{"\xff\xf1\x50\x80\x00\x1f\xfc", "no kind known"},
		{"$date\n today\n$end\n", "VCD"},
		// These are tables.
		{"FORMAT,1\n0,1\n1,2\n", ""},
		{"0       1       2\n1       2       3\n", ""},
		{"ID3,x\n1,2\n", ""},
		{"[s],[V]\n0,1\n1,2\n", ""},
		{"# Hz values\n1 2\n3 4\n", ""},
		{"ABF current,x\n1,2\n2,3\n", ""},
		{"!comment\n0,1\n1,2\n", ""},
	} {
		_, err := Decode("x.dat", []byte(tt.head))
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%q is refused: %v", tt.head, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "read here are WAV files")):
			t.Errorf("%.40q: %v, want %q and what is read", tt.head, err, tt.want)
		}
	}
}
