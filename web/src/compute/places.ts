// Where in the kernels' memory the arguments and results of a call lie.

import { kindOf, wantOut, type Floats } from "./check";
import { bytesOf, type Data, type DataKind, type Kernels } from "./kernels";
import { wantHeld } from "./plan";

/** So many views of a slot are kept. They are of the last shapes: a view made for each call would be garbage. */
const mostViews = 16;

/** Slot is a place for one argument or result after the other. */
class Slot {
  at = 0;
  #size = 0;
  #views: Data[] = [];

  constructor(readonly kernels: Kernels) {}

  /** reserve makes room; what was there is lost. An error names the argument that needs it. */
  reserve(argument: string, value: unknown, kind: DataKind, length: number): number {
    const bytes = bytesOf(argument, value, kind, length);
    if (bytes > this.#size) {
      if (this.#size > 0) this.kernels.call.dealloc(this.at);
      this.#size = 0;
      this.#views = [];
      this.at = this.kernels.take(argument, value, bytes);
      this.#size = bytes;
    }
    return this.at;
  }

  view(kind: DataKind, length: number): Data {
    for (let i = 0; i < this.#views.length; i++) {
      const v = this.#views[i];
      if (!this.kernels.has(v)) this.#views = []; // the memory has grown
      else if (v.length === length && kindOf(v) === kind) return v;
    }
    if (this.#views.length === mostViews) this.#views.shift();
    const v = this.kernels.view(kind, this.at, length);
    this.#views.push(v);
    return v;
  }
}

/**
 * Places are those of one call after the other: first result, which checks out, then the arguments, then give. An array
 * that lies in the memory already is used where it is. Making room may grow the memory, which empties such arrays: only
 * their addresses count from then on.
 */
export class Places {
  readonly #kernels: Kernels;
  readonly #result: Slot;
  readonly #first: Slot;
  readonly #second: Slot;
  #firstAt = 0; // addresses of arguments in the memory, or 0
  #secondAt = 0;
  #outAt = 0; // likewise
  #direct = false; // the result is written to out
  #kind: DataKind = "Float32Array";
  #length = 0;

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
    this.#result = new Slot(kernels);
    this.#first = new Slot(kernels);
    this.#second = new Slot(kernels);
  }

  /** result is where the result is to be written: out itself, unless it lies elsewhere or over an argument. Its length follows from the argument of that name and value. */
  result(out: Data | undefined | null, kind: DataKind, length: number, argument: string, value: unknown, a?: Floats, b?: Floats): number {
    bytesOf(argument, value, kind, length);
    wantOut(out, kind, length);
    this.#kernels.need(argument, value);
    this.#kind = kind;
    this.#length = length;
    this.#firstAt = this.#address(b ? "a" : "x", a);
    this.#secondAt = this.#address("b", b);
    this.#outAt = this.#address("out", out);
    this.#direct = this.#outAt > 0 && !overlap(out!, a) && !overlap(out!, b);
    return this.#direct ? this.#outAt : this.#result.reserve(argument, value, kind, length);
  }

  first(argument: string, x: Floats): number {
    return this.#firstAt || this.#put(this.#first, argument, x);
  }

  second(argument: string, x: Floats): number {
    return this.#secondAt || this.#put(this.#second, argument, x);
  }

  /** give is the result: out, renewed if need be, or a new array. */
  give(out: Data | undefined | null): Data {
    this.#kernels.need("", undefined); // an argument is not held
    if (this.#outAt > 0) {
      const renewed = this.#kernels.has(out!) ? out! : this.#kernels.view(this.#kind, this.#outAt, this.#length);
      if (!this.#direct) renewed.set(this.#result.view(this.#kind, this.#length));
      return renewed;
    }
    const result = this.#result.view(this.#kind, this.#length);
    if (!out) return result.slice();
    out.set(result);
    return out;
  }

  #address(argument: string, x: Data | undefined | null): number {
    if (!x || !this.#kernels.has(x)) return 0;
    wantHeld(argument, x);
    return x.byteOffset;
  }

  #put(slot: Slot, argument: string, x: Floats): number {
    const kind = kindOf(x) as DataKind;
    const at = slot.reserve(argument, x, kind, x.length);
    slot.view(kind, x.length).set(x);
    return at;
  }
}

function overlap(out: Data, x: Data | undefined): boolean {
  return x !== undefined && out.buffer === x.buffer && out.byteOffset < x.byteOffset + x.byteLength && x.byteOffset < out.byteOffset + out.byteLength;
}
