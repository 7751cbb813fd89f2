// The colours, the font and the margins that the page's CSS asks for.

// The custom properties, in the order of the roles of components/figure/figure.go, each with the property of the
// probe that resolves it. An element that is not seen carries them, since the browser alone can resolve a CSS colour
// and tell when it changes: the change starts a transition.
const roles: [custom: string, property: string][] = [
  ["--sonde-foreground", "border-top-color"],
  ["--sonde-muted", "border-right-color"],
  ["--sonde-grid", "border-bottom-color"],
  ["--sonde-background", "border-left-color"],
  ["--sonde-accent", "outline-color"],
  ["--sonde-accent2", "text-decoration-color"],
  ["--sonde-surface", "caret-color"],
  ["--sonde-alert", "column-rule-color"],
];

// How far the plot stands from the sides, in the same way.
const margins: [custom: string, property: string][] = [
  ["--sonde-plot-left", "padding-left"],
  ["--sonde-plot-right", "padding-right"],
];

const probed = [...roles.map((role) => [...role, "transparent"]), ...margins.map((margin) => [...margin, "0"])];

// probeCSS is the style of the probe.
export const probeCSS = `.probe{position:absolute;visibility:hidden;inline-size:0;block-size:0;overflow:hidden;${probed
  .map(([custom, property, none]) => `${property}:var(${custom},${none});`)
  .join("")}transition:${["color", ...probed.map(([, property]) => property)].map((p) => `${p} 1ms step-start`).join()}}`;

// Theme is what a widget draws with.
export interface Theme {
  dark: boolean;
  own: number; // bit i: the page gives role i a colour
  rgba: Uint8Array; // four bytes for each role
  family: string; // CSS font-family
  left: number; // CSS pixels from the sides to the plot, at least
  right: number;
}

// readTheme asks the probe. Whether the page is dark is told by its text: light text stands on a dark ground, however
// the page came to it (color-scheme, a media query, a class).
//
// Browsers leave out dark grounds when they print, and darken text, but no picture: on paper it is light, whatever the ground.
export function readTheme(probe: Element, print: boolean): Theme {
  const style = getComputedStyle(probe);
  const [r, g, b] = resolve(style.color);
  const theme: Theme = {
    dark: 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.6 * 255,
    own: 0,
    rgba: new Uint8Array(4 * roles.length),
    family: style.fontFamily || "sans-serif",
    left: parseFloat(style.paddingLeft) || 0,
    right: parseFloat(style.paddingRight) || 0,
  };
  const forced = matchMedia("(forced-colors: active)").matches;
  roles.forEach(([custom, property], i) => {
    if (!forced && style.getPropertyValue(custom).trim() === "") return;
    theme.own |= 1 << i;
    theme.rgba.set(resolve(forced ? systemColors[i] : style.getPropertyValue(property)), 4 * i);
  });
  if (print && theme.dark && style.getPropertyValue("print-color-adjust") !== "exact") {
    theme.dark = false;
    theme.own = 1 << background;
    theme.rgba.fill(255, 4 * background, 4 * background + 4);
  }
  return theme;
}

const background = roles.findIndex(([custom]) => custom === "--sonde-background");

// systemColors are the roles where the user has chosen the colours.
const systemColors = [
  "CanvasText", "CanvasText", "GrayText", "Canvas", "CanvasText", "Highlight", "Canvas", "CanvasText",
];

let pixel: CanvasRenderingContext2D | null = null;

// resolve turns a computed colour into its four bytes. Modern colours, oklch() say, are told by drawing them.
function resolve(css: string): number[] {
  const numbers = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(css);
  if (numbers) {
    const [, r, g, b, a = "1"] = numbers;
    return [+r, +g, +b, Math.round(+a * 255)];
  }
  if (!pixel) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    pixel = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  }
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data];
}

// watchThemes calls back when the user changes light, dark or forced colours, which needs no style of the page.
export function watchThemes(window: Window, changed: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    window.matchMedia(query).addEventListener("change", changed);
  }
}
