// Package recordings holds the recordings that come with the app, and what is to be said of them.
//
// The list is for every program; the bytes (files.go) are for the server only, which serves them as
// static files: linked into app.wasm they would double its size.
package recordings

// Entry describes one recording.
type Entry struct {
	ID      string // as it stands in an address: "ecg"
	Title   string
	File    string // name of the file; ID.txt beside it holds source, credit and licence in full
	Unit    string // of the samples, "" when relative to full scale
	Source  string
	Licence string
}

// All lists the recordings, in the order in which they are offered.
func All() []Entry {
	return []Entry{
		{"speech", "A voice on the telephone, 30 s", "speech.wav", "",
			"Allison Smith, for Asterisk core sounds", "CC BY-SA 3.0"},
		{"music", "\u201cCold Day\u201d, music on hold, 30 s", "music.wav", "",
			"Paul Shuler (Macroform), for Asterisk music on hold", "CC BY-SA 3.0"},
		{"ecg", "Electrocardiogram, 60 s", "ecg.csv", "mV",
			"MIT-BIH Arrhythmia Database, record 208 (PhysioNet)", "ODC-By 1.0"},
	}
}
