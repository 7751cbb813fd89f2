package recording

import (
	"encoding/binary"
	"strconv"
)

// Recorders that were interrupted, and programs with a mistake, write WAV files that are whole but for a number or a byte
// in their headers. What can be repaired is, and said:
//
//   - a chunk that does not begin where it should: odd chunks without their byte of padding, bytes that no chunk owns, a
//     size that is wrong; the next chunk is searched for;
//   - a data chunk of size 0 in a file that has its right size otherwise;
//   - a data chunk that ends before its samples do;
//   - a block align that is not that of the samples (wavformat.go).

// chunkNames are the chunks that are met in WAV files, in the order of how often.
var chunkNames = map[string]bool{"fmt ": true, "data": true, "LIST": true, "fact": true, "bext": true, "JUNK": true, "junk": true, "PAD ": true, "FLLR": true, "iXML": true, "cue ": true,
	"smpl": true, "inst": true, "id3 ": true, "ID3 ": true, "PEAK": true, "ds64": true, "axml": true, "chna": true, "cart": true, "levl": true, "minf": true, "elm1": true, "regn": true, "umid": true, "DGDA": true,
	"note": true, "labl": true, "plst": true, "acid": true, "strc": true, "SyLp": true, "DISP": true, "wamd": true, "guan": true, "_PMX": true, "aXML": true, "afsp": true, "ltxt": true, "LGWV": true, "MD5 ": true, "qlty": true, "coef": true, "link": true}

// maxHunt is how many bytes are searched for a chunk.
const maxHunt = 1 << 20

// plausible says whether 8 bytes at offset at can be the header of a chunk.
func (w *wav) plausible(p []byte, at int64) bool {
	id, size := string(p[:4]), int64(binary.LittleEndian.Uint32(p[4:]))
	if !chunkNames[id] {
		return false
	}
	fits := w.size <= 0 || at+8+size <= w.size+1
	switch id {
	case "fmt ":
		return !w.known && size >= 14 && size < 4096
	case "data":
		return w.known && (fits || size == 1<<32-1 || p[7] < ' ' || p[7] >= 0x7f) // not the word in a text
	}
	return fits
}

// seek starts the search for the next chunk; back are bytes that were taken already and may belong to it, the first of them
// at offset at.
func (w *wav) seek(back []byte, at int64, reason string) {
	w.state, w.need = hunting, 8
	w.hunt, w.huntAt, w.huntFrom, w.huntReason = append(w.hunt[:0], back...), at, at, reason
	w.hunting()
}

// hunting looks at the bytes searched so far.
func (w *wav) hunting() {
	for len(w.hunt) >= 8 {
		if w.plausible(w.hunt, w.huntAt) {
			id := string(w.hunt[:4])
			w.note("The chunk " + strconv.Quote(id) + " was found at byte " + strconv.FormatInt(w.huntAt, 10) + ", where the chunks before it do not end: " + w.huntReason + ".")
			rest := append([]byte(nil), w.hunt[8:]...)
			size := int64(binary.LittleEndian.Uint32(w.hunt[4:]))
			w.hunt = w.hunt[:0]
			end := w.pos
			w.pos = w.huntAt + 8
			w.part = w.part[:0]
			w.state, w.need = atChunk, 8
			w.open(id, size)
			if w.err == nil && len(rest) > 0 {
				w.Write(rest) // what was taken beyond the header
			}
			if w.err == nil && w.pos != end {
				w.fail(w.huntAt, "the chunk "+strconv.Quote(id)+" could not be read")
			}
			return
		}
		w.hunt = w.hunt[1:]
		if w.huntAt++; w.huntAt-w.huntFrom > maxHunt {
			w.fail(w.huntFrom, w.huntReason)
			return
		}
	}
}

// afterOdd takes the 9 bytes after a chunk of odd size: the padding and a header, or the header alone where a program left
// the padding out.
func (w *wav) afterOdd(p []byte) {
	id := func(b []byte) bool { return chunkNames[string(b[:4])] }
	padded := id(p[1:]) || !id(p) && (p[0] == 0 || !fourCC(string(p[:4])))
	from := w.pos - 9
	w.expect(atChunk, 8)
	head := append([]byte(nil), p[1:]...)
	if !padded {
		w.note("The chunk " + strconv.Quote(w.chunk) + " has an odd size and no byte of padding; the next was read where it is, at byte " + strconv.FormatInt(from, 10) + ".")
		head = append([]byte(nil), p[:8]...)
	}
	last := p[8]
	if padded {
		w.header(head)
		return
	}
	w.pos--
	w.header(head)
	if w.err == nil {
		w.Write([]byte{last})
	} else {
		w.pos++
	}
}

// afterEmpty takes the 8 bytes after a data chunk of size 0: another chunk, or samples.
func (w *wav) afterEmpty(p []byte) {
	if at := w.pos - 8; w.plausible(p, at) || chunkNames[string(p[:4])] {
		w.declared, w.left = 0, 0
		w.closeData()
		w.header(p)
		return
	}
	end := w.riffEnd
	if w.size > 0 {
		end = min(end, w.size)
	}
	w.declared = end - w.dataAt
	w.left = w.declared
	w.note("The data chunk declares 0 bytes; " + plural(w.declared, "byte") + " of samples were read, by the size of the file.")
	head := append([]byte(nil), p...)
	w.pos = w.dataAt
	w.expect(inData, w.format.align)
	w.Write(head)
}

// goesOn says whether the samples go on after the data chunk: what follows at offset at is not a chunk, and the file, by its
// header or by a lot, is longer.
func (w *wav) goesOn(p []byte, at int64) bool {
	if chunkNames[string(p[:4])] || w.ragged > 0 || w.full {
		return false
	}
	if fourCC(string(p[:4])) && (w.size <= 0 || at+8+int64(binary.LittleEndian.Uint32(p[4:])) <= w.size+1) {
		return false
	}
	return w.riffEnd >= at+8 && (w.size <= 0 || w.riffEnd <= w.size+1) || w.size-at >= 1024
}

// goOn reads what follows the data chunk as samples.
func (w *wav) goOn(p []byte) {
	at := w.pos - 8
	end := w.riffEnd
	if end < at+8 || w.size > 0 && end < w.size-1024 {
		end = w.size
	}
	w.note("The data chunk declares " + plural(w.declared, "byte") + ", and what follows it is not a chunk; it was read as samples to byte " + strconv.FormatInt(end, 10) + ".")
	head := append([]byte(nil), p...)
	pad := w.declared & 1
	w.declared = end - w.dataAt - pad
	w.left = end - at
	w.pos = at
	w.expect(inData, w.format.align)
	w.Write(head)
}
