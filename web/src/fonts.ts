// Font families by number, and the width of text in them.

import { font } from "./painter";

const families: string[] = [];
let context: CanvasRenderingContext2D | null = null;

// familyNumber gives a CSS font-family its number.
export function familyNumber(family: string): number {
  const i = families.indexOf(family);
  return i >= 0 ? i : families.push(family) - 1;
}

// measure is the width of a text in logical pixels, in the font that the painter uses.
export function measure(family: number, size: number, bold: boolean, text: string): number {
  context ??= document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  const css = font(size, bold, families[family] ?? "sans-serif");
  if (context.font !== css) context.font = css;
  return context.measureText(text).width;
}
