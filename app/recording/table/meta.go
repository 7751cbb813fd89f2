package table

import (
	"math"
	"strconv"
	"strings"
)

// metadata is what stands around a table: pairs of a key and its values.
type metadata struct {
	pairs []pair
}

type pair struct {
	key    string // of letters and digits only, in lower case
	values []string
}

// add takes the cells of a line that is not a row: key and values beside each other, "key: value" or "key = value".
func (m *metadata) add(cells []string) {
	for len(cells) > 0 && strings.TrimLeft(cells[0], "#%!/;* ") == "" {
		cells = cells[1:]
	}
	if len(cells) == 0 {
		return
	}
	first := strings.TrimLeft(cells[0], "#%!/;* ")
	if strings.Count(first, ":") == 2 {
		first = strings.TrimSuffix(first, ":") // "XStart:-0.001:" (Rohde & Schwarz)
	}
	if v, k, ok := strings.Cut(first, " // "); ok { // REW: the value, and what it is
		m.put(k, []string{v})
	}
	for _, mark := range [...]string{"=", ":"} {
		if k, v, ok := strings.Cut(first, mark); ok && strings.TrimSpace(v) != "" {
			m.put(k, append([]string{v}, cells[1:]...))
		}
	}
	for i, c := range cells[min(1, len(cells)):] { // t0 = -0.2 beside a heading
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(v) != "" {
			m.put(k, []string{v})
		} else if i > 0 && i%2 == 1 && i+2 < len(cells) { // key, value, key, value
			m.put(c, cells[i+2:])
		}
	}
	if len(cells) > 1 {
		m.put(strings.TrimRight(first, ":= "), cells[1:])
	}
}

func (m *metadata) put(key string, values []string) {
	key, unit := splitUnit(strings.TrimSpace(key))
	k := word(key)
	if k == "" || len(m.pairs) > 4*maxHead {
		return
	}
	p := pair{key: k}
	for _, v := range values {
		p.values = append(p.values, strings.TrimSpace(v))
	}
	if unit != "" && len(p.values) > 0 {
		p.values[0] += " " + unit
	}
	m.pairs = append(m.pairs, p)
}

// The keys of what is looked for.
var (
	intervalKeys = words(`sampleinterval samplinginterval samplingint sampleperiod samplingperiod samplingtime sampletime increment xincrement xinc xincr hincrement deltax deltat dt dx tinc timeincrement timeinterval timestep timedelta timediv0 hresolution horizontalresolution horresolution resolutionx xresolution
		abtastintervall abtastzeit messintervall interval logginginterval loginterval scaninterval recordinterval recordinginterval measurementinterval periodedechantillonnage intervalo intervallo xdelta sampinterval intervalsec xstep step timeresolution samplingintervals timeperpoint secondspersample signalresolution`)
	rateKeys = words(`samplerate samplingrate samplefrequency samplingfrequency samplefreq samplingfreq fs sr sps srate abtastrate abtastfrequenz scanrate acquisitionrate datarate loggingrate frequencedechantillonnage fréquencedéchantillonnage frecuenciademuestreo frequenzadicampionamento samplesrate
		samplespersecond samplessec samplesps hz samplingrates adcrate framerate outputrate samplefrequencies analogsamplerate`)
	bareRate    = words(`rate`) // which may well be the name of a column
	startKeys   = words(`start x0 xzero t0 xorigin horigin xstart tstart firstx starttime starttimes timeoffset hoffset timestart xoffset0`)
	xUnitKeys   = words(`horizontalunits horizontalunit hunit xunit xunits timeunit timeunits unitx xaxisunit xunitlabel timebaseunit`)
	yUnitKeys   = words(`verticalunits verticalunit vunit yunit yunits unity yaxisunit yunitlabel unit units einheit unité channelunit channelunits signalunit`)
	nameKeys    = words(`source channel channels channelname channelnames tracename trace signal signals signalname signalnames name names label labels waveform channellabel channeltitle channeltitles sourcename yname`)
	deviceWords = []string{"recordlength", "modelnumber", "modelname", "serialnumber", "serialno", "firmware", "softwareversion", "verticalunits", "verticalscale", "verticaloffset", "verticalposition", "horizontalunits", "horizontalscale", "horizontaldelay",
		"horizontaloffset", "probeatten", "sampleinterval", "samplerate", "samplingrate", "yzero", "xzero", "ptfmt", "pointformat", "waveformtype", "triggerpoint", "totaldatapoints", "blocksize", "headersize", "starttime", "endtime"}
	deviceKeys = words(`model serial version vendor device instrument operator author logger software points comment note file title channel channels gain coupling bandwidth location site user project waveformdata`)
)

// find gives the first pair with one of the keys.
func (m *metadata) find(keys map[string]bool) *pair {
	for i := range m.pairs {
		if keys[m.pairs[i].key] && len(m.pairs[i].values) > 0 {
			return &m.pairs[i]
		}
	}
	return nil
}

// quantity is the first value of a pair that is a number, and its unit: behind the number, or in the value after it.
func (p *pair) quantity(n numbers) (v float64, unit string, ok bool) {
	for i, s := range p.values {
		s = strings.TrimSpace(s)
		end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.,+-eE", r) })
		if end < 0 {
			end = len(s)
		}
		for end > 0 {
			if v, ok = n.parse([]byte(s[:end])); !ok && strings.Contains(s[:end], ".") {
				v, ok = numbers{decimal: '.'}.parse([]byte(s[:end]))
			}
			if ok {
				unit = strings.TrimSpace(s[end:])
				break
			}
			end--
			if end > 0 && s[end-1] >= '0' && s[end-1] <= '9' && s[end] != 'e' && s[end] != 'E' {
				break
			}
		}
		if !ok {
			if _, after, found := strings.Cut(s, ":"); found { // CH1:5.0E-08
				q := pair{values: []string{after}}
				if v, unit, ok := q.quantity(n); ok {
					return v, unit, ok
				}
			}
			continue
		}
		if unit == "" && i+1 < len(p.values) && isUnit(p.values[i+1]) {
			unit = p.values[i+1]
		}
		return v, unit, true
	}
	return 0, "", false
}

// interval is the time between two samples in seconds by the metadata, 0 when they do not say.
func (m *metadata) interval(n numbers) float64 {
	if p := m.find(intervalKeys); p != nil {
		if v, unit, ok := p.quantity(n); ok && v > 0 {
			u := timeUnit(strings.Trim(unit, "()[]"))
			if u == "" && unit == "" {
				if x := m.find(xUnitKeys); x != nil {
					u = timeUnit(x.values[0])
				}
				if u == "" {
					u = "s"
				}
			}
			if strings.HasSuffix(unit, "Hz") {
				return 1 / (v * prefix(unit, "Hz"))
			}
			if u != "" {
				return inSeconds(v, u)
			}
		}
	}
	p := m.find(rateKeys)
	if p == nil {
		p = m.find(bareRate)
	}
	if p != nil {
		if v, unit, ok := p.quantity(n); ok && v > 0 && !math.IsInf(v, 0) {
			unit = strings.Trim(unit, "()[] ")
			if u := timeUnit(unit); u != "" && u != "h" && u != "d" && p.key != "hz" {
				return inSeconds(v, u) // "Sampling rate: 10 ms"
			}
			for _, base := range [...]string{"Hz", "hz", "HZ", "Sa/s", "S/s", "SPS", "sps", "Samples/s", "samples/s", "samples/sec", "sa/s", "/s", "1/s"} {
				if strings.HasSuffix(unit, base) {
					return 1 / (v * prefix(unit, base))
				}
			}
			if unit == "" {
				return 1 / v
			}
			return 1 / (v * prefix(unit+" ", " "))
		}
	}
	return 0
}

// prefix is what stands before the base of a unit.
func prefix(unit, base string) float64 {
	switch strings.TrimSpace(strings.TrimSuffix(unit, base)) {
	case "k", "K":
		return 1e3
	case "M":
		return 1e6
	case "G":
		return 1e9
	case "m":
		return 1e-3
	case "µ", "u", "μ":
		return 1e-6
	}
	return 1
}

// inSeconds is a time of a unit in seconds: divided where that rounds once only.
func inSeconds(v float64, unit string) float64 {
	if s := timeScales[unit]; s >= 1 {
		return v * s
	} else if s > 0 {
		return v / math.Round(1/s)
	}
	return v
}

// device says whether a key is one that instruments write above a table, and so not the name of a column.
func device(key string) bool {
	w := word(key)
	for _, d := range deviceWords {
		if strings.HasPrefix(w, d) {
			return true
		}
	}
	return deviceKeys[w] || intervalKeys[w] || rateKeys[w] || xUnitKeys[w] || yUnitKeys[w] && w != "unit" && w != "units"
}

// number writes a value for a sentence.
func digits(v float64) string { return strconv.FormatFloat(v, 'g', 10, 64) }
