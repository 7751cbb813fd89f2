// Draws a display list (components/paint/list.go) on a 2D context.

import type { Memory } from "./memory";

// DisplayList says where a list lies in memory.
export interface DisplayList {
  words: number; // address, and number of 32-bit words
  wordCount: number;
  text: number; // address of the UTF-8 of all texts
  images: Pixels[];
}

// Pixels is a block of RGBA in memory.
export interface Pixels {
  address: number;
  width: number;
  height: number;
}

// The operations, by their numbers in list.go.
const enum Op {
  Clip = 1,
  Unclip,
  Rect,
  Stroke,
  Fill,
  Text,
  Image,
  Circles,
}

const aligns: CanvasTextAlign[] = ["left", "center", "right"];
const baselines: CanvasTextBaseline[] = ["alphabetic", "middle", "top", "bottom"];

// font is the CSS of a font of the display list.
export function font(size: number, bold: boolean, family: string): string {
  return `${bold ? "bold " : ""}${size}px ${family}`;
}

const colors = new Map<number, string>();

// color is the CSS of 0xRRGGBBAA.
export function color(rgba: number): string {
  let css = colors.get(rgba);
  if (css === undefined) {
    if (colors.size > 1000) colors.clear();
    css = `#${rgba.toString(16).padStart(8, "0")}`;
    colors.set(rgba, css);
  }
  return css;
}

type Context = CanvasRenderingContext2D;

// paint clears the context and draws a list. Coordinates of the list are logical pixels; images stand at device
// pixels, which putImageData writes regardless of transform and clip.
export function paint(ctx: Context, list: DisplayList, memory: Memory, dpr: number, family: string): void {
  const { words, floats } = memory;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
  ctx.lineJoin = "round";

  let i = list.words / 4;
  const end = i + list.wordCount;
  while (i < end) {
    switch (words[i]) {
      case Op.Clip:
        ctx.save();
        ctx.beginPath();
        ctx.rect(floats[i + 1], floats[i + 2], floats[i + 3], floats[i + 4]);
        ctx.clip();
        i += 5;
        break;
      case Op.Unclip:
        ctx.restore();
        i += 1;
        break;
      case Op.Rect:
        ctx.fillStyle = color(words[i + 5]);
        ctx.fillRect(floats[i + 1], floats[i + 2], floats[i + 3], floats[i + 4]);
        i += 6;
        break;
      case Op.Stroke: {
        const n = words[i + 5];
        ctx.lineWidth = floats[i + 1];
        ctx.setLineDash(floats[i + 2] > 0 ? [floats[i + 2], floats[i + 3]] : []);
        ctx.strokeStyle = color(words[i + 4]);
        trace(ctx, floats, i + 6, n);
        ctx.stroke();
        i += 6 + 2 * n;
        break;
      }
      case Op.Fill: {
        const n = words[i + 2];
        ctx.fillStyle = color(words[i + 1]);
        trace(ctx, floats, i + 3, n);
        ctx.fill();
        i += 3 + 2 * n;
        break;
      }
      case Op.Text:
        label(ctx, memory, i, list.text, family);
        i += 11;
        break;
      case Op.Image:
        image(ctx, memory, list.images[words[i + 5]], words[i + 1] | 0, words[i + 2] | 0);
        i += 6;
        break;
      case Op.Circles: {
        const n = words[i + 3];
        ctx.fillStyle = color(words[i + 2]);
        circles(ctx, floats, i + 4, n, floats[i + 1]);
        i += 4 + 2 * n;
        break;
      }
      default:
        throw new Error(`sonde: unknown operation ${words[i]} in a display list`);
    }
  }
}

// trace makes n points a path; a point whose x is NaN lifts the pen.
function trace(ctx: Context, floats: Float32Array, at: number, n: number): void {
  ctx.beginPath();
  let down = false;
  for (const end = at + 2 * n; at < end; at += 2) {
    const x = floats[at];
    if (Number.isNaN(x)) down = false;
    else if (down) ctx.lineTo(x, floats[at + 1]);
    else {
      ctx.moveTo(x, floats[at + 1]);
      down = true;
    }
  }
}

function circles(ctx: Context, floats: Float32Array, at: number, n: number, radius: number): void {
  ctx.beginPath();
  for (const end = at + 2 * n; at < end; at += 2) {
    ctx.moveTo(floats[at] + radius, floats[at + 1]);
    ctx.arc(floats[at], floats[at + 1], radius, 0, 2 * Math.PI);
  }
  ctx.fill();
}

function label(ctx: Context, memory: Memory, i: number, texts: number, family: string): void {
  const { words, floats } = memory;
  const text = memory.text(texts + words[i + 9], words[i + 10]);
  const turns = words[i + 8];
  ctx.font = font(floats[i + 3], words[i + 4] !== 0, family);
  ctx.fillStyle = color(words[i + 5]);
  ctx.textAlign = aligns[words[i + 6]];
  ctx.textBaseline = baselines[words[i + 7]];
  if (turns === 0) {
    ctx.fillText(text, floats[i + 1], floats[i + 2]);
    return;
  }
  ctx.save();
  ctx.translate(floats[i + 1], floats[i + 2]);
  ctx.rotate((-turns * Math.PI) / 2);
  ctx.fillText(text, 0, 0);
  ctx.restore();
}

function image(ctx: Context, memory: Memory, m: Pixels, left: number, top: number): void {
  if (m.width === 0 || m.height === 0) return;
  const pixels = new Uint8ClampedArray(memory.buffer, m.address, m.width * m.height * 4);
  ctx.putImageData(new ImageData(pixels, m.width, m.height), left, top);
}
