// The exports of web/port/exports.go, with strings, structs and truth values instead of numbers.

import { type Kind, type Numbers, arrays, bytesOf } from "./kinds";
import { Memory, utf8 } from "./memory";
import type { DisplayList, Pixels } from "./painter";

// protocol is the number that both halves must agree on: web/port/port.go.
export const protocol = 7;

// PointerKind is components/figure/pointer.go's.
export const enum PointerKind {
  Move,
  Down,
  Up,
  Leave,
  Wheel,
  DoubleClick,
  Cancel,
}

// Did says what an instance did with an event of the pointer, bit by bit.
export const enum Did {
  Use = 1,
  Grip = 2, // the pointer is over something to be dragged up and down
}

// Frame is what an instance wants drawn; a list that is missing has not changed.
export interface Frame {
  base?: DisplayList;
  overlay?: DisplayList;
  settled: boolean; // everything that was set is computed and in these lists or in earlier ones
}

// Window is what a figure shows, in data units.
export interface Window {
  x: [number, number];
  y: [number, number];
}

// Values are the numbers that a widget shows: of a line x and y, of a grid the edges of its cells and the cells.
export interface Values {
  x: Float64Array;
  y: Float64Array;
  z?: Numbers;
  rows?: number;
  columns?: number;
}

// Stats are the counts by which leaks are found.
export interface Stats {
  instances: number;
  handles: number;
  heapBytes: number;
  longestPause: number;
}

const none: [number, string, unknown][] = [];

type Exported = Record<string, (...args: number[]) => number>;

export class Port {
  readonly memory: Memory;
  readonly #x: Exported;

  constructor(exports: WebAssembly.Exports) {
    this.#x = exports as Exported;
    this.memory = new Memory((exports.mem ?? exports.memory) as WebAssembly.Memory);
  }

  protocol(): number {
    return this.#x.sonde_protocol?.() ?? 0;
  }

  // running is the instance whose code runs, or ran when the program trapped; 0: none.
  running(): number {
    return this.#x.sonde_running();
  }

  mount(tag: string, token: number): number {
    return this.#x.sonde_mount(this.#write(tag), token);
  }

  // name says how messages call the element of an instance: by its id.
  name(id: number, name: string): void {
    this.#x.sonde_name(id, this.#write(name));
  }

  unmount(id: number): void {
    this.#x.sonde_unmount(id);
  }

  setNumber(id: number, prop: number, value: number): boolean {
    return this.#x.sonde_set_number(id, prop, value) !== 0;
  }

  setBool(id: number, prop: number, value: boolean): boolean {
    return this.#x.sonde_set_bool(id, prop, value ? 1 : 0) !== 0;
  }

  setText(id: number, prop: number, value: string): boolean {
    return this.#x.sonde_set_text(id, prop, this.#write(value)) !== 0;
  }

  setData(id: number, prop: number, handle: number): boolean {
    return this.#x.sonde_set_data(id, prop, handle) !== 0;
  }

  reset(id: number, prop: number): void {
    this.#x.sonde_reset(id, prop);
  }

  update(id: number): void {
    this.#x.sonde_update(id);
  }

  // rest does what frame does for an instance that is not seen: it says what is refused.
  rest(id: number): void {
    this.#x.sonde_rest(id);
  }

  resize(id: number, width: number, height: number, dpr: number): void {
    this.#x.sonde_resize(id, width, height, dpr);
  }

  margins(id: number, left: number, right: number): void {
    this.#x.sonde_margins(id, left, right);
  }

  // theme sets light or dark, with colours (r, g, b, a of each role) instead of the theme's where own has the role's bit.
  theme(id: number, dark: boolean, own: number, rgba: Uint8Array): void {
    const at = this.#x.sonde_scratch(rgba.length) >>> 0;
    this.memory.bytes.set(rgba, at);
    this.#x.sonde_theme(id, dark ? 1 : 0, own);
  }

  family(id: number, family: number): void {
    this.#x.sonde_family(id, family);
  }

  fontsChanged(): void {
    this.#x.sonde_fonts_changed();
  }

  visible(id: number, visible: boolean): void {
    this.#x.sonde_visible(id, visible ? 1 : 0);
  }

  pointer(
    id: number,
    kind: PointerKind,
    x: number,
    y: number,
    dx: number,
    dy: number,
    button: number,
    keys: number,
  ): number {
    return this.#x.sonde_pointer(id, kind, x, y, dx, dy, button, keys);
  }

  view(id: number): Window | null {
    if (!this.#x.sonde_view(id)) return null;
    const [x0, x1, y0, y1] = this.#numbers(4);
    return { x: [x0, x1], y: [y0, y1] };
  }

  // setView leaves an axis that is not given as it is: its ends are 0 then.
  setView(id: number, { x = [0, 0], y = [0, 0] }: Partial<Window>): boolean {
    return this.#x.sonde_set_view(id, x[0], x[1], y[0], y[1]) !== 0;
  }

  resetView(id: number): void {
    this.#x.sonde_reset_view(id);
  }

  pixelOf(id: number, x: number, y: number): { x: number; y: number } | null {
    if (!this.#x.sonde_pixel(id, x, y)) return null;
    const [px, py] = this.#numbers(2);
    return { x: px, y: py };
  }

  // frame paints what has changed. The lists are valid until the next call.
  frame(id: number): Frame | null {
    if (!this.#x.sonde_frame(id)) return null;
    const at = this.#out() / 4;
    const { words } = this.memory;
    const flags = words[at];
    let image = at + 11;
    const list = (i: number): DisplayList => {
      const images: Pixels[] = [];
      for (let k = 0; k < words[i + 4]; k++, image += 3) {
        images.push({ address: words[image], width: words[image + 1], height: words[image + 2] });
      }
      return { words: words[i], wordCount: words[i + 1], text: words[i + 2], images };
    };
    return {
      base: flags & 1 ? list(at + 1) : undefined,
      overlay: flags & 2 ? list(at + 6) : undefined,
      settled: (flags & 4) !== 0,
    };
  }

  // finish does the work of an instance under way at once, for ms milliseconds at most.
  finish(id: number, ms: number): void {
    this.#x.sonde_finish(id, ms);
  }

  settled(id: number): boolean {
    return (this.#x.sonde_settled(id) & 1) !== 0;
  }

  // fresh says that there is something new to paint, be it seen or not.
  fresh(id: number): boolean {
    return (this.#x.sonde_settled(id) & 2) !== 0;
  }

  progress(id: number): number {
    return this.#x.sonde_progress(id);
  }

  values(id: number): Values | null {
    if (!this.#x.sonde_values(id)) return null;
    const at = this.#out() / 4;
    const { buffer } = this.memory;
    const [x, nx, y, ny, z, nz, kind, rows, columns] = this.memory.words.slice(at, at + 9);
    const line = { x: new Float64Array(buffer, x, nx).slice(), y: new Float64Array(buffer, y, ny).slice() };
    if (rows === 0 && columns === 0) return line;
    return { ...line, z: new arrays[kind](buffer, z, nz).slice(), rows, columns };
  }

  // alloc returns a handle on room for n samples of a full scale (fullScaleOf); 0 when memory cannot hold them.
  alloc(kind: Kind, n: number, fullScale: number): number {
    return this.#x.sonde_alloc(kind, n, fullScale);
  }

  // refusal is what is allowed in place of what memory had no room for just now.
  refusal(): string {
    const length = this.#x.sonde_refusal();
    return this.memory.text(this.memory.words[this.#out() / 4], length);
  }

  // limit has the program use no more than so many bytes of memory.
  limit(bytes: number): void {
    this.#x.sonde_limit(bytes);
  }

  // samples is the address of the samples of a handle.
  samples(handle: number): number {
    return this.#x.sonde_samples(handle) >>> 0;
  }

  // push copies samples of a full scale and hands them to a method of an instance; false when memory cannot hold them. It
  // makes no garbage.
  push(id: number, method: number, kind: Kind, samples: Numbers, fullScale: number): boolean {
    const { length } = samples;
    if (length > 0) {
      const at = this.#x.sonde_push_room(kind, length) >>> 0;
      if (at === 0) return false;
      this.memory.samples(kind).set(samples, at / bytesOf[kind]);
    }
    this.#x.sonde_push(id, method, kind, length, fullScale);
    return true;
  }

  touch(handle: number): void {
    this.#x.sonde_touch(handle);
  }

  release(handle: number): void {
    this.#x.sonde_release(handle);
  }

  // events empties the queue of events: instance, name, detail.
  events(): [number, string, unknown][] {
    const length = this.#x.sonde_events();
    if (length === 0) return none;
    return JSON.parse(`[${this.memory.text(this.memory.words[this.#out() / 4], length)}]`);
  }

  // run does one turn of long work and says whether some is left.
  run(): boolean {
    return this.#x.sonde_run() !== 0;
  }

  // offloaded hands over the result of a job that a Worker has done; null: there is none.
  offloaded(job: number, out: ArrayBuffer | null): void {
    const at = out ? this.#x.sonde_offload_room(job) >>> 0 : 0;
    if (out && at !== 0) this.memory.bytes.set(new Uint8Array(out), at);
    this.#x.sonde_offloaded(job, out ? 1 : 0);
  }

  stats(collected: boolean): Stats {
    this.#x.sonde_stats(collected ? 1 : 0);
    const [instances, handles, heapBytes, longestPause] = this.#numbers(4);
    return { instances, handles, heapBytes, longestPause };
  }

  #out(): number {
    return this.#x.sonde_out() >>> 0;
  }

  // #numbers copies float64s out of memory, where they need not lie at a multiple of eight.
  #numbers(n: number): Float64Array {
    const at = this.#out();
    return new Float64Array(this.memory.buffer.slice(at, at + 8 * n));
  }

  #write(text: string): number {
    const bytes = utf8(text);
    const at = this.#x.sonde_scratch(bytes.length) >>> 0;
    this.memory.bytes.set(bytes, at);
    return bytes.length;
  }
}
