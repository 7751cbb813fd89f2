package analyze

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/recording/table"
)

const importPrefix = "import-"

// How much of a table the preview shows.
const (
	mostBefore  = 5 // lines before the first row of numbers
	mostRows    = 8 // lines from there on
	mostColumns = 12
	mostCell    = 32  // letters
	mostChoices = 100 // of lines and columns in a list
)

func (p *Page) renderPanelButton() app.UI {
	if p.session.panelTable() == nil {
		return app.Span().ID("no-import")
	}
	return app.Button().ID("import-open").Type("button").Class("button").Aria("expanded", p.session.panel.open).
		Aria("controls", "import").Text("How the table is read…").OnClick(p.onPanel)
}

// renderPanel shows how the table is read: what was decided, what may be fixed, and the first rows.
func (p *Page) renderPanel() app.UI {
	if p.session.panelTable() == nil || !p.session.panel.open {
		return app.Section().ID("import").Class("import-closed").Aria("label", "How the table is read").Hidden(true)
	}
	panel := &p.session.panel
	preview, err := panel.look()
	o, l := panel.draft, preview.Layout
	automatic := func(fixed bool, now string) string {
		if fixed || now == "" || err != nil {
			return "Automatic"
		}
		return "Automatic (" + now + ")"
	}
	pick := func(name, label, value, now string, choices []choice) app.UI {
		options := []page.Option{{Value: "", Text: automatic(value != "", now)}}
		for _, c := range choices {
			options = append(options, page.Option{Value: c.name, Text: c.name})
		}
		return page.Select(importPrefix+name, label, nameOf(choices, value), options, p.onImport)
	}
	field := func(name, label, value, now string) app.UI {
		return page.Text(importPrefix+name, label, value, automatic(value != "", now), p.onImport)
	}
	rate := ""
	if o.Rate > 0 {
		rate = decimal(o.Rate)
	}
	return app.Section().ID("import").Class("import").Aria("label", "How the table is read").Body(
		app.H2().Text("How "+shorten(panel.table.name, mostName)+" is read"),
		app.Form().Class("import-form").Aria("label", "How the table is read").NoValidate(true).On("submit", stay).Body(
			pick("separator", "Separator", o.Separator, nameOf(separators, l.Separator), separators),
			pick("decimal", "Decimal sign", o.Decimal, nameOf(decimals, l.Decimal), decimals),
			pick("thousands", "Thousands", o.Thousands, nameOf(thousands, l.Thousands), thousands),
			page.Select(importPrefix+"heading", "Names in line", numberValue(o.Heading), lineOptions(preview, automatic(o.Heading != 0, numberText(l.Heading)), o.Heading), p.onImport),
			page.Select(importPrefix+"units", "Units in line", numberValue(o.Units), lineOptions(preview, automatic(o.Units != 0, numberText(l.Units)), o.Units), p.onImport),
			page.Select(importPrefix+"time", "Time in column", numberValue(o.Time), columnOptions(l, automatic(o.Time != 0, numberText(l.Time)), o.Time), p.onImport),
			pick("timeUnit", "Unit of the time", o.TimeUnit, nameOf(unitChoices, l.TimeUnit), unitChoices),
			field("rate", "Sample rate, Hz", rate, positive(l.Rate)),
			field("start", "Time of the first sample", o.Start, l.Start),
			app.Button().ID("import-automatic").Type("button").Class("button").Disabled(o == table.Options{}).Text("All automatic").OnClick(p.onAutomatic)),
		app.Div().ID("import-said").Role("status").Body(
			app.If(err != nil, app.P().Class("alert").Text(message(err))),
			app.Range(guesses(l)).Slice(func(i int) app.UI { return app.P().Class("remark").Text(guesses(l)[i]) })),
		renderPreview(preview),
	)
}

// guesses says which of the options nothing in the file says.
func guesses(l table.Layout) []string {
	if len(l.Guessed) == 0 {
		return nil
	}
	names := map[string]string{"separator": "the separator", "decimal": "the decimal sign", "thousands": "the sign of thousands", "heading": "the line of names",
		"units": "the line of units", "time": "the column of times", "timeUnit": "the unit of the time", "rate": "the sample rate", "start": "the time of the first sample"}
	s := "Nothing in the file says it for sure, so it was guessed: "
	for i, g := range l.Guessed {
		if i > 0 {
			s += ", "
		}
		s += or(names[g], g)
	}
	return []string{s + "."}
}

func numberValue(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func numberText(n int) string {
	if n == table.None || n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

func positive(v float64) string {
	if v > 0 {
		return decimal(v)
	}
	return ""
}

// lineOptions are the lines that names or units may stand in.
func lineOptions(preview table.Preview, automatic string, now int) []page.Option {
	o := []page.Option{{Value: "", Text: automatic}, {Value: strconv.Itoa(table.None), Text: "none"}}
	for _, l := range preview.Lines[:min(len(preview.Lines), mostChoices)] {
		if l.Role == table.Blank && l.Number != now {
			continue
		}
		text := ""
		for i, c := range l.Cells {
			if i > 0 {
				text += " | "
			}
			text += c
		}
		o = append(o, page.Option{Value: strconv.Itoa(l.Number), Text: strconv.Itoa(l.Number) + ": " + shorten(text, mostCell)})
	}
	return withNow(o, now)
}

// columnOptions are the columns that may hold the time.
func columnOptions(l table.Layout, automatic string, now int) []page.Option {
	o := []page.Option{{Value: "", Text: automatic}, {Value: strconv.Itoa(table.None), Text: "none"}}
	for i, c := range l.Columns[:min(len(l.Columns), mostChoices)] {
		text := strconv.Itoa(i + 1)
		if c.Name != "" {
			text += ": " + shorten(c.Name, mostCell)
		}
		o = append(o, page.Option{Value: strconv.Itoa(i + 1), Text: text})
	}
	return withNow(o, now)
}

// withNow adds the present choice to a list that has not got it.
func withNow(o []page.Option, now int) []page.Option {
	value := numberValue(now)
	if !slices.ContainsFunc(o, func(o page.Option) bool { return o.Value == value }) {
		o = append(o, page.Option{Value: value, Text: value})
	}
	return o
}

// renderPreview shows the first rows as they will be read, and what stands just before them.
func renderPreview(preview table.Preview) app.UI {
	lines := preview.Lines
	first := max(0, slices.IndexFunc(lines, func(l table.Line) bool { return l.Role == table.Data }))
	from := max(0, first-mostBefore)
	for from < first && (lines[from].Role == table.Text || lines[from].Role == table.Blank) && first-from > mostBefore {
		from++
	}
	left := from
	lines = lines[from:min(len(lines), first+mostRows)]
	columns := preview.Layout.Columns
	n := min(len(columns), mostColumns)
	return app.Div().Class("preview").TabIndex(0).Role("region").Aria("label", "The first rows of the table").Body(
		app.If(left > 0, app.P().Class("caption").Text("Before this: "+counted(left, "line")+" that the table does not begin with.")),
		app.Table().ID("preview").Body(
			app.THead().Body(app.Tr().Body(
				app.Th().Scope("col").Text("Line"),
				app.Th().Scope("col").Text("Read as"),
				app.Range(columns[:n]).Slice(func(i int) app.UI {
					return app.Th().Scope("col").Class("preview-" + string(columns[i].Role)).Text(columnTitle(i, columns[i]))
				}),
				app.If(len(columns) > n, app.Th().Scope("col").Text("and "+strconv.Itoa(len(columns)-n)+" more")))),
			app.TBody().Body(app.Range(lines).Slice(func(i int) app.UI { return renderLine(lines[i], columns[:n]) }))))
}

// columnTitle says what a column is read as: "2: Voltage (mV)".
func columnTitle(i int, c table.Column) string {
	s := strconv.Itoa(i + 1)
	if c.Name != "" {
		s += ": " + shorten(c.Name, mostCell)
	}
	if c.Unit != "" {
		s += " (" + c.Unit + ")"
	}
	switch c.Role {
	case table.Time:
		s += ", time"
	case table.Text:
		s += ", not read"
	}
	return s
}

func renderLine(l table.Line, columns []table.Column) app.UI {
	roles := map[table.Role]string{table.Data: "values", table.Heading: "names", table.Units: "units", table.Text: "no part of the table",
		table.Blank: "blank", table.Skipped: "left out", table.Repeated: "names again"}
	cells := l.Cells
	if l.Role == table.Text && len(cells) > 1 { // a sentence rather than cells
		whole := ""
		for i, c := range cells {
			if i > 0 {
				whole += " "
			}
			whole += c
		}
		cells = []string{whole}
	}
	n := min(len(cells), max(1, len(columns)))
	if l.Role != table.Text {
		n = min(len(cells), mostColumns)
	}
	return app.Tr().Class("preview-line-"+string(l.Role)).Body(
		app.Th().Scope("row").Text(l.Number),
		app.Td().Class("preview-role").Text(roles[l.Role]),
		app.Range(cells[:n]).Slice(func(i int) app.UI {
			c := app.Td().Text(shorten(cells[i], mostCell))
			if l.Role == table.Text {
				return app.Td().ColSpan(max(1, len(columns))).Text(shorten(cells[i], 3*mostCell))
			}
			if i < len(columns) {
				c = c.Class("preview-" + string(columns[i].Role))
			}
			return c
		}))
}

// counted is "1 line", "2 lines".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
