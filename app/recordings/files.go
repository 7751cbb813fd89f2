//go:build !js

package recordings

import "embed"

//go:embed *.wav *.csv speech.txt music.txt ecg.txt
var files embed.FS

// Open gives the bytes of a file of this folder: a recording, or the text beside it. The error says
// that there is none of that name.
func Open(name string) ([]byte, error) { return files.ReadFile(name) }
