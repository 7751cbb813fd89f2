// An instance of compute.wasm.

import { ComputeError } from "./errors";
import type { Floats } from "./check";

/** What web/kernels exports: plans are ids, arrays are addresses. */
export interface Exports {
  alloc(size: number): number;
  dealloc(at: number): void;
  plan(kind: number, n: number, count: number): number;
  plan2d(kind: number, rows: number, columns: number): number;
  release(id: number): void;
  input(id: number): number;
  output(id: number): number;
  forward(id: number): void;
  inverse(id: number): void;
  recipe(id: number, at: number): number;
  heapInUse(): number;
  heapAllocations(): number;
  apiFFT(double: number, dst: number, x: number, n: number): void;
  apiIFFT(double: number, dst: number, x: number, n: number): void;
  apiFFT2(double: number, dst: number, x: number, rows: number, columns: number): void;
  apiIFFT2(double: number, dst: number, x: number, rows: number, columns: number): void;
  apiRFFT(double: number, dst: number, x: number, n: number): void;
  apiIRFFT(double: number, dst: number, x: number, n: number): void;
  apiSegments(n: number, size: number, overlap: number): number;
  apiSTFT(double: number, dst: number, x: number, n: number, sampleRate: number, size: number, window: number, overlap: number, detrend: number, unit: number, fullScale: number): number;
  apiWelch(double: number, dst: number, x: number, n: number, sampleRate: number, size: number, window: number, overlap: number, detrend: number, unit: number, fullScale: number): number;
  apiWindow(dst: number, n: number, kind: number, shape: number, symmetric: number): number;
  apiDecimateMinMax(double: number, dst: number, x: number, n: number, columns: number): void;
  apiColormap(double: number, dst: number, x: number, n: number, map: number, lo: number, hi: number, nan: number, under: number, over: number): number;
  apiMatmul(double: number, dst: number, a: number, b: number, m: number, k: number, n: number): void;
  apiConvolve(double: number, dst: number, a: number, b: number, n: number, m: number): void;
  workHold(double: number, dst: number, values: number, x: number, n: number, sampleRate: number, size: number, window: number, unit: number, hop: number, each: number): number;
  workSum(double: number, dst: number, values: number, x: number, n: number, sampleRate: number, size: number, window: number, overlap: number): number;
}

export type Data = Floats | Uint8ClampedArray;
export type DataKind = "Float32Array" | "Float64Array" | "Uint8ClampedArray";

const constructors = { Float32Array, Float64Array, Uint8ClampedArray };

/** The most bytes of one array: addresses have 32 bits, and sizes a sign; web/kernels/memory keeps a page of that. */
const mostBytes = 2 ** 31 - 2 ** 16;

/** Exports that return an address: it has 32 bits, and comes with a sign. */
const addresses = ["alloc", "input", "output"];

/** Exports that give something back. To kernels that have failed nothing need be. */
const returns = ["dealloc", "release"];

export class Kernels {
  readonly memory: WebAssembly.Memory;
  readonly call: Exports;
  readonly #exports: WebAssembly.Exports;
  readonly #top: unknown; // of the stack
  #failed: Error | undefined;
  #argument = ""; // that decides how much room the call needs
  #value: unknown;

  constructor(module: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(module, {});
    this.memory = exports.memory as WebAssembly.Memory;
    this.#exports = exports;
    (exports._initialize as () => void)();
    this.#top = (exports.__stack_pointer as WebAssembly.Global | undefined)?.value;
    const call: Record<string, unknown> = {};
    for (const [name, f] of Object.entries(exports)) if (typeof f === "function") call[name] = this.#guarded(name, f as (...args: number[]) => number);
    this.call = call as unknown as Exports;
  }

  /** A trap that is not for want of room leaves the instance half way: it must not be used again. Arguments are spelt out, because a list would be made for each call. */
  #guarded(name: string, f: (...args: number[]) => number): (...args: number[]) => number {
    const fail = (cause: unknown) => {
      if (this.#failed) throw this.#failed;
      if (this.#abandon()) throw this.#noRoom(this.#argument, this.#value);
      throw (this.#failed = new Error(`compute: the kernels have failed, with ${megabytes(this.memory.buffer.byteLength)} MB of memory, and must be loaded again`, { cause }));
    };
    if (f.length <= 1) {
      const address = addresses.includes(name);
      const back = returns.includes(name);
      return (a: number) => {
        try {
          if (!this.#failed) return address ? f(a) >>> 0 : f(a);
        } catch (cause) {
          fail(cause);
        }
        return back ? 0 : fail(undefined);
      };
    }
    return (a: number, b: number, c: number, d: number, e: number, g: number, h: number, i: number, j: number, k: number, l: number) => {
      try {
        if (!this.#failed) return f(a, b, c, d, e, g, h, i, j, k, l);
      } catch (cause) {
        fail(cause);
      }
      return fail(undefined);
    };
  }

  /** #abandon gives back what a call had begun when there was no more room for it; false if it trapped for another reason. */
  #abandon(): boolean {
    const { abandon, __stack_pointer: stack } = this.#exports;
    if (!abandon) return false;
    (stack as WebAssembly.Global).value = this.#top; // the trap left it where it was
    return (abandon as () => number)() !== 0;
  }

  #noRoom(argument: string, value: unknown): ComputeError {
    return new ComputeError(argument, value, `what there is room for: of at most 4096 MB, in pieces of at most 2048 MB, ${megabytes(this.call.heapInUse())} MB are in use`);
  }

  /** need names the argument that decides how much room the next call needs, for its error. */
  need(argument: string, value: unknown): void {
    this.#argument = argument;
    this.#value = value;
  }

  /** take makes room for so many bytes, and returns their address. If there is none, the error names the argument that needs it, and the kernels go on. */
  take(argument: string, value: unknown, bytes: number): number {
    const at = bytes <= mostBytes ? this.call.alloc(bytes) : 0;
    if (at === 0) throw this.#noRoom(argument, value);
    return at;
  }

  /** has tells whether an array lies in the kernels' memory. */
  has(x: Data): boolean {
    return x.buffer === this.memory.buffer;
  }

  view(kind: DataKind, at: number, length: number): Data {
    return new constructors[kind](this.memory.buffer, at, length);
  }
}

/** bytesOf is the size of an array; if it can't lie in the memory, the error names the argument that makes it as long. */
export function bytesOf(argument: string, value: unknown, kind: DataKind, length: number): number {
  const each = constructors[kind].BYTES_PER_ELEMENT;
  if (length * each > mostBytes) throw new ComputeError(argument, value, `what makes a ${kind} of at most ${Math.floor(mostBytes / each)} values, not ${length}: addresses have 32 bits`);
  return length * each;
}

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
