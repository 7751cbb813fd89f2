package table

import (
	"math"
	"strconv"
	"testing"
)

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "-0", "1.5", "-.5", "5.", "+12", "999999999999999", "9999999999999999", "0.00000000000001", "1..2", "-", "1e5", "123456789.123456", "-1.234567E-03", "9.9e37", "1e-400", "12e22"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := strconv.ParseFloat(s, 64)
		if v, ok := shortNumber([]byte(s)); ok && (err != nil || math.Float64bits(v) != math.Float64bits(want)) {
			t.Errorf("%q is read as %v, want %v, %v", s, v, want, err)
		}
		if v, size, _ := scan([]byte(s), ';', '.'); size == len(s) && size > 0 && (err != nil || math.Float64bits(v) != math.Float64bits(want)) {
			t.Errorf("%q is scanned as %v, want %v, %v", s, v, want, err)
		}
		v, ok := (numbers{decimal: '.'}).parse([]byte(s))
		if ok && math.Float64bits(v) != math.Float64bits(want) && !(err != nil && (math.IsInf(want, 0) || s[len(s)-1] != 'e')) {
			t.Errorf("%q is parsed as %v, want %v, %v", s, v, want, err)
		}
	})
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		numbers
		cell string
		want float64 // NaN: not a number
	}{
		{numbers{'.', 0}, "1.5e3", 1500}, {numbers{'.', 0}, "1,5", math.NaN()}, {numbers{',', 0}, "1,5E-3", 1.5e-3}, {numbers{',', '.'}, "1.234,5", 1234.5},
		{numbers{'.', ','}, "1,234,567", 1234567}, {numbers{'.', ','}, "1,23,456", math.NaN()}, {numbers{'.', ','}, "12,34", math.NaN()}, {numbers{'.', ','}, "-12,345.6", -12345.6},
		{numbers{'.', '\''}, "12'345", 12345}, {numbers{',', ' '}, "12 345,6", 12345.6}, {numbers{',', ' '}, "12\u202f345,6", 12345.6}, {numbers{'.', 0}, "\u22122.5", -2.5},
		{numbers{'.', 0}, "0x10", math.NaN()}, {numbers{'.', 0}, "1e999", math.Inf(1)}, {numbers{'.', 0}, "1.5D+02", 150}, {numbers{'.', 0}, "2024-01-01", math.NaN()}, {numbers{'.', 0}, "--5", math.NaN()},
		{numbers{'.', 0}, "1e", math.NaN()}, {numbers{'.', 0}, "e5", math.NaN()}, {numbers{'.', 0}, ".", math.NaN()}, {numbers{'.', 0}, "123456789012345678", 123456789012345678},
	} {
		v, ok := tt.parse([]byte(tt.cell))
		if ok != (tt.want == tt.want) || ok && v != tt.want {
			t.Errorf("%q with %q and %q is %v, %v, want %v", tt.cell, tt.decimal, tt.thousands, v, ok, tt.want)
		}
	}
}

func TestUnits(t *testing.T) {
	for heading, want := range map[string][2]string{
		"ECG (mV)": {"ECG", "mV"}, "ECG [mV]": {"ECG", "mV"}, "ECG / mV": {"ECG", "mV"}, "U/V": {"U", "V"}, "a/m/s²": {"a", "m/s²"}, "time_s": {"time", "s"}, "Temp, °C (LGR S/N: 1)": {"Temp", "°C"},
		"CH1 V": {"CH1", "V"}, "CH1V": {"CH1", "V"}, "in s": {"", "s"}, "CH1 in mV": {"CH1", "mV"}, "R [kΩ]": {"R", "kΩ"}, "Voltage (Volts)": {"Voltage", "V"}, "T (Deg C)": {"T", "°C"},
		"Group A": {"Group A", ""}, "Phase": {"Phase", ""}, "Input / Output": {"Input", "Output"}, "Plan B": {"Plan B", ""}, "km/h": {"km/h", ""}, "speed (km/h)": {"speed", "km/h"}, "Made in Germany": {"Made in Germany", ""},
		"Temperature (°C) (mean)": {"Temperature (mean)", "°C"}, "Noise (V/√Hz)": {"Noise", "V/√Hz"}, "E_field": {"E_field", ""}, "x": {"x", ""}, "": {"", ""}, "(V)": {"", "V"}, "Time Stamp": {"Time Stamp", ""},
	} {
		if name, unit := splitUnit(heading); name != want[0] || unit != want[1] {
			t.Errorf("%q is %q in %q, want %q", heading, name, unit, want)
		}
	}
}
