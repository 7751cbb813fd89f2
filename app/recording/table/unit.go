package table

import (
	"strings"
	"unicode/utf8"
)

// timeScales are the units of time in seconds.
var timeScales = map[string]float64{"s": 1, "ms": 1e-3, "us": 1e-6, "ns": 1e-9, "ps": 1e-12, "min": 60, "h": 3600, "d": 86400}

// timeWords are what the units of time are called, in lower case.
var timeWords = map[string]string{
	"s": "s", "sec": "s", "sec.": "s", "secs": "s", "second": "s", "seconds": "s", "sekunde": "s", "sekunden": "s", "sek": "s", "seconde": "s", "secondes": "s", "segundo": "s", "segundos": "s", "secondi": "s", "secondo": "s", "sekunder": "s", "с": "s", "сек": "s", "秒": "s", "초": "s", "seg": "s",
	"ms": "ms", "msec": "ms", "msec.": "ms", "msecs": "ms", "milli": "ms", "millis": "ms", "millisec": "ms", "millisecond": "ms", "milliseconds": "ms", "milli second": "ms", "milli seconds": "ms", "millisekunden": "ms", "millisecondes": "ms", "milisegundos": "ms", "мс": "ms", "毫秒": "ms", "ミリ秒": "ms",
	"us": "us", "µs": "us", "μs": "us", "usec": "us", "µsec": "us", "micros": "us", "microsec": "us", "microsecond": "us", "microseconds": "us", "mikrosekunden": "us", "мкс": "us", "微秒": "us", "uS": "us", "mks": "us",
	"ns": "ns", "nsec": "ns", "nanos": "ns", "nanosec": "ns", "nanosecond": "ns", "nanoseconds": "ns", "нс": "ns", "纳秒": "ns",
	"ps": "ps", "psec": "ps", "picosecond": "ps", "picoseconds": "ps",
	"min": "min", "min.": "min", "mins": "min", "minute": "min", "minutes": "min", "minuten": "min", "minutos": "min", "мин": "min", "分": "min",
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "std": "h", "stunden": "h", "heures": "h", "horas": "h", "ч": "h",
	"d": "d", "day": "d", "days": "d", "tage": "d", "jours": "d",
}

// timeUnit is the unit of time that a word means, "" for none.
func timeUnit(s string) string {
	return timeWords[strings.ToLower(strings.TrimSpace(s))]
}

// unitWords are units written out, and the customary spellings of them; in lower case.
var unitWords = map[string]string{
	"volt": "V", "volts": "V", "millivolt": "mV", "millivolts": "mV", "microvolt": "µV", "microvolts": "µV", "kilovolt": "kV", "kilovolts": "kV", "volt dc": "V", "volt ac": "V", "volts dc": "V", "volts ac": "V", "v dc": "V", "v ac": "V", "vdc": "V", "vac": "V", "mv dc": "mV", "mv ac": "mV",
	"ampere": "A", "amperes": "A", "amp": "A", "amps": "A", "milliamp": "mA", "milliamps": "mA", "milliampere": "mA", "amp dc": "A", "amp ac": "A", "a dc": "A", "a ac": "A", "ma dc": "mA", "adc": "A", "aac": "A",
	"watt": "W", "watts": "W", "ohm": "Ω", "ohms": "Ω", "kohm": "kΩ", "kohms": "kΩ", "mohm": "MΩ", "hertz": "Hz", "kilohertz": "kHz", "megahertz": "MHz", "pascal": "Pa", "pascals": "Pa", "newton": "N", "newtons": "N",
	"в": "V", "мв": "mV", "мкв": "µV", "кв": "kV", "ма": "mA", "вт": "W", "квт": "kW", "гц": "Hz", "кгц": "kHz", "мгц": "MHz", "ом": "Ω", "ком": "kΩ", "па": "Pa", "кпа": "kPa", "°с": "°C",
	"kelvin": "K", "celsius": "°C", "fahrenheit": "°F", "deg c": "°C", "degc": "°C", "deg. c": "°C", "degree c": "°C", "degrees c": "°C", "degree celsius": "°C", "degrees celsius": "°C", "deg f": "°F", "degf": "°F", "degrees f": "°F", "℃": "°C", "℉": "°F",
	"meter": "m", "meters": "m", "metre": "m", "metres": "m", "millimeter": "mm", "millimeters": "mm", "percent": "%", "pct": "%", "degree": "°", "degrees": "°", "deg": "°", "decibel": "dB", "decibels": "dB", "farad": "F", "henry": "H", "tesla": "T", "gauss": "G", "joule": "J", "coulomb": "C",
}

// bare are units that take no prefix; prefixed are those that may.
var bare = words(`% ‰ ° °C °F ℃ K C F rpm RPM 1/min min⁻¹ bpm psi PSI psig psia inHg mmHg inH2O cmH2O atm Torr dB dBm dBV dBu dBFS dBA dB(A) dB(C) dBc dBmV dBµV dBuV dBSPL dB/Hz
	counts count cnt LSB bits a.u. au ppm ppb %RH %rh RH pH sps Sa/s S/s km/h mph kn ft in lbf lb mol ADU raw V/V g's G's m/s^2 m/s**2 kt u.a. arb pu p.u.`)
var prefixed = words(`V A W Ω Ω ohm Ohm Hz Pa N J C F H T Wb S s m g G L l lm lx cd rad mol bar eV VA var Var Nm N·m N*m N.m m/s m/s² m/s2 m/s^2 g/s rad/s rad/s² °/s deg/s dps
	V/√Hz V/rtHz V²/Hz Vrms Vpp Vp V_rms Vpk A/V V/A V/m A/m W/m² W/m2 W/m^2 m³/h m3/h m³/s L/min l/min L/s m² m³ m2 m3 m^2 m^3 Wh Ah Ws VAr Bq Gy Sv K kat sr mol/l mol/L g/m3 g/m³ g/l strain ε Gal T/s Oe bit B bit/s B/s Ω·m Ωm Pa·s Hz/s V/s A/s K/s K/min`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// isUnit says whether s is surely a unit. Single letters are units too; what stands beside them has to say so.
func isUnit(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 24 {
		return false
	}
	low := strings.ToLower(s)
	if unitWords[low] != "" || timeWords[s] != "" || len(s) > 2 && timeWords[low] != "" || bare[s] || prefixed[s] {
		return true
	}
	_, size := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s, "da") {
		size = 2
	}
	switch s[:size] {
	case "T", "G", "M", "k", "K", "h", "da", "d", "c", "m", "µ", "μ", "u", "n", "p", "f", "a":
		return prefixed[s[size:]]
	}
	return false
}

// unitOf is a unit as it is kept: without brackets, and a word as its symbol. Whatever is not known stays as it is.
func unitOf(s string) string {
	s = strings.TrimSpace(s)
	for _, pair := range [...]string{"()", "[]", "{}", "<>"} {
		if len(s) > 2 && s[0] == pair[0] && s[len(s)-1] == pair[1] && strings.IndexByte(s[1:], pair[0]) < 0 {
			s = strings.TrimSpace(s[1 : len(s)-1])
		}
	}
	if u := unitWords[strings.ToLower(s)]; u != "" {
		return u
	}
	if u := timeWords[strings.ToLower(s)]; u != "" && len(s) > 2 {
		return u
	}
	return s
}

// splitUnit takes the unit off a column's name: "ECG (mV)", "ECG [mV]", "ECG / mV", "U/V", "ECG in mV", "ecg_mV", "ECG, mV", "CH1 V".
func splitUnit(s string) (name, unit string) {
	s = strings.Join(strings.Fields(s), " ")
	for _, pair := range [...]string{"()", "[]", "{}"} {
		open := strings.LastIndexByte(s, pair[0])
		if open < 0 || s[len(s)-1] != pair[1] {
			continue
		}
		name, unit = strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1:len(s)-1])
		if open == 1 && !isUnit(unit) && strings.IndexByte("VvIi", s[0]) >= 0 { // V(out), I(R1) of circuits
			return s, ""
		}
		if unit != "" && unit[0] >= '0' && unit[0] <= '9' && !isUnit(unit) { // a bus: D[7..0]
			return s, ""
		}
		if open == 0 && !isUnit(unit) || strings.ContainsAny(unit, ":;=") {
			continue
		}
		if n, u := splitUnit(name); open > 0 && u != "" && isUnit(u) && !isUnit(unit) {
			return n + " (" + unit + ")", u // Temperature (°C) (mean)
		}
		return strings.TrimRight(name, " /"), unitOf(unit)
	}
	// "Position (m) Run #1": the unit stands within.
	if head, after, found := strings.Cut(s, " ("); found && head != "" {
		if u, rest, ok := strings.Cut(after, ") "); ok && isUnit(u) && rest != "" && !strings.ContainsAny(rest, "([") {
			return head + " " + rest, unitOf(u)
		}
	}
	// "Temp, °C (LGR S/N: 123)": the unit stands before what follows in brackets.
	if head, _, found := strings.Cut(s, " ("); found {
		if i := strings.LastIndex(head, ", "); i > 0 && isUnit(head[i+2:]) {
			return strings.TrimSpace(head[:i]), unitOf(head[i+2:])
		}
	}
	if after, ok := strings.CutPrefix(s, "in "); ok && isUnit(after) {
		return "", unitOf(after)
	}
	if after, ok := strings.CutPrefix(s, "["); ok {
		if u, rest, ok := strings.Cut(after, "]"); ok && isUnit(u) && rest != "" {
			return strings.TrimSpace(rest), unitOf(u)
		}
	}
	if i := strings.LastIndex(s, " / "); i > 0 {
		return strings.TrimSpace(s[:i]), unitOf(s[i+3:])
	}
	if isUnit(s) {
		return s, ""
	}
	for _, mark := range [...]string{" in ", ", ", "/", "_in_", " en "} {
		if i := strings.LastIndex(s, mark); i > 0 && isUnit(s[i+len(mark):]) {
			return strings.TrimSpace(s[:i]), unitOf(s[i+len(mark):])
		}
	}
	if i := strings.IndexByte(s, '/'); i > 0 && isUnit(s[i+1:]) { // a/m/s²
		return s[:i], unitOf(s[i+1:])
	}
	if i := strings.LastIndexByte(s, '_'); i > 0 && certain(s[i+1:]) {
		return s[:i], unitOf(s[i+1:])
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && certain(s[i+1:]) {
		return s[:i], unitOf(s[i+1:])
	}
	if len(s) > 3 && (s[:2] == "CH" || s[:2] == "Ch") { // CH1V
		if end := len(strings.TrimLeft(s[2:], "0123456789")); end > 0 && end < len(s)-2 && isUnit(s[len(s)-end:]) {
			return s[:len(s)-end], unitOf(s[len(s)-end:])
		}
	}
	if i := strings.IndexAny(s, "°℃℉%"); i > 0 && isUnit(s[i:]) { // Temperature°C
		return strings.TrimRight(s[:i], " ,/_"), unitOf(s[i:])
	}
	return s, ""
}

// certain says whether the last word of a name, without anything that sets it off, can only be a unit.
func certain(s string) bool {
	switch {
	case s == "V", s == "Hz", s == "°C", s == "°F", s == "%", s == "Ω", s == "Pa":
		return true
	case len(s) < 2 || s == "в" || s == "В" || s == "in" || s == "au" || s == "RH" || s == "raw" || s == "count" || s == "counts" || s == "min" || s == "day" || s == "days" || s == "pa" || s == "lb" || s == "kt" || s == "RPM" || s == "rpm" || s == "strain" || s == "bits":
		return s == "s" || s == "rpm" || s == "RPM"
	}
	return isUnit(s) && (!isWord(s) || timeUnit(s) != "")
}

// isWord says whether s is a unit written out, which a name may well end in ("Line Volt").
func isWord(s string) bool { return unitWords[strings.ToLower(s)] != "" && len(s) > 3 }

// timeNames are headings of a column of times, in lower case and without anything but letters and digits.
var timeNames = words(`t time times timestamp timestamps timestamputc utc utctime elapsed elapsedtime timeelapsed timeaxis reltime relativetime relative seconds secondselapsed sec datetime dateandtime datetimeutc clock
	abstime absolutetime epoch epochtime unixtime unix unixtimestamp posixtime systemtime localtime gpstime scantime sampletime samplingtime recordtime recordedat measuredat createdat eventtime starttime logtime tstamp tstart tsec tms tus tns
	ts zeit zeitstempel datumzeit datumuhrzeit uhrzeit messzeit zeitpunkt temps heure horodatage dateheure tiempo hora fechahora marcadetiempo tempo ora dataora tid tidpunkt tidsstempel klokkeslæt klockslag aika aikaleima
	czas czass znacznikczasu datagodzina datahora čas casovaznamka idő ido zaman tijd tijdstip datumtijd время дата датавремя времяс час 时间 時間 時刻 日時 时刻 日期时间 日期 시간 시각 วันที่ time0 xvalue xtime timex timevalue rowtime waktu thoigian zeits timeseconds tiden ώρα χρόνος زمان وقت الوقت
	tick ticks stamp zeitachse abtastzeit datenum jd mjd bjd hjd juliandate julianday instant instante`)

// dateNames are headings of a column of dates.
var dateNames = words(`date datum fecha data дата 日期 日付 날짜 dato pvm tarih day datestamp dateddmmyyyy`)

// axisNames are headings of what may be a time: it has to rise evenly too.
var axisNames = words(`x xaxis xachse xdata xvalues abscissa axis abszisse horizontal unnamed0`)

// countNames are headings of a column that counts the rows.
var countNames = words(`n no nr num number index idx i sample samples sampleno samplenumber samplenr sampleindex point points pointno pt pts row rows rowno record recordno recordnumber rn rec scan scanno sequence seq seqno id frame
	nummer lfdnr messung punkt numero numéro count counter line item # reading readings readingno unnamed0 x 序号 番号 номер`)

// word is a heading in lower case, of letters, digits and # only, as the lists of names have them.
func word(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80 && r != '\u00a0' || r == '#' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isTimeName says whether a heading means times: "Time", "Time Stamp", "t", "Zeit"; unit is what it says of the unit itself.
func isTimeName(name string) (unit string, ok bool) {
	w := word(name)
	if strings.Contains(name, "/") && isUnit(name) { // m/s
		return "", false
	}
	if u := timeWords[w]; u != "" && len(w) != 1 || w == "s" {
		if u == "d" || u == "h" || w == "分" {
			return "", false
		}
		return u, true
	}
	if timeNames[w] {
		for u := range map[string]bool{"sec": true, "seconds": true} {
			if strings.HasSuffix(w, u) || strings.HasPrefix(w, "seconds") {
				return "s", true
			}
		}
		switch w {
		case "tms":
			return "ms", true
		case "tus":
			return "us", true
		case "tns":
			return "ns", true
		}
		return "", true
	}
	for _, suffix := range [...]string{"elapsed", "since", "time", "timestamp"} {
		if rest, found := strings.CutSuffix(w, suffix); found && timeWords[rest] != "" {
			return timeWords[rest], true
		}
	}
	for _, prefix := range [...]string{"elapsedtime", "relativetime", "timestamp", "elapsed", "datetime", "time", "datum", "zeit"} {
		if rest, found := strings.CutPrefix(w, prefix); found {
			if u := timeWords[rest]; u != "" {
				return u, true
			}
			switch rest {
			case "utc", "gmt", "local", "zone", "iso", "iso8601", "gmt0000", "1", "axis", "base", "ch1", "mezcet", "epoch", "unix", "utcgmt":
				return "", true
			}
			if strings.HasPrefix(rest, "gmt") || strings.HasPrefix(rest, "utc") {
				return "", true
			}
		}
	}
	return "", false
}
