// Transforms: powers of two, other lengths, primes, denormal input.

import { noise, transforms } from "./check.js";
import { race, rows } from "./measure.js";
import { fftjs, pffft, webfft } from "./peers.js";
import { goPlan, plan } from "./sonde.js";

const [pf, js, web] = ["@echogarden/pffft-wasm", "fft.js", "webfft"];

const powers = Array.from({ length: 13 }, (_, i) => 2 ** (i + 8));
const lengths = [1000, 1536, 3 << 14, 44100, 48000];
const primes = [127, 1009, 8191, 65537, 131071];

export const cases = [
  ...powers.map((n) => ({ name: `fft/c2c/f32/${n}`, go: true, run: () => power("c2c", "f32", n) })),
  ...powers.map((n) => ({ name: `fft/r2c/f32/${n}`, go: true, run: () => power("r2c", "f32", n) })),
  ...powers.map((n) => ({ name: `fft/c2c/f64/${n}`, go: true, run: () => power("c2c", "f64", n) })),
  ...lengths.map((n) => ({ name: `fft/c2c/f32/${n}`, go: true, run: () => length(n) })),
  ...primes.map((n) => ({ name: `fft/c2c/f32/${n}`, run: () => prime(n) })),
  ...["f32", "f64"].flatMap((type) => [1024, 65536].map((n) => ({ name: `fft/c2c/${type}/${n}/denormal`, run: () => denormal(type, n) }))),
];

/** Checks the subjects, measures them, and frees them. */
function compete(subjects, check) {
  for (const [name, subject] of Object.entries(subjects)) {
    if (!subject) delete subjects[name];
  }
  for (const [name, subject] of Object.entries(subjects)) {
    subject.run(1);
    check(name, subject.output());
  }
  const times = race(Object.fromEntries(Object.entries(subjects).map(([name, subject]) => [name, subject.run])));
  for (const subject of Object.values(subjects)) subject.free();
  return times;
}

/** A power of two against all peers that have its kind. */
async function power(kind, type, n) {
  const real = kind === "r2c";
  const signal = noise(new (type === "f32" ? Float32Array : Float64Array)(real ? n : 2 * n), n);
  const right = transforms(signal, real);
  const check = (name, y) => right(name, y, real && name === pf);
  const subjects = {
    "compute.wasm": await plan(kind, type, n, signal),
    go: await goPlan(kind, type, n, signal),
    [pf]: type === "f32" ? await pffft(kind, n, signal) : null,
    [js]: fftjs(kind, n, signal),
    [web]: kind + type === "c2cf32" ? webfft(n, signal, (y) => check(web, y)) : null,
  };
  return rows({ name: `fft/${kind}/${type}/${n}`, unit: "us", times: compete(subjects, check) });
}

/** Another length, against the two transforms of a power of two that a convolution with a chirp needs at least. */
async function length(n) {
  const size = 2 ** Math.ceil(Math.log2(2 * n));
  const signal = noise(new Float32Array(2 * n), n);
  const long = noise(new Float32Array(2 * size), n);
  const peer = await pffft("c2c", size, long);
  const twice = { ...peer, run: (times) => peer.run(2 * times) };
  const subjects = { "compute.wasm": await plan("c2c", "f32", n, signal), go: await goPlan("c2c", "f32", n, signal), [pf]: twice };
  const [right, rightLong] = [transforms(signal), transforms(long)];
  const check = (name, y) => (name === pf ? rightLong : right)(name, y);
  return rows({ name: `fft/c2c/f32/${n}`, unit: "us", times: compete(subjects, check) });
}

/** A prime length and the nearest power of two, both by compute.wasm: time for n log2 n. */
async function prime(n) {
  const near = 2 ** Math.round(Math.log2(n));
  const signals = { prime: noise(new Float32Array(2 * n), n), power: noise(new Float32Array(2 * near), n) };
  const subjects = { prime: await plan("c2c", "f32", n, signals.prime), power: await plan("c2c", "f32", near, signals.power) };
  const times = compete(subjects, (name, y) => transforms(signals[name])(name, y));
  const [value, peer_value] = [(times.prime * 1e6) / (n * Math.log2(n)), (times.power * 1e6) / (near * Math.log2(near))];
  return [{ case: `fft/c2c/f32/${n}`, unit: "ns/(n log2 n)", sonde: "compute.wasm", peer: "", value, peer_value, ratio: peer_value / value }];
}

/** The same transform of denormal numbers and of others. */
async function denormal(type, n) {
  const FloatArray = type === "f32" ? Float32Array : Float64Array;
  const root = type === "f32" ? 2 ** 65 : 2 ** 515; // its square is no float64
  const signal = noise(new FloatArray(2 * n), n);
  const tiny = signal.map((v) => v / root / root);
  const subjects = { denormal: await plan("c2c", type, n, tiny), normal: await plan("c2c", type, n, signal) };
  const times = compete(subjects, (name, y) => {
    if (name === "normal") return transforms(signal)(name, y);
    const scaled = (values) => Float64Array.from(values, (v) => v * root * root); // the squares of such small numbers are 0
    transforms(scaled(tiny))(name, scaled(y));
  });
  const [value, peer_value] = [times.denormal * 1000, times.normal * 1000];
  return [{ case: `fft/c2c/${type}/${n}/denormal`, unit: "us", sonde: "compute.wasm", peer: "", value, peer_value, ratio: peer_value / value }];
}
