package analyze

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/app/recording/table"
)

// panel is where the user sees how a table is read, and changes it. Each change reads the file again; what was shown stays
// until that is done, and when it fails.
type panel struct {
	open  bool
	of    string            // the recording
	draft recording.Options // what the user fixes; it stays when a file can't be read so
	table *attempt          // the table whose beginning is shown

	preview table.Preview // of table with options previewed
	err     error
	options recording.Options
	head    *byte
}

func keyOf(s Settings) string { return s.Recording + "\n" + s.File }

// follow is told that a recording is opened.
func (p *panel) follow(to Settings) {
	if key := keyOf(to); key != p.of {
		*p = panel{of: key}
	}
	p.draft = to.Import
}

// panelTable is the table that the panel is about, nil when there is none. While a file is read it stays the same one.
func (s *session) panelTable() *attempt {
	if _, _, busy := s.model.Busy(); busy {
		return s.panel.table
	}
	t := s.model.Table()
	if t != nil && keyOf(t.settings) != s.panel.of {
		s.panel = panel{of: keyOf(t.settings), draft: t.settings.Import}
	}
	s.panel.table = t
	return t
}

// look reads the beginning of the table as the draft says.
func (p *panel) look() (table.Preview, error) {
	if h := &p.table.head[0]; p.head != h || p.options != p.draft {
		p.head, p.options = h, p.draft
		if p.preview, p.err = recording.Preview(p.table.name, p.table.head, p.draft); p.err != nil {
			p.preview.Lines = raw(p.table.head)
		}
	}
	return p.preview, p.err
}

// raw are the first lines as they are, for a table that can't be read.
func raw(head []byte) (lines []table.Line) {
	for i, line := range strings.SplitN(strings.ToValidUTF8(string(head), "\uFFFD"), "\n", mostRows+1) {
		if i < mostRows {
			lines = append(lines, table.Line{Number: i + 1, Role: table.Text, Cells: []string{strings.TrimRight(line, "\r")}})
		}
	}
	return lines
}

// errNumber is shown beside a field that takes numbers.
const errNumber = sentence("This is not a number.")

// with returns options with one of them, by its name, as a control has it; "" leaves it to the reader.
func with(o recording.Options, name, value string) (recording.Options, error) {
	value = strings.TrimSpace(value)
	line := func(to *int) error {
		*to = 0
		if value == "" {
			return nil
		}
		n, err := strconv.Atoi(value)
		if err != nil {
			return errNumber
		}
		*to = n
		return nil
	}
	var err error
	switch name {
	case "heading":
		err = line(&o.Heading)
	case "units":
		err = line(&o.Units)
	case "time":
		err = line(&o.Time)
	case "timeUnit":
		o.TimeUnit = value
	case "separator":
		o.Separator = valueOf(separators, value)
	case "decimal":
		o.Decimal = value
	case "thousands":
		o.Thousands = valueOf(thousands, value)
	case "rate":
		o.Rate = 0
		if value != "" {
			if o.Rate, err = strconv.ParseFloat(value, 64); err != nil || math.IsInf(o.Rate, 0) {
				return o, errNumber
			}
		}
	case "start":
		o.Start = value
	}
	if err == nil {
		err = o.Check()
	}
	return o, err
}

// choice is a value of an option and what it is called.
type choice struct{ value, name string }

// Names of signs: a blank or a tab as the value of an option of the form would be trimmed.
var (
	separators  = []choice{{",", "comma ,"}, {";", "semicolon ;"}, {"\t", "tab"}, {"|", "bar |"}, {" ", "blanks"}}
	decimals    = []choice{{".", "point 0.5"}, {",", "comma 0,5"}}
	thousands   = []choice{{"none", "none"}, {",", "comma 1,000"}, {".", "point 1.000"}, {" ", "blank 1 000"}, {"'", "apostrophe 1'000"}}
	unitChoices = []choice{{"s", "s"}, {"ms", "ms"}, {"us", "µs"}, {"ns", "ns"}, {"ps", "ps"}, {"min", "min"}, {"h", "h"}, {"d", "days"},
		{"samples", "samples (it counts)"}, {"date", "date or time of day"}, {"dmy", "date: day, month, year"},
		{"mdy", "date: month, day, year"}, {"ymd", "date: year, month, day"}}
)

// valueOf finds the value with a name; a text that is no name is the value.
func valueOf(choices []choice, name string) string {
	if i := slices.IndexFunc(choices, func(c choice) bool { return c.name == name }); i >= 0 {
		return choices[i].value
	}
	return name
}

func nameOf(choices []choice, value string) string {
	if i := slices.IndexFunc(choices, func(c choice) bool { return c.value == value }); i >= 0 {
		return choices[i].name
	}
	return value
}

func (p *Page) onPanel(app.Context, app.Event) { p.session.panel.open = !p.session.panel.open }

// onImport takes a control of the panel whose id ends with the name of an option, and reads the file so.
func (p *Page) onImport(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	name := strings.TrimPrefix(input.Get("id").String(), importPrefix)
	input.Call("setCustomValidity", "")
	o, err := with(p.session.panel.draft, name, input.Get("value").String())
	if err != nil || input.Get("validity").Get("badInput").Bool() {
		if err == nil {
			err = errNumber
		}
		input.Call("setCustomValidity", err.Error())
		input.Call("reportValidity")
		return
	}
	p.readAs(ctx, o)
}

func (p *Page) onAutomatic(ctx app.Context, _ app.Event) { p.readAs(ctx, recording.Options{}) }

// readAs reads the table of the panel with options.
func (p *Page) readAs(ctx app.Context, o recording.Options) {
	t := p.session.panelTable()
	if t == nil {
		return
	}
	p.session.panel.draft = o
	s := p.settings()
	if keyOf(s) != keyOf(t.settings) { // it could not be read so far
		s = t.settings
	}
	s.Import = o
	if _, _, busy := p.session.model.Busy(); !busy && s == p.session.model.Settings() {
		p.session.model.Dismiss() // it is shown so
		return
	}
	p.navigate(ctx, s)
}
