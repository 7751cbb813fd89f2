// The kernels' JavaScript API as TypeScript sees it. Nothing of this runs: it must compile, and where it says so, it must not.

import { ComputeError, load, type Compute } from "@sonde-viz/elements/compute";

declare const c: Compute;
declare const module: WebAssembly.Module;
declare const singles: Float32Array; // over any memory
declare const doubles: Float64Array;
declare const either: Float32Array | Float64Array;
declare const shared: Float32Array<SharedArrayBuffer>;

export const started: [Promise<Compute>, Compute] = [load({ url: new URL("https://example.org/compute.wasm") }), load({ module })];

// Plans and buffers have the arrays of their type.
export const plans: [Float32Array<ArrayBuffer>, Float64Array<ArrayBuffer>] = [c.fftPlan(8).input, c.fftPlan2d(2, 4, { type: "real64" }).output];
export const pixels: Uint8ClampedArray<ArrayBuffer> = c.buffer("uint8", 4).data;

// A new result is as wide as its arguments, and takes all that wants memory of its own, whatever memory they lie in.
export const results: Float32Array<ArrayBuffer>[] = [c.fft(singles), c.fft(shared), c.convolve(singles, shared), c.matmul(shared, singles, 1, 1, 1), c.irfft(c.rfft(shared))];
export const levels: Float64Array<ArrayBuffer>[] = [c.welch(shared, { window: "hann" }), c.periodogram(either), c.window(8), c.stft(doubles)];
export const image = new ImageData(c.colormap(either), 1, 1);
export const any: Float32Array | Float64Array = c.decimateMinMax(either, 3);

// out is what is returned.
export const outs: [Float32Array<SharedArrayBuffer>, Float64Array] = [c.fft(singles, shared), c.welch(singles, {}, doubles)];
export const inPlace: Float32Array = c.fft(c.fftPlan(8).input, singles);

// @ts-expect-error: out is of another type
c.fft(singles, doubles);
// @ts-expect-error: the second matrix is
c.matmul(singles, doubles, 1, 1, 1);
// @ts-expect-error: Welch's spectrum is of float64
c.welch(singles, {}, singles);
// @ts-expect-error: lists are no arrays of floats
c.fft([1, 2]);
// @ts-expect-error: no option has that name
c.stft(singles, { fftsize: 16 });

export const named = (e: unknown): string => (e instanceof ComputeError ? e.argument : "");
