package port

import (
	"strconv"
	"unicode/utf8"

	"github.com/sonde-viz/sonde/components/widget"
)

// queue holds the events that the page has not seen: [id,"name",detail] after [id,"name",detail], separated by
// commas. sent is what was handed over last, kept so that its memory is used again.
var queue, sent []byte

// emit queues an event.
func emit(id int32, name string, encode widget.Encoder, detail any) {
	beginEvent(id, name)
	queue = append(encode(queue, detail), ']')
}

// emitError queues a widget-error. An error that is not about a prop has no refused.
func emitError(id int32, phase string, refused *widget.PropError, message string) {
	beginEvent(id, "widget-error")
	if refused == nil {
		queue = append(queue, `{"prop":null,"value":null,"allowed":null`...)
	} else {
		queue = appendText(append(queue, `{"prop":`...), refused.Prop)
		queue = appendText(append(queue, `,"value":`...), refused.Value)
		queue = appendText(append(queue, `,"allowed":`...), refused.Allowed)
	}
	queue = appendText(append(queue, `,"message":`...), message)
	queue = appendText(append(queue, `,"phase":`...), phase)
	queue = append(queue, "}]"...)
}

func beginEvent(id int32, name string) {
	if len(queue) == 0 {
		queued()
	} else {
		queue = append(queue, ',')
	}
	queue = strconv.AppendInt(append(queue, '['), int64(id), 10)
	queue = appendText(append(queue, ','), name)
	queue = append(queue, ',')
}

// takeEvents empties the queue; what it returns is valid until the next call.
func takeEvents() []byte {
	queue, sent = sent[:0], queue
	return sent
}

// appendText appends s as a JSON string. Bytes that are not UTF-8 become U+FFFD.
func appendText(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r < ' ':
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[r>>4], hex[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}
