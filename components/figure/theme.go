package figure

import "github.com/sonde-viz/sonde/components/paint"

// Theme gives each Role its colour.
type Theme [roles]paint.Color

// Light and Dark are the themes of light and dark pages. Text has a contrast of at least 4.5 to 1 on them (WCAG 2.2, 1.4.3).
var (
	Light = Theme{
		Foreground: 0x1b1f24ff, Muted: 0x57606aff, Grid: 0x1b1f2418, Background: 0xffffff00,
		Accent: 0x0b5fc2ff, Accent2: 0xc2410cff, Surface: 0xffffffeb, Alert: 0xb42318ff,
		trace3: 0x1a7f37ff, trace4: 0x8250dfff, trace5: 0x8a6100ff, trace6: 0xbf3989ff, trace7: 0x0e7490ff, trace8: 0x57606aff,
	}
	Dark = Theme{
		Foreground: 0xe8edf2ff, Muted: 0xa3adb8ff, Grid: 0xe8edf21c, Background: 0x00000000,
		Accent: 0x66b2ffff, Accent2: 0xffa05cff, Surface: 0x161b22eb, Alert: 0xff8a80ff,
		trace3: 0x56d364ff, trace4: 0xc297ffff, trace5: 0xe3b341ff, trace6: 0xff8fc7ff, trace7: 0x4fd1d9ff, trace8: 0xa3adb8ff,
	}
)
