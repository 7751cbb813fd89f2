// What is not a transform: short-time spectra, extremes, colours.

import FFT from "fft.js";
import { near, noise } from "./check.js";
import { loop, race, rows } from "./measure.js";
import { compute, f32, hold, instance } from "./sonde.js";

export const cases = [
  { name: "stft/60s", go: true, run: stft },
  { name: "minmax/1e7", go: true, run: minmax },
  { name: "colormap/1Mpx", go: true, run: () => colormap("colormap/1Mpx", -1) },
  { name: "colormap/1Mpx/clamped", go: true, run: () => colormap("colormap/1Mpx/clamped", -0.75) },
  { name: "colormap/1Mpx/half", go: true, run: () => colormap("colormap/1Mpx/half", 0) },
  { name: "copy/80MB", run: copy },
];

/** 60 s at 48 kHz in segments of 2048, 512 apart, Hann, to dBFS: for the peer the same with its real transform and Math.log10. */
async function stft() {
  const [n, size, hop] = [60 * 48000, 2048, 512];
  const bins = size / 2 + 1;
  const columns = Math.floor((n - size) / hop) + 1;
  const noisy = noise(new Float32Array(n));
  const x = noisy.map((v, i) => 0.5 * Math.sin(i * (0.01 + 1e-7 * i)) + 0.01 * v);

  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  const fft = new FFT(size);
  const segment = new Float64Array(size);
  const spectrum = fft.createComplexArray();
  const levels = new Float32Array(columns * bins);
  // The amplitude of a tone is 4/size of its bin (one-sided, the window's gain is 1/2), that of a bin without a mirror half of it.
  const [inner, edge] = [(4 / size) ** 2, (4 / size) ** 2 / 2];
  const peer = () => {
    let at = 0;
    for (let column = 0; column < columns; column++) {
      for (let i = 0; i < size; i++) segment[i] = x[column * hop + i] * window[i];
      fft.realTransform(spectrum, segment);
      for (let k = 0; k < bins; k++) {
        const re = spectrum[2 * k]; // not as a pair: an engine may make a list of one
        const im = spectrum[2 * k + 1];
        levels[at++] = 10 * Math.log10((re * re + im * im) * (k === 0 || k === size / 2 ? edge : inner));
      }
    }
  };

  const e = await compute();
  const [input, output] = [await hold(x), e.buffer("float32", columns * bins)];
  const options = { fftSize: size, sampleRate: 48000, overlap: 1 - hop / size };
  const ours = () => e.stft(input.data, options, output.data);
  const g = await instance();
  const job = g.stft(n, size, hop, 48000);
  f32(g, g.input(job), n).set(x);

  peer();
  for (let i = 0; i < levels.length; i++) levels[i] = Math.max(levels[i], -100); // float32 ends there
  const levelled = (values) => values.map((v) => Math.max(v, -100));
  ours();
  near("compute.wasm", levelled(output.data), levels, 0.02);
  g.repeat(job, 1);
  near("go", levelled(f32(g, g.output(job), columns * bins)), levels, 0.02);
  const subjects = { "compute.wasm": loop(ours), go: (times) => g.repeat(job, times), "fft.js": loop(peer) };
  return rows({ name: "stft/60s", unit: "ms", times: race(subjects) });
}

/** The extremes of 10^7 values. */
async function minmax() {
  const n = 1e7;
  const x = noise(new Float32Array(n));
  const result = new Float32Array(2);
  const peer = () => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      const v = x[i];
      if (v < least) least = v;
      if (v > most) most = v;
    }
    result[0] = least;
    result[1] = most;
  };

  const e = await compute();
  const [input, output] = [await hold(x), e.buffer("float32", 2)];
  const ours = () => e.decimateMinMax(input.data, 1, output.data);
  const g = await instance();
  const job = g.minMax(n, 1);
  f32(g, g.input(job), n).set(x);

  peer();
  ours();
  near("compute.wasm", output.data, result, 0);
  g.repeat(job, 1);
  near("go", f32(g, g.output(job), 2), result, 0);
  const subjects = { "compute.wasm": loop(ours), go: (times) => g.repeat(job, times), js: loop(peer) };
  return rows({ name: "minmax/1e7", unit: "ms", times: race(subjects) });
}

/** 2^20 values from -1 to 1 through a map of 256 colours from lo on: those below have its first colour. */
async function colormap(name, lo) {
  const n = 1 << 20;
  const hi = 1;
  const x = noise(new Float32Array(n));
  const e = await compute();
  const [input, output] = [await hold(x), e.buffer("uint8", 4 * n)];
  const options = { lo, hi };
  const ours = () => e.colormap(input.data, options, output.data);
  const g = await instance();
  const job = g.colors(n, lo, hi);
  f32(g, g.input(job), n).set(x);

  // The peer's map is the one of ours, read from the middle of each colour.
  const middles = Float32Array.from({ length: 256 }, (_, i) => lo + ((hi - lo) * (i + 0.5)) / 256);
  const map = new Uint32Array(e.colormap(middles, options).buffer);
  const picture = new Uint32Array(n);
  const k = 256 / (hi - lo);
  const peer = () => {
    for (let i = 0; i < n; i++) {
      const c = (x[i] - lo) * k;
      picture[i] = map[c < 0 ? 0 : c > 255 ? 255 : c | 0];
    }
  };

  peer();
  const check = (name, got) => {
    for (let i = 0; i < n; i++) {
      // In float32 a value beside the limit of two colours may fall to the other side.
      const c = (x[i] - lo) * k;
      if (got[i] !== picture[i] && !(Math.abs(c - Math.round(c)) < 1e-4)) throw new Error(`${name}: colour of ${x[i]} is ${got[i]}, want ${picture[i]}`);
    }
  };
  ours();
  check("compute.wasm", new Uint32Array(output.data.buffer, output.data.byteOffset, n));
  g.repeat(job, 1);
  check("go", new Uint32Array(g.mem.buffer, g.output(job) >>> 0, n));
  const subjects = { "compute.wasm": loop(ours), go: (times) => g.repeat(job, times), js: loop(peer) };
  return rows({ name, unit: "ms", times: race(subjects) });
}

/** 80 MB passed from an array into memory that was touched, and for the peer into another array. */
async function copy() {
  const n = 20e6;
  const x = noise(new Float32Array(n));
  const [ours, theirs] = [await hold(x), Float32Array.from(x)];
  const subjects = { "compute.wasm": loop(() => ours.data.set(x)), js: loop(() => theirs.set(x)) };
  const times = race(subjects);
  near("compute.wasm", ours.data, x, 0);
  return rows({ name: "copy/80MB", unit: "ms", times });
}
