package cases

import (
	"bytes"
	"encoding/binary"
	"math"
)

// WAVs are the WAV files: half a second of 1 kHz at 8 kHz and −6.02 dBFS, written as recorders should not.
func WAVs() []Case {
	var samples bytes.Buffer
	for i := range 4000 {
		_ = binary.Write(&samples, binary.LittleEndian, int16(math.Round(0.5*32767*math.Sin(2*math.Pi*float64(i)/8))))
	}
	format := []any{uint16(1), uint16(1), uint32(8000), uint32(16000), uint16(2), uint16(16)} // PCM, one channel
	file := func(formatSize, dataSize uint32, format []any) string {
		body := parts(format...)
		return string(parts("RIFF", uint32(4+8+len(body)+8+samples.Len()), "WAVE", "fmt ", formatSize, body, "data", dataSize, samples.Bytes()))
	}
	channels := []Channel{{}}
	return []Case{
		{"w05 data of size 0", file(16, 0, format), 8000, "0", channels, "declares 0 bytes"},
		{"w20 two bytes behind the format", file(16, uint32(samples.Len()), append(format, uint16(0))), 8000, "0", channels, "found at byte 38"},
	}
}

// parts writes numbers in little endian, and texts as they are.
func parts(of ...any) []byte {
	var b bytes.Buffer
	for _, part := range of {
		if text, ok := part.(string); ok {
			b.WriteString(text)
		} else {
			_ = binary.Write(&b, binary.LittleEndian, part)
		}
	}
	return b.Bytes()
}
