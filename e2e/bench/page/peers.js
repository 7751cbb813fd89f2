// Transforms of the peers. Data lie where each of them wants its data.

import FFT from "fft.js";
import WebFFT from "webfft";

let module;

async function pffftModule() {
  // As it comes: its glue finds its wasm beside itself.
  const url = new URL("pffft/pffft.js", location.href).href;
  return (module ??= await (await import(url)).default());
}

/** Ordered transforms of pffft's SIMD build, or null for a length that it does not have. */
export async function pffft(kind, n, signal) {
  const m = await pffftModule();
  const setup = m._pffft_new_setup(n, kind === "c2c" ? 1 : 0);
  if (!setup) return null;
  const size = 4 * signal.length;
  const [input, output, work] = [0, 0, 0].map(() => m._pffft_aligned_malloc(size));
  m.HEAPF32.set(signal, input >> 2);
  const run = (times) => {
    const transform = m._pffft_transform_ordered;
    for (let i = 0; i < times; i++) transform(setup, input, output, work, 0);
  };
  const free = () => {
    for (const at of [input, output, work]) m._pffft_aligned_free(at);
    m._pffft_destroy_setup(setup);
  };
  return { run, output: () => m.HEAPF32.slice(output >> 2, (output >> 2) + signal.length), free };
}

/** fft.js, which computes in float64 and takes powers of two. Its realTransform makes the first half of the bins. */
export function fftjs(kind, n, signal) {
  const f = new FFT(n);
  const input = Float64Array.from(signal);
  const output = f.createComplexArray();
  const run = (times) => {
    for (let i = 0; i < times; i++) {
      if (kind === "c2c") f.transform(output, input);
      else f.realTransform(output, input);
    }
  };
  return { run, output: () => output, free() {} };
}

/** The library inside webfft that is the fastest of those that compute this length right, or null where there is none. */
export function webfft(n, signal, right) {
  if (n > 131072) return null;
  let best = null;
  for (const name of new WebFFT(128).availableSubLibraries()) {
    let f;
    try {
      f = new WebFFT(n, name, false);
      right(f.fft(signal));
    } catch {
      f?.dispose();
      continue;
    }
    const start = performance.now();
    let times = 0;
    while (performance.now() - start < 20) for (let i = 0; i < 4; i++, times++) f.fft(signal);
    const ms = (performance.now() - start) / times;
    if (!best || ms < best.ms) {
      best?.f.dispose();
      best = { ms, f };
    } else {
      f.dispose();
    }
  }
  if (!best) return null;
  const { f } = best;
  let output;
  const run = (times) => {
    for (let i = 0; i < times; i++) output = f.fft(signal);
  };
  return { run, output: () => output, free: () => f.dispose() };
}
