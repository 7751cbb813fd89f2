package chart

import "github.com/sonde-viz/sonde/components/tool"

// Pointer gives an event to the tools in their order, and says what they did. The tool that drags something has the event for itself,
// but for the cursor, which goes with the pointer.
func (c *Chart) Pointer(e tool.Event) (d tool.Change) {
	s := tool.Scene{Fig: &c.Fig, View: &c.view}
	dragging := c.dragging()
	v := e.X + e.Y + e.DeltaX + e.DeltaY
	if !c.Drawable() || c.Fig.Bare || v-v != 0 { // v is no finite number: no event of a pointer
		if e.Kind != tool.Up && e.Kind != tool.Cancel {
			return d
		}
		e = tool.Event{Kind: tool.Cancel} // a drag ends here, with nothing to end on
	}
	s.Idle = dragging == nil
	if s.Idle && e.Kind != tool.Cancel {
		c.hand = c.at.LaneAt(e.Y)
	}
	s.All = c.At()
	s.At = s.All.OfLane(s.All.Lane)
	for _, t := range c.tools {
		other := dragging != nil && t != dragging && t != tool.Tool(&c.cursor)
		if other && e.Kind != tool.Down && e.Kind != tool.DoubleClick {
			continue
		}
		did, taken := t.Event(e, &s)
		d = d.And(did)
		if taken {
			c.cursor.Leave()
			break
		}
	}
	return d
}

// dragging is the tool that holds something; nil for none.
func (c *Chart) dragging() tool.Tool {
	for _, t := range c.tools {
		if t.Dragging() {
			return t
		}
	}
	return nil
}
