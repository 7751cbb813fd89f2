import assert from "node:assert/strict";
import { test } from "node:test";
import { kernels } from "./kernels";

const c = kernels();
const near = (got: number, want: number, bound: number, what: string) => assert.ok(got === want || Math.abs(got - want) <= bound, `${what}: ${got}, want ${want}`);
const sine = (amplitude: number, n = 1000) => Float64Array.from({ length: n }, (_, i) => amplitude * Math.sin((2 * Math.PI * i) / 10));

test("a sine of amplitude fullScale is 0 dBFS, and other units do not depend on it", () => {
  for (const fullScale of [1, 128, 32768, 2 ** 31, 1e-250, 1e250]) {
    const x = sine(fullScale);
    const options = { fftSize: 500, fullScale };
    near(c.welch(x, options)[50], 0, 1e-9, "welch");
    near(c.periodogram(x, { fullScale })[100], 0, 1e-9, "periodogram");
    near(c.stft(x, options)[50], 0, 1e-9, "stft");
    near(c.welch(x, { ...options, unit: "v" })[50] / fullScale, Math.SQRT1_2, 1e-12, "welch in V");
    if (fullScale < 1e30 && fullScale > 1e-30) near(c.stft(Float32Array.from(x), options)[50], 0, 1e-4, "stft of float32");
  }
  near(c.welch(sine(1), { fftSize: 500 })[50], 0, 1e-9, "without it");
});

test("spectra of samples of any size are those of the samples, moved", () => {
  for (const e of [-1060, -565, 0, 665, 1000]) {
    const x = sine(2 ** e);
    const level = e * 20 * Math.log10(2) - 10 * Math.log10(2);
    near(c.welch(x, { fftSize: 500, unit: "db" })[50], level, e < -1022 ? 0.01 : 1e-9, `welch, 2^${e}`);
    near(c.stft(x, { fftSize: 500, unit: "db" })[50], level, e < -1022 ? 0.01 : 1e-9, `stft, 2^${e}`);
    near(c.periodogram(x, { unit: "v" })[100] / 2 ** e, Math.SQRT1_2, e < -1022 ? 1e-3 : 1e-12, `periodogram, 2^${e}`);
  }
});

test("a product beyond the range of numbers is infinite where it is, and nowhere else", () => {
  const a = sine(1, 3000);
  const b = sine(1, 300);
  a[1500] = b[70] = 1e200;
  const got = c.convolve(a, b);
  got.forEach((v, i) => {
    let sum = 0;
    let size = 0;
    for (let j = Math.max(0, i - 299); j <= Math.min(i, 2999); j++) {
      sum += a[j] * b[i - j];
      size += Math.abs(a[j] * b[i - j]);
    }
    near(v, sum, 1e-12 * size + 1e-11, `value ${i}`); // of the norms of the rest
  });
});

test("a limit is compared in the type of the values", () => {
  const options = { lo: 0.1, hi: 0.3, over: [1, 2, 3, 255], under: [4, 5, 6, 255] } as const;
  const [singles, doubles] = [Float32Array, Float64Array].map((T) => [...c.colormap(T.of(0.1, 0.3, 0.4, 0), options as never)]);
  assert.deepEqual(singles, doubles);
  assert.deepEqual(doubles.slice(8), [1, 2, 3, 255, 4, 5, 6, 255]);
  const gray = c.colormap(Float64Array.from({ length: 256 }, (_, i) => i), { map: "gray", lo: 0, hi: 255.999 });
  for (let i = 0; i < 256; i++) assert.equal(gray[4 * i], i);
});

test("irfft of one complex value wants its length", () => {
  assert.throws(() => c.irfft(Float64Array.of(3, 0)), /n is undefined; allowed: 1/);
  assert.deepEqual([...c.irfft(Float64Array.of(3, 0), 1)], [3]);
});
