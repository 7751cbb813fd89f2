package recording

import (
	"encoding/binary"
	"strconv"
)

// wavFormat is what a format chunk says.
type wavFormat struct {
	float     bool
	bits      int // significant bits of a sample
	container int // bytes of a sample
	channels  int
	align     int // bytes of a frame
	rate      uint32
	repaired  string // what was wrong with it, a sentence
	speakers  uint32 // mask of WAVE_FORMAT_EXTENSIBLE, 0 when unknown
}

// compressed are the codings that are met in the wild and not read here (mmreg.h).
var compressed = map[uint16]string{
	0x02: "Microsoft ADPCM", 0x06: "A-law", 0x07: "mu-law", 0x11: "IMA ADPCM", 0x31: "GSM 6.10",
	0x50: "MPEG layer 2", 0x55: "MP3", 0x161: "Windows Media Audio",
}

// parseWAVFormat reads the first 16 to 40 bytes of a format chunk. The reason is "" when all is well.
func parseWAVFormat(p []byte) (f wavFormat, reason string) {
	le := binary.LittleEndian
	tag := le.Uint16(p)
	f.channels = int(le.Uint16(p[2:]))
	f.rate = le.Uint32(p[4:])
	f.align = int(le.Uint16(p[12:]))
	f.bits = int(le.Uint16(p[14:]))
	stored := f.bits // what it takes; the rest of an extensible header may say that fewer bits count
	if tag == 0xfffe {
		if len(p) < 40 {
			return f, "the extensible format chunk has " + plural(int64(len(p)), "byte") + " and needs 40"
		}
		tag = le.Uint16(p[24:])
		if valid := int(le.Uint16(p[18:])); tag == 1 && valid > 0 && valid < stored {
			f.bits = valid
		}
		f.speakers = le.Uint32(p[20:])
	}
	switch tag {
	case 1:
	case 3:
		f.float = true
	default:
		name := compressed[tag]
		if name == "" {
			name = "format 0x" + strconv.FormatUint(uint64(tag), 16)
		}
		return f, "the samples are coded as " + name + "; PCM and float are read here"
	}
	if f.channels == 0 {
		return f, "the header says 0 channels"
	}
	if f.rate == 0 {
		return f, "the header says a sample rate of 0 Hz"
	}
	f.container = (stored + 7) / 8
	if f.float && f.bits != 32 && f.bits != 64 || !f.float && (f.container < 1 || f.container > 4) {
		return f, "samples of " + plural(int64(f.bits), "bit") + " are not read here; PCM of 1 to 32 bits and float of 32 or 64 are"
	}
	if want := f.channels * f.container; f.align != want {
		had := f.align
		if !f.float && f.container == 3 && f.align == 4*f.channels {
			f.container = 4 // 24 bits in 32, as some converters write
		} else {
			f.align = want
		}
		f.repaired = "The block align is " + plural(int64(had), "byte") + ", and " + plural(int64(f.channels), "channel") +
			" of " + strconv.Itoa(stored) + " bits take " + strconv.Itoa(want) + "; " + strconv.Itoa(f.align) + " was taken."
	}
	return f, ""
}

// kept is the number of bytes that a sample takes in memory: as few as hold it exactly, of int16, float32 and float64.
func (f wavFormat) kept() int {
	switch {
	case f.float:
		return f.bits / 8
	case f.container <= 2:
		return 2
	case f.container == 3:
		return 4
	}
	return 8
}

func (f wavFormat) String() string {
	kind := "PCM "
	if f.float {
		kind = "float "
	}
	s := kind + strconv.Itoa(f.bits) + " bit"
	if f.bits != 8*f.container {
		s += " in " + strconv.Itoa(8*f.container)
	}
	return s
}

// speakerNames are the bits of the channel mask, from the lowest (KSAUDIO_CHANNEL_CONFIG).
var speakerNames = [18]string{"left", "right", "centre", "low frequency", "back left", "back right",
	"left of centre", "right of centre", "back centre", "side left", "side right", "top",
	"top left", "top centre", "top right", "top back left", "top back centre", "top back right"}

// name gives every channel a name: by the mask if there is one, else by what is customary.
func (f wavFormat) name(channels []Channel) {
	mask := f.speakers
	if mask == 0 && len(channels) == 2 {
		mask = 3
	}
	bit := 0
	for i := range channels {
		for bit < len(speakerNames) && mask>>bit&1 == 0 {
			bit++
		}
		if bit < len(speakerNames) {
			channels[i].Name = speakerNames[bit]
			bit++
		} else {
			channels[i].Name = "channel " + strconv.Itoa(i+1)
		}
	}
}
