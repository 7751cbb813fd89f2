// What a widget must show, worked out from values() and the props without asking the widget: for a grid the colour of a
// cell, for a line the place of its highest point.

import type { Page } from "@playwright/test";
import type { Driver, Values } from "./hosts";
import { props as metas } from "./manifest";
import { colorOf, distanceTo, pixelAt, place, type RGB } from "./pixels";

/** The colour that host.css gives --sonde-accent. */
export const accent: RGB = [0xc0, 0x00, 0xa0];

export interface Spot {
  x: number;
  y: number;
  index: number; // of the cell or the point
}

/** The middle of a finite cell, or the highest point of a line. */
export function spot(v: Values, nth = 0.6): Spot {
  if (v.z) {
    let index = Math.floor(nth * v.z.length);
    while (!Number.isFinite(v.z[index])) index = (index + 1) % v.z.length;
    const row = Math.floor(index / v.columns!);
    const column = index % v.columns!;
    return { x: (v.x[column] + v.x[column + 1]) / 2, y: (v.y[row] + v.y[row + 1]) / 2, index };
  }
  let index = 1; // a logarithmic axis has no 0
  v.y.forEach((y, i) => {
    if (i > 0 && y > v.y[index]) index = i;
  });
  return { x: v.x[index], y: v.y[index], index };
}

/** How far the picture is from what the numbers say, in steps of a colour channel: 0 to 255. */
export async function error(page: Page, id: string, tag: string, props: Record<string, unknown>, v: Values): Promise<number> {
  if (!v.z) {
    const { x, y } = spot(v);
    // Beside the band of the root mean square, extremes are drawn at 45 % over white.
    const color = props.rms ? (accent.map((c) => Math.round(0.45 * c + 0.55 * 255)) as RGB) : accent;
    return distanceTo(page, id, x, y, color, 2);
  }
  const [lo, hi] = limits(props, v.z.filter(Number.isFinite));
  const map = (props.colormap ?? metas[tag].find((p) => p.name === "colormap")!.default) as string;
  let worst = 0;
  for (const nth of [0, 0.23, 0.41, 0.6, 0.99]) {
    const { x, y, index } = spot(v, nth);
    const value = v.z[index];
    if (value < lo || value > hi) continue; // has a colour of its own
    const color = colorOf(map, unit(props, value, lo, hi), 0, 1);
    if (props.isolines) {
      worst = Math.max(worst, await distanceTo(page, id, x, y, color, 2)); // a line may pass through the pixel
      continue;
    }
    const pixel = await pixelAt(page, id, x, y);
    const wanted = [...color, 255];
    worst = Math.max(worst, ...wanted.map((c, i) => Math.abs(c - pixel[i])));
  }
  return worst;
}

/** The values of the first and the last colour: those of the props, or found among the finite cells. */
function limits(props: Record<string, unknown>, finite: number[]): [number, number] {
  finite.sort((a, b) => a - b);
  const quantile = (q: number): number => {
    const at = q * (finite.length - 1);
    const i = Math.floor(at);
    return finite[i] + (at - i) * ((finite[i + 1] ?? finite[i]) - finite[i]);
  };
  const margin = props.limits === "robust" ? 0.02 : 0;
  return [(props.vmin as number) ?? quantile(margin), (props.vmax as number) ?? quantile(1 - margin)];
}

/** Where a value lies between the limits under the norm, 0 to 1. */
function unit(props: Record<string, unknown>, v: number, lo: number, hi: number): number {
  const center = (props.center as number) ?? 0;
  switch (props.norm) {
    case "log":
      return Math.log(v / lo) / Math.log(hi / lo);
    case "two-slope":
      return v < center ? (0.5 * (v - lo)) / (center - lo) : 0.5 + (0.5 * (v - center)) / (hi - center);
  }
  return (v - lo) / (hi - lo);
}

/** A cell's colour is exact; a line's pixel is mixed with the background at its edges. */
export function tolerance(v: Values): number {
  return v.z ? 0 : 64;
}

/** Moves the mouse to a widget's spot, from elsewhere in it. */
export async function hover(driver: Driver, id: string): Promise<Spot> {
  const at = spot(await driver.values(id));
  const { x, y } = await place(driver.page, id, at.x, at.y);
  await driver.page.mouse.move(x + 40, y + 15);
  await driver.page.mouse.move(x, y);
  return at;
}

/** Whether the detail of cursor-change says what values() say; each widget has an entry. */
export const agrees: Record<string, (detail: Record<string, number>, v: Values, at: Spot) => boolean> = {
  "sonde-spectrum": (d, v, at) => d.bin === at.index && d.frequency === v.x[d.bin] && d.level === v.y[d.bin],
  "sonde-heatmap": (d, v, at) =>
    d.row * v.columns! + d.column === at.index && d.value === v.z![at.index] && d.x > v.x[d.column] && d.x < v.x[d.column + 1],
  "sonde-spectrogram": (d, v, at) => d.level === v.z![at.index] && d.frequency >= 0 && d.time >= 0,
  "sonde-waveform": (d, v, at) => d.time === v.x[at.index] && d.max === v.y[at.index] && d.min <= d.max,
};
