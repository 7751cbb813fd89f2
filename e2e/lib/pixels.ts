// Reading what a widget really shows: the pixels of its canvases.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

export type RGB = [number, number, number];

const maps = (
  JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/colormaps.json"), "utf8")) as { maps: Record<string, string> }
).maps;

/** Matplotlib's colour of a value; lo and hi are the values of the first and the last colour. */
export function colorOf(map: string, value: number, lo: number, hi: number): RGB {
  const at = Math.min(255, Math.floor(((value - lo) / (hi - lo)) * 256));
  const hex = maps[map].slice(6 * at, 6 * at + 6);
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) as RGB;
}

/** The pixel of the lower canvas at a data point: red, green, blue, alpha. */
export function pixelAt(page: Page, id: string, x: number, y: number): Promise<number[]> {
  return page.evaluate(
    ([id, x, y]) => {
      const el = document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"];
      const canvas = el.shadowRoot!.querySelector("canvas")!;
      const at = el.pixelOf(x, y)!;
      const [box, inside] = [el.getBoundingClientRect(), canvas.getBoundingClientRect()]; // within border and padding
      const scale = canvas.width / inside.width;
      const [px, py] = [at.x - (inside.left - box.left), at.y - (inside.top - box.top)];
      return [...canvas.getContext("2d")!.getImageData(Math.floor(px * scale), Math.floor(py * scale), 1, 1).data];
    },
    [id, x, y] as const,
  );
}

/**
 * How near the pixels around a data point come to a colour: the least distance over a square of `reach` device pixels
 * to each side. A line is smoothed, and its middle need not fall on the middle of a pixel.
 */
export function distanceTo(page: Page, id: string, x: number, y: number, color: RGB, reach: number): Promise<number> {
  return page.evaluate(
    ([id, x, y, color, reach]) => {
      const el = document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"];
      const canvas = el.shadowRoot!.querySelector("canvas")!;
      const at = el.pixelOf(x, y)!;
      const [box, inside] = [el.getBoundingClientRect(), canvas.getBoundingClientRect()];
      const scale = canvas.width / inside.width;
      const side = 2 * reach + 1;
      const [px, py] = [(at.x - (inside.left - box.left)) * scale, (at.y - (inside.top - box.top)) * scale];
      const data = canvas.getContext("2d")!.getImageData(Math.round(px) - reach, Math.round(py) - reach, side, side).data;
      let least = Infinity;
      for (let i = 0; i < data.length; i += 4) {
        const a = data[i + 3] / 255; // over white
        const d = Math.max(...color.map((c, k) => Math.abs(c - (data[i + k] * a + 255 * (1 - a)))));
        least = Math.min(least, d);
      }
      return least;
    },
    [id, x, y, color, reach] as const,
  );
}

/** A number that differs when any pixel of the widget's picture (without cursor) does. */
export function picture(page: Page, id: string): Promise<string> {
  return page.evaluate(async (id) => {
    const canvas = document.getElementById(id)!.shadowRoot!.querySelector("canvas")!;
    if (canvas.width * canvas.height === 0) return "empty";
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return `${canvas.width}x${canvas.height} ${[...hash].map((b) => b.toString(16).padStart(2, "0")).join("")}`;
  }, id);
}

/** Where a data point stands in the page, for the mouse. */
export async function place(page: Page, id: string, x: number, y: number): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([id, x, y]) => {
      const el = document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"];
      const box = el.getBoundingClientRect();
      const at = el.pixelOf(x, y)!;
      return { x: box.left + at.x, y: box.top + at.y };
    },
    [id, x, y] as const,
  );
}
