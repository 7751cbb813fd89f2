package heatmap

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// Push implements widget.Pusher.
func (v *view) Push(method int, s widget.Series) error {
	p := &v.props
	rows := method == pushRows
	name, kept, across, size, set, scale, edges := "pushRows", "rows", p.Columns, "columns", p.Rows, p.YScale, p.YEdges
	if !rows {
		name, kept, across, size, set, scale, edges = "pushColumns", "columns", p.Rows, "rows", p.Columns, p.XScale, p.XEdges
	}
	refuse := func(allowed string) error {
		return &widget.PropError{Prop: name, Value: strconv.Itoa(s.Len()) + " values", Allowed: allowed}
	}
	switch {
	case v.latest() != nil && v.latest().rows != rows:
		return refuse("nothing but what was pushed before: rows and columns do not go together")
	case p.History == 0:
		return refuse("nothing while history is 0: set it to the number of " + kept + " to keep")
	case across == 0:
		return refuse("nothing while " + size + " is 0: set it to the number of values pushed at a time")
	case s.Len()%across != 0:
		return refuse("a multiple of " + size + " = " + strconv.Itoa(across))
	case scale == Log || scale == Symlog || edges.Len() > 0:
		return refuse("nothing on an axis that is logarithmic or has edges of its own: those of a stream are equal steps")
	case int64(p.History)*int64(across) > maxHistory*8:
		return refuse("nothing: a history of " + strconv.Itoa(p.History) + " times " + strconv.Itoa(across) + " values takes too much memory")
	}
	if s.Len() == 0 {
		return nil
	}
	if err := widget.CheckSingles(name, s, v.history != nil); err != nil {
		return err
	}
	if v.history == nil && p.Data.Len() > 0 { // which are kept likewise from now on
		if err := widget.CheckSingles("data", p.Data, true); err != nil {
			return err
		}
	}
	h := v.latest()
	if h == nil || p.Paused && v.ahead == nil {
		if err := v.hold(name, s.Len(), across); err != nil {
			return err
		}
	}
	if h == nil {
		h = newHistory(rows, across, p.History, p.Reduce == grid.Mean)
		if p.Data.Len() > 0 {
			h.begin(p.Data, set)
		}
		if p.Paused { // the data stay in the picture
			v.ahead = h
		} else {
			v.history, v.cells = h, &h.plane
			v.place()
		}
	} else if p.Paused && v.ahead == nil {
		h = h.clone()
		v.ahead = h
	}
	missing := h.gaps + h.lost
	h.push(s)
	if h.gaps+h.lost > missing {
		if v.ahead == nil {
			v.name()
		}
		v.env.Emit(widget.HistoryChange, HistoryChange{h.gaps, h.lost})
	}
	if v.ahead == nil {
		v.stale = true
		v.rev++
	}
	return nil
}

// hold asks for the memory of one more history.
func (v *view) hold(name string, values, across int) error {
	more := historyBytes(across, v.props.History)
	bytes := more
	switch {
	case v.history != nil:
		bytes += more
	case v.props.Paused:
		bytes += cellsBytes(v.props.Data) // they stay in the picture
	}
	return widget.Hold(v.env, name, strconv.Itoa(values)+" values, for a history of "+widget.BytesText(more), bytes, more)
}

// latest is the history that pushes go to; nil before the first of them.
func (v *view) latest() *history {
	if v.ahead != nil {
		return v.ahead
	}
	return v.history
}

// name makes the title: the label, and what is missing from what is shown.
func (v *view) name() {
	thing, note := "column", ""
	if h := v.history; h != nil {
		if h.rows {
			thing = "row"
		}
		if h.gaps > 0 {
			note = widget.Counted(float64(h.gaps), thing) + " without values"
		}
		if h.gaps > 0 && h.lost > 0 {
			note += ", "
		}
		if h.lost > 0 {
			note += widget.Counted(float64(h.lost), thing) + " lost"
		}
	}
	v.title = widget.Noted(v.props.Label, note)
}
