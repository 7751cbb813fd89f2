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
  apiSTFT(double: number, dst: number, x: number, n: number, sampleRate: number, size: number, window: number, overlap: number, detrend: number, unit: number): number;
  apiWelch(double: number, dst: number, x: number, n: number, sampleRate: number, size: number, window: number, overlap: number, detrend: number, unit: number): number;
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

/** The most bytes of one array: addresses have 32 bits, and sizes a sign. */
const mostBytes = 2 ** 31 - 64;

export class Kernels {
  readonly memory: WebAssembly.Memory;
  readonly call: Exports;
  #failed: Error | undefined;

  constructor(module: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(module, {});
    this.memory = exports.memory as WebAssembly.Memory;
    (exports._initialize as () => void)();
    const call: Record<string, unknown> = {};
    for (const [name, f] of Object.entries(exports)) if (typeof f === "function") call[name] = this.#guarded(f as (...args: number[]) => number);
    this.call = call as unknown as Exports;
  }

  /** A trap, for want of memory, leaves the instance half way: it must not be used again. Arguments are spelt out, because a list would be made for each call. */
  #guarded(f: (...args: number[]) => number): (...args: number[]) => number {
    const fail = (cause: unknown) => {
      if (this.#failed) throw this.#failed;
      const megabytes = Math.round(this.memory.buffer.byteLength / 2 ** 20);
      throw (this.#failed = new Error(`compute: the kernels have failed, with ${megabytes} MB of memory, and must be loaded again`, { cause }));
    };
    if (f.length <= 1) {
      return (a: number) => {
        try {
          if (!this.#failed) return f(a);
        } catch (cause) {
          fail(cause);
        }
        return fail(undefined);
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

  /** has tells whether an array lies in the kernels' memory. */
  has(x: Data): boolean {
    return x.buffer === this.memory.buffer;
  }

  view(kind: DataKind, at: number, length: number): Data {
    return new constructors[kind](this.memory.buffer, at, length);
  }
}

/** bytesOf is the size of an array, or an error that names the argument if it can't lie in the memory. */
export function bytesOf(argument: string, kind: DataKind, length: number): number {
  const bytes = length * constructors[kind].BYTES_PER_ELEMENT;
  if (bytes > mostBytes) throw new ComputeError(argument, length, `at most ${Math.floor(mostBytes / constructors[kind].BYTES_PER_ELEMENT)} values: addresses have 32 bits`);
  return bytes;
}
