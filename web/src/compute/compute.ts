// The calls: check the arguments, put them into the kernels' memory unless they are there, call, and give the result.

import type * as declared from "../../generated/npm/dist/compute";
import { colormap, longestPlan, periodogram, plan, plan2D, spectrum, window } from "../../generated/compute/rules";
import { choice, color, flag, isDouble, number, wantOptions, wantSame, wantWhole, type Floats } from "./check";
import { ComputeError } from "./errors";
import { Kernels, type Data, type DataKind } from "./kernels";
import { Places } from "./places";
import { Buffers, Plans } from "./plan";

type Kind<T extends Floats> = declared.Kind<T>;
type New<T extends Floats> = declared.New<T>;

const floats = (double: boolean): "Float64Array" | "Float32Array" => (double ? "Float64Array" : "Float32Array");

/** The kinds of buffers, by the names that their elements have. */
const bufferKinds = { float32: "Float32Array", float64: "Float64Array", uint8: "Uint8ClampedArray" } as const;

/** Sizes cross the boundary as signed numbers of 32 bits. */
const largest = 2 ** 31 - 1;

export class Compute implements declared.Compute {
  readonly #kernels: Kernels;
  readonly #places: Places;
  readonly #plans: Plans;
  readonly #buffers: Buffers;

  constructor(module: WebAssembly.Module) {
    this.#kernels = new Kernels(module);
    this.#places = new Places(this.#kernels);
    this.#plans = new Plans(this.#kernels);
    this.#buffers = new Buffers(this.#kernels);
  }

  fftPlan<T extends declared.PlanType = "complex64">(n: number, options?: declared.PlanOptions & { type?: T }): declared.Plan<declared.PlanArray<T>> {
    wantWhole("n", n, 1, longestPlan);
    wantOptions(options, plan);
    const type = choice(options, plan.type);
    const count = number(options, plan.batch);
    if (n * count > longestPlan) throw new ComputeError("batch", count, `at most ${Math.floor(longestPlan / n)} for n = ${n}: ${longestPlan} values in all`);
    this.#kernels.need("n", n);
    return this.#plan(this.#kernels.call.plan(type, n, count), type, count, n);
  }

  fftPlan2d<T extends declared.PlanType = "complex64">(rows: number, columns: number, options?: declared.Plan2DOptions & { type?: T }): declared.Plan<declared.PlanArray<T>> {
    wantShape(rows, columns);
    wantOptions(options, plan2D);
    const type = choice(options, plan2D.type);
    this.#kernels.need("rows", rows);
    return this.#plan(this.#kernels.call.plan2d(type, rows, columns), type, rows, columns);
  }

  /** The types are complex, complex, real, real, of 32 and 64 bits each. */
  #plan<T extends declared.PlanType>(id: number, type: number, rows: number, n: number): declared.Plan<declared.PlanArray<T>> {
    const real = type >= 2;
    return this.#plans.make(id, floats(type % 2 === 1), rows * (real ? n : 2 * n), rows * 2 * (real ? half(n) : n)) as unknown as declared.Plan<declared.PlanArray<T>>;
  }

  buffer<T extends declared.BufferType>(type: T, length: number): declared.Buffer<declared.BufferArray<T>> {
    if (!Object.hasOwn(bufferKinds, type)) throw new ComputeError("type", type, Object.keys(bufferKinds).join(", "));
    wantWhole("length", length, 1, largest);
    return this.#buffers.make(bufferKinds[type], length) as unknown as declared.Buffer<declared.BufferArray<T>>;
  }

  memory(): declared.MemoryUse {
    const { call, memory } = this.#kernels;
    return { bytes: memory.buffer.byteLength, heap: call.heapInUse(), allocations: call.heapAllocations() };
  }

  fft<T extends Floats, O extends Kind<T> = New<T>>(x: T, out?: O): O {
    return this.#complex("apiFFT", x, out) as O;
  }

  ifft<T extends Floats, O extends Kind<T> = New<T>>(x: T, out?: O): O {
    return this.#complex("apiIFFT", x, out) as O;
  }

  #complex(name: "apiFFT" | "apiIFFT", x: Floats, out: Data | undefined): Data {
    const double = isDouble("x", x);
    const { length } = x;
    if (length % 2 !== 0) throw new ComputeError("x", x, "an even number of values, the real and the imaginary part of each");
    wantTransform("x", x, length / 2);
    const to = this.#places.result(out, floats(double), length, "x", x, x);
    const from = this.#places.first("x", x);
    this.#kernels.call[name](+double, to, from, length / 2);
    return this.#places.give(out);
  }

  fft2<T extends Floats, O extends Kind<T> = New<T>>(x: T, rows: number, columns: number, out?: O): O {
    return this.#matrix("apiFFT2", x, rows, columns, out) as O;
  }

  ifft2<T extends Floats, O extends Kind<T> = New<T>>(x: T, rows: number, columns: number, out?: O): O {
    return this.#matrix("apiIFFT2", x, rows, columns, out) as O;
  }

  #matrix(name: "apiFFT2" | "apiIFFT2", x: Floats, rows: number, columns: number, out: Data | undefined): Data {
    const double = isDouble("x", x);
    wantShape(rows, columns);
    const { length } = x;
    if (length !== 2 * rows * columns) throw new ComputeError("x", x, `2 rows columns = ${2 * rows * columns} values, the real and the imaginary part of each`);
    const to = this.#places.result(out, floats(double), length, "x", x, x);
    const from = this.#places.first("x", x);
    this.#kernels.call[name](+double, to, from, rows, columns);
    return this.#places.give(out);
  }

  rfft<T extends Floats, O extends Kind<T> = New<T>>(x: T, out?: O): O {
    const double = isDouble("x", x);
    const n = x.length;
    wantTransform("x", x, n);
    const to = this.#places.result(out, floats(double), 2 * half(n), "x", x, x);
    const from = this.#places.first("x", x);
    this.#kernels.call.apiRFFT(+double, to, from, n);
    return this.#places.give(out) as O;
  }

  irfft<T extends Floats, O extends Kind<T> = New<T>>(x: T, n?: number, out?: O): O {
    const double = isDouble("x", x);
    const { length } = x;
    if (length % 2 !== 0) throw new ComputeError("x", x, "an even number of values, the real and the imaginary part of each");
    const values = n ?? length - 2;
    if (!Number.isInteger(values) || values < 1 || 2 * half(values) !== length) {
      throw new ComputeError("n", n, length === 2 ? "1, which must be said, with an x of one complex value" : `${length - 2} or ${length - 1}, with an x of length ${length}`);
    }
    wantTransform("x", x, values);
    const to = this.#places.result(out, floats(double), values, "x", x, x);
    const from = this.#places.first("x", x);
    this.#kernels.call.apiIRFFT(+double, to, from, values);
    return this.#places.give(out) as O;
  }

  stft<T extends Floats, O extends Kind<T> = New<T>>(x: T, options?: declared.SpectrumOptions, out?: O): O {
    const double = isDouble("x", x);
    const size = wantSegments(x, options);
    const overlap = number(options, spectrum.overlap);
    const segments = this.#kernels.call.apiSegments(x.length, size, overlap);
    return this.#spectrum("apiSTFT", x, double, size, overlap, floats(double), segments * half(size), options, out) as O;
  }

  welch<O extends Float64Array = Float64Array<ArrayBuffer>>(x: Floats, options?: declared.SpectrumOptions, out?: O): O {
    const double = isDouble("x", x);
    const size = wantSegments(x, options);
    return this.#spectrum("apiWelch", x, double, size, number(options, spectrum.overlap), "Float64Array", half(size), options, out) as O;
  }

  periodogram<O extends Float64Array = Float64Array<ArrayBuffer>>(x: Floats, options?: declared.PeriodogramOptions, out?: O): O {
    const double = isDouble("x", x);
    const most = spectrum.fftSize.max!;
    if (x.length < 2 || x.length > most) throw new ComputeError("x", x, `2 to ${most} values`);
    wantOptions(options, periodogram);
    return this.#spectrum("apiWelch", x, double, x.length, 0, "Float64Array", half(x.length), options, out) as O;
  }

  #spectrum(
    name: "apiSTFT" | "apiWelch",
    x: Floats,
    double: boolean,
    size: number,
    overlap: number,
    kind: DataKind,
    values: number,
    options: declared.PeriodogramOptions | undefined,
    out: Data | undefined,
  ): Data {
    const n = x.length;
    const sampleRate = number(options, spectrum.sampleRate);
    const taper = choice(options, spectrum.window);
    const detrend = choice(options, spectrum.detrend);
    const unit = choice(options, spectrum.unit);
    const fullScale = number(options, spectrum.fullScale);
    const to = this.#places.result(out, kind, values, "x", x, x);
    const from = this.#places.first("x", x);
    if (this.#kernels.call[name](+double, to, from, n, sampleRate, size, taper, overlap, detrend, unit, fullScale) !== 0) {
      throw new Error("compute: the kernels refused what was checked");
    }
    return this.#places.give(out);
  }

  decimateMinMax<T extends Floats, O extends Kind<T> = New<T>>(x: T, columns: number, out?: O): O {
    const double = isDouble("x", x);
    const n = x.length;
    wantWhole("columns", columns, 1, largest >> 1);
    const to = this.#places.result(out, floats(double), 2 * columns, "columns", columns, x);
    const from = this.#places.first("x", x);
    this.#kernels.call.apiDecimateMinMax(+double, to, from, n, columns);
    return this.#places.give(out) as O;
  }

  colormap<O extends Uint8ClampedArray = Uint8ClampedArray<ArrayBuffer>>(x: Floats, options?: declared.ColormapOptions, out?: O): O {
    const double = isDouble("x", x);
    const n = x.length;
    wantOptions(options, colormap);
    const map = choice(options, colormap.map);
    const lo = number(options, colormap.lo);
    const hi = number(options, colormap.hi);
    const nan = color(options, colormap.nan);
    const under = color(options, colormap.under);
    const over = color(options, colormap.over);
    const to = this.#places.result(out, "Uint8ClampedArray", 4 * n, "x", x, x);
    const from = this.#places.first("x", x);
    this.#kernels.call.apiColormap(+double, to, from, n, map, lo, hi, nan, under, over);
    return this.#places.give(out) as O;
  }

  matmul<T extends Floats, O extends Kind<T> = New<T>>(a: T, b: Kind<T>, m: number, k: number, n: number, out?: O): O {
    const double = isDouble("a", a);
    wantSame("b", b, double);
    wantWhole("m", m, 1, largest);
    wantWhole("k", k, 1, largest);
    wantWhole("n", n, 1, largest);
    if (a.length !== m * k) throw new ComputeError("a", a, `m k = ${m * k} values`);
    if (b.length !== k * n) throw new ComputeError("b", b, `k n = ${k * n} values`);
    const to = this.#places.result(out, floats(double), m * n, "m", m, a, b);
    const left = this.#places.first("a", a);
    const right = this.#places.second("b", b);
    this.#kernels.call.apiMatmul(+double, to, left, right, m, k, n);
    return this.#places.give(out) as O;
  }

  convolve<T extends Floats, O extends Kind<T> = New<T>>(a: T, b: Kind<T>, out?: O): O {
    const double = isDouble("a", a);
    wantSame("b", b, double);
    const n = a.length;
    const m = b.length;
    // The shorter one is transformed in blocks of twice its length and more.
    if (2 * Math.min(n, m) > longestPlan) throw new ComputeError(m <= n ? "b" : "a", m <= n ? b : a, `at most ${longestPlan / 2} values in the shorter one`);
    const to = this.#places.result(out, floats(double), n + m - 1, "a", a, a, b);
    const left = this.#places.first("a", a);
    const right = this.#places.second("b", b);
    this.#kernels.call.apiConvolve(+double, to, left, right, n, m);
    return this.#places.give(out) as O;
  }

  window<O extends Float64Array = Float64Array<ArrayBuffer>>(n: number, options?: declared.WindowOptions, out?: O): O {
    wantWhole("n", n, 1, largest);
    wantOptions(options, window);
    const kind = choice(options, window.kind);
    const shape = number(options, window.shape);
    const symmetric = flag(options, window.symmetric);
    const to = this.#places.result(out, "Float64Array", n, "n", n);
    if (this.#kernels.call.apiWindow(to, n, kind, shape, +symmetric) !== 0) {
      throw new ComputeError("shape", shape, `what a ${window.kind.values[kind]} window takes: ${window.shape.doc}`);
    }
    return this.#places.give(out) as O;
  }
}

/** half is how many frequencies of n real values are not negative. */
const half = (n: number): number => Math.floor(n / 2) + 1;

function wantTransform(argument: string, x: unknown, n: number): void {
  if (n > longestPlan) throw new ComputeError(argument, x, `at most ${longestPlan} values to transform`);
}

function wantShape(rows: unknown, columns: unknown): void {
  const most = longestPlan / wantWhole("rows", rows, 1, longestPlan);
  wantWhole("columns", columns, 1, Math.floor(most));
}

/** wantSegments is the length of the segments of x. */
function wantSegments(x: Floats, options: declared.SpectrumOptions | undefined): number {
  wantOptions(options, spectrum);
  const size = number(options, spectrum.fftSize);
  if (size > x.length) throw new ComputeError("fftSize", size, `at most the number of samples, ${x.length}`);
  return size;
}
