package recording

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/app/recording/table"
)

// readHere ends the sentences about files that are not.
const readHere = "read here are WAV files and tables of text (CSV)"

// signatures are the first bytes of what people drop on a page by mistake. Sources: the formats'
// own specifications, as collected in the file(1) magic database.
var signatures = []struct {
	at   int
	text string
	kind string
}{
	{8, "AVI ", "an AVI film"},
	{8, "WEBP", "a WebP picture"},
	{0, "RIFF", "a RIFF file that is not WAVE"},
	{0, "RIFX", "a big-endian WAV (RIFX); convert it to RIFF"},
	{0, "FFIR", "a big-endian WAV (FFIR); convert it to RIFF"},
	{0, "riff\x2e\x91\xcf\x11", "a Sony Wave64 file; convert it to WAV or RF64"},
	{0, "\x89PNG", "a PNG picture"},
	{0, "\xff\xd8\xff", "a JPEG picture"},
	{0, "GIF8", "a GIF picture"},
	{0, "II*\x00", "a TIFF picture"},
	{0, "MM\x00*", "a TIFF picture"},
	{0, "%PDF", "a PDF document"},
	{0, "PK\x03\x04", "a ZIP archive or an Office file (XLSX, ODS); save a spreadsheet as CSV"},
	{0, "\xd0\xcf\x11\xe0", "an old Office file (XLS); save a spreadsheet as CSV"},
	{0, "7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"},
	{0, "Rar!", "a RAR archive; unpack it first"},
	{0, "\x1f\x8b", "gzip-compressed; unpack it first"},
	{0, "BZh", "bzip2-compressed; unpack it first"},
	{0, "\xfd7zXZ", "xz-compressed; unpack it first"},
	{0, "\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first"},
	{257, "ustar", "a TAR archive; unpack it first"},
	{0, "ID3", "an MP3 file; convert it to WAV"},
	{0, "OggS", "an Ogg (Vorbis or Opus) file; convert it to WAV"},
	{0, "fLaC", "a FLAC file; convert it to WAV"},
	{0, "wvpk", "a WavPack file; convert it to WAV"},
	{0, "MAC ", "a Monkey's Audio file; convert it to WAV"},
	{8, "AIFF", "an AIFF file; convert it to WAV"},
	{8, "AIFC", "an AIFF file; convert it to WAV"},
	{0, "FORM", "an IFF file"},
	{0, ".snd", "a Sun audio (AU) file; convert it to WAV"},
	{0, "dns.", "a Sun audio (AU) file; convert it to WAV"},
	{0, "caff\x00", "a Core Audio (CAF) file; convert it to WAV"},
	{0, "DSD ", "a DSD file; convert it to WAV"},
	{0, "FRM8", "a DSD file; convert it to WAV"},
	{0, "NIST_1A", "a NIST SPHERE file; convert it to WAV"},
	{0, "#!AMR", "an AMR file; convert it to WAV"},
	{4, "ftyp", "an MP4 or M4A file; convert it to WAV"},
	{0, "\x1a\x45\xdf\xa3", "a Matroska or WebM file; convert it to WAV"},
	{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file; convert it to WAV"},
	{0, "MATLAB 5.0", "a MATLAB file (MAT 5); save the signals as WAV or CSV"},
	{0, "MATLAB 7.3", "a MATLAB file (MAT 7.3); save the signals as WAV or CSV"},
	{0, "\x89HDF", "an HDF5 file; save the signals as WAV or CSV"},
	{0, "CDF\x01", "a NetCDF file; save the signals as CSV"},
	{0, "CDF\x02", "a NetCDF file; save the signals as CSV"},
	{0, "\x93NUMPY", "a NumPy array; save it by numpy.savetxt or as WAV"},
	{0, "PAR1", "a Parquet file; save it as CSV"},
	{0, "ARROW1", "an Arrow file; save it as CSV"},
	{0, "Obj\x01", "an Avro file; save it as CSV"},
	{0, "SQLite format 3", "an SQLite database; save the table as CSV"},
	{0, "SIMPLE  =", "a FITS file; save the signals as CSV"},
	{0, "TDSm", "a National Instruments TDMS file; export it as CSV or LVM"},
	{0, "TDSh", "a National Instruments TDMS index; export the TDMS file as CSV or LVM"},
	{0, "\xffBIOSEMI", "a BioSemi BDF recording; export it as CSV"},
	{0, "GDF ", "a GDF recording; export it as CSV"},
	{0, "MDF     ", "an ASAM MDF file; export it as CSV"},
	{0, "UnFinMF ", "an ASAM MDF file that was not finished; export it as CSV"},
	{0, "ABF ", "an Axon (ABF) recording; export it as CSV"},
	{0, "ABF2", "an Axon (ABF) recording; export it as CSV"},
	{0, "NEURALEV", "a Blackrock file; export it as CSV"},
	{0, "NEURALCD", "a Blackrock file; export it as CSV"},
	{0, "BRSMPGRP", "a Blackrock file; export it as CSV"},
	{0, "######## Neuralynx", "a Neuralynx file; export it as CSV"},
	{0, "WAVEDESC", "a LeCroy binary waveform (TRC); save it as CSV"},
	{11, "WAVEDESC", "a LeCroy binary waveform (TRC); save it as CSV"},
	{0, "AG10", "a Keysight binary waveform; save it as CSV"},
	{0, "AG03", "a Keysight binary waveform; save it as CSV"},
	{0, ":WFM#", "a Tektronix binary waveform (WFM); save it as CSV"},
	{2, ":WFM#", "a Tektronix binary waveform (WFM); save it as CSV"},
	{0, "<SALEAE>", "a Saleae binary export; export it as CSV"},
	{0, "PSDATA", "a PicoScope file; save it as CSV"},
	{0, "# vtk DataFile", "a VTK file; save the signals as CSV"},
	{0, "BLENDER", "a Blender file"},
	{0, "\x7fELF", "a program"},
	{0, "\x00asm", "a WebAssembly module"},
	{0, "-----BEGIN ", "a key or a certificate"},
	{0, "{\\rtf", "an RTF document; save the table as CSV"},
	{0, "%!PS", "a PostScript document"},
	{0, "#!/", "a script"},
}

// foreign names the kind of file that head begins, when it is a known kind that is not read here.
func foreign(head []byte) string {
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.text)) && (len(s.text) > 4 || marked(s.text) || !isText(head)) {
			return s.kind
		}
	}
	if kind := biosignal(head); kind != "" {
		return kind
	}
	if kind := instrumentText(head); kind != "" {
		return kind
	}
	// MPEG audio without a tag: eleven bits of sync, then layer, bit rate and sample rate that exist.
	if len(head) > 2 && head[0] == 0xff && head[1]&0xe0 == 0xe0 && head[1]&0x06 != 0 &&
		head[2]&0xf0 != 0xf0 && head[2]&0x0c != 0x0c {
		return "an MP3 file; convert it to WAV"
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), 4096)], bom), " \t\r\n"))
	switch {
	case bytes.HasPrefix(text, []byte("<!doctype html")), bytes.HasPrefix(text, []byte("<html")):
		return "an HTML page"
	case bytes.HasPrefix(text, []byte("<svg")):
		return "an SVG picture"
	case bytes.HasPrefix(text, []byte("<vtkfile")):
		return "a VTK file; save the signals as CSV"
	case bytes.HasPrefix(text, []byte("<")) && len(text) > 1 && (text[1] >= 'a' && text[1] <= 'z' || text[1] == '?' || text[1] == '!'):
		return "XML or HTML"
	case bytes.HasPrefix(text, []byte("{")) && bytes.Contains(text, []byte(`"core:`)):
		return "SigMF metadata; the samples are in the .sigmf-data file beside it, which has to be converted to WAV"
	case bytes.HasPrefix(text, []byte("{")):
		return "JSON; save the signals as CSV"
	case bytes.HasPrefix(text, []byte("[")) && jsonArray(text):
		return "JSON; save the signals as CSV"
	}
	return ""
}

// marked says whether a signature holds more than what could begin the heading of a table: other files with a signature of
// four letters have bytes behind it that are not text.
func marked(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune("%#!{<", r) })
}

// jsonArray tells an array of JSON from a heading in brackets, as "[s],[V]", and from a date, as "[2024-05-06 07:08:09]".
func jsonArray(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	if rest[0] == '{' || rest[0] == '[' || rest[0] == '"' {
		return true
	}
	end := bytes.IndexAny(rest, ",] \t\r\n")
	if end < 1 {
		return false
	}
	_, err := strconv.ParseFloat(string(rest[:end]), 64)
	return err == nil
}

// biosignal tells recordings whose headers are fields of text (EDF: Kemp et al. 1992), and others by numbers in their
// first bytes.
func biosignal(head []byte) string {
	field := func(at, n int) string {
		if len(head) < at+n {
			return ""
		}
		return string(bytes.TrimSpace(head[at : at+n]))
	}
	if bytes.HasPrefix(head, []byte("0       ")) && (len(head) < 252 || strings.Count(field(168, 8), ".") == 2) && (len(head) < 184 || digitsOnly(field(184, 8))) && !bytes.ContainsAny(head[:min(len(head), 184)], "\n\r\t,;") {
		return "an EDF recording; export it as CSV"
	}
	// MiniSEED: six digits, a quality letter, a blank (SEED manual 2.4, fixed section of the data header); version 3: MS and 3.
	if len(head) >= 20 && digitsOnly(string(head[:6])) && bytes.IndexByte([]byte("DRQM"), head[6]) >= 0 && (head[7] == ' ' || head[7] == 0) && !isText(head) {
		return "a MiniSEED recording; export it as CSV"
	}
	if bytes.HasPrefix(head, []byte("MS\x03")) {
		return "a MiniSEED recording; export it as CSV"
	}
	if len(head) > 8 && bytes.HasPrefix(head, []byte("BM")) && head[6] == 0 && head[7] == 0 && head[8] == 0 {
		return "a BMP picture"
	}
	if len(head) > 3 && bytes.HasPrefix(head, []byte("MZ")) && !isText(head) {
		return "a program"
	}
	return ""
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// instrumentText tells texts that are not tables with one row a sample: Touchstone (version 1.1), WFDB headers (header(5) of
// the WFDB manual), Value Change Dumps (IEEE 1364), COMTRADE configurations, ARFF.
func instrumentText(head []byte) string {
	for line := range bytes.Lines(head[:min(len(head), 4096)]) {
		line = bytes.TrimSpace(line)
		fields := strings.Fields(strings.ToLower(string(line)))
		switch {
		case len(line) == 0:
			continue
		case line[0] == '!':
			continue // Touchstone's comments
		case line[0] == '#' && len(fields) >= 3 && touchstone(fields):
			return "a Touchstone file (S-parameters over frequency), which holds no samples over time"
		case line[0] == '#':
			continue
		case fields[0] == "[version]" && len(fields) == 2:
			return "a Touchstone file (S-parameters over frequency), which holds no samples over time"
		case fields[0] == "$date" || fields[0] == "$version" || fields[0] == "$timescale":
			return "a Value Change Dump (VCD) of a logic simulation; export it as CSV"
		case fields[0] == "@relation":
			return "an ARFF file; save it as CSV"
		case wfdb(head):
			return "a header of a WFDB record; its samples are in the .dat file beside it (rdsamp -c writes them as CSV)"
		}
		return ""
	}
	return ""
}

func touchstone(fields []string) bool {
	if fields[0] != "#" {
		fields = append([]string{"#", fields[0][1:]}, fields[1:]...)
	}
	switch fields[1] {
	case "hz", "khz", "mhz", "ghz":
		return len(fields) >= 3 && strings.Contains(" s y z h g ", " "+fields[2]+" ")
	}
	return false
}

// wfdb tells a record's line, "100 2 360 650000" (name, signals, rate, samples), by the line of its first signal after it,
// "100.dat 212 200 11 1024 995 -22131 0 MLII" (file, format, gain ...).
func wfdb(head []byte) bool {
	var rows [][]string
	for line := range bytes.Lines(head[:min(len(head), 4096)]) {
		if f := strings.Fields(string(line)); len(f) > 0 && f[0][0] != '#' {
			rows = append(rows, f)
		}
		if len(rows) == 2 {
			r, s := rows[0], rows[1]
			return len(r) >= 2 && digitsOnly(r[1]) && len(s) >= 2 && (strings.HasSuffix(s[0], ".dat") || s[0] == "~") && digitsOnly(s[1][:1])
		}
	}
	return false
}

var bom = []byte("\xef\xbb\xbf")

// isText tells whether head could be a table: text has no control bytes but white space, and the end of file that DOS
// wrote.
func isText(head []byte) bool {
	if table.Wide(head) {
		return true
	}
	head = head[:min(len(head), 512)]
	if line := bytes.IndexByte(head, '\n'); line > 0 && bytes.IndexByte(head, 0) > line { // a line, and somewhere NULs of a power cut
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a || b == 0x7f {
			return false
		}
	}
	return true
}
