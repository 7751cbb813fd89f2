package port

import (
	"strconv"

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
		queue = widget.AppendText(append(queue, `{"prop":`...), refused.Prop)
		queue = widget.AppendText(append(queue, `,"value":`...), refused.Value)
		queue = widget.AppendText(append(queue, `,"allowed":`...), refused.Allowed)
	}
	queue = widget.AppendText(append(queue, `,"message":`...), message)
	queue = widget.AppendText(append(queue, `,"phase":`...), phase)
	queue = append(queue, "}]"...)
}

func beginEvent(id int32, name string) {
	if len(queue) == 0 {
		queued()
	} else {
		queue = append(queue, ',')
	}
	queue = strconv.AppendInt(append(queue, '['), int64(id), 10)
	queue = widget.AppendText(append(queue, ','), name)
	queue = append(queue, ',')
}

// takeEvents empties the queue; what it returns is valid until the next call.
func takeEvents() []byte {
	queue, sent = sent[:0], queue
	return sent
}
