import assert from "node:assert/strict";
import { test } from "node:test";
import { complex, dft, distance, golden, kernels, noise } from "./kernels";

const c = kernels();
const close = (got: ArrayLike<number>, want: ArrayLike<number>, most: number, what = "") => {
  const d = distance(got, want);
  assert.ok(d <= most, `${what}: ${d} apart, at most ${most}`);
};

// float32 and float64, with what each may err: 4 eps sqrt(log2 1000), a loose bound beside compute/fft's own.
const types = [
  { name: "float32", make: (x: ArrayLike<number>) => new Float32Array(x), tolerance: 4 * 2 ** -24 * Math.sqrt(10), complex: "complex64", real: "real32" },
  { name: "float64", make: (x: ArrayLike<number>) => new Float64Array(x), tolerance: 4 * 2 ** -53 * Math.sqrt(10) + 1e-14, complex: "complex128", real: "real64" },
] as const;
const lengths = [1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 60, 64, 97, 100, 128, 360, 512, 1000];

for (const type of types) {
  test(`transforms of any length are the definition, ${type.name}`, () => {
    for (const n of lengths) {
      const x = type.make(noise(2 * n, n));
      const X = c.fft(x);
      assert.equal(X.constructor, x.constructor);
      close(X, dft(x), type.tolerance, `fft ${n}`);
      close(c.ifft(X), x, type.tolerance, `ifft ${n}`);

      const r = type.make(noise(n, n));
      const R = c.rfft(r);
      close(R, dft(complex(r)).subarray(0, 2 * Math.floor(n / 2) + 2), type.tolerance, `rfft ${n}`);
      close(c.irfft(R, n), r, type.tolerance, `irfft ${n}`);
      if (n % 2 === 0) close(c.irfft(R), r, type.tolerance, `irfft without n, ${n}`);

      const p = c.fftPlan(n, { type: type.complex });
      p.input.set(x);
      p.forward();
      assert.deepEqual([...p.output], [...X], `plan ${n}`);
      assert.deepEqual([...p.input], [...x], "forward leaves the input");
      p.input.fill(0);
      p.inverse();
      close(p.input, x, type.tolerance, `inverse ${n}`);
      p.free();

      const q = c.fftPlan(n, { type: type.real });
      assert.equal(q.input.length, n);
      q.input.set(r);
      q.forward();
      assert.deepEqual([...q.output], [...R], `real plan ${n}`);
      q.inverse();
      close(q.input, r, type.tolerance, `real inverse ${n}`);
      q.free();
    }
  });
}

for (const type of types) {
  test(`a batch is each of its transforms, ${type.name}`, () => {
    for (const [n, batch] of [[1, 3], [7, 5], [64, 1], [100, 4], [97, 2], [256, 3]]) {
      const p = c.fftPlan(n, { type: type.complex, batch });
      const x = type.make(noise(2 * n * batch, n));
      assert.deepEqual([p.input.length, p.output.length], [x.length, x.length]);
      p.input.set(x);
      p.forward();
      for (let i = 0; i < batch; i++) assert.deepEqual([...p.output.subarray(2 * n * i, 2 * n * (i + 1))], [...c.fft(x.subarray(2 * n * i, 2 * n * (i + 1)))]);
      p.input.fill(0);
      p.inverse();
      close(p.input, x, type.tolerance, `inverse of ${batch} by ${n}`);
      p.free();

      const q = c.fftPlan(n, { type: type.real, batch });
      const r = type.make(noise(n * batch, n));
      const bins = 2 * Math.floor(n / 2) + 2;
      assert.deepEqual([q.input.length, q.output.length], [r.length, bins * batch]);
      q.input.set(r);
      q.forward();
      for (let i = 0; i < batch; i++) assert.deepEqual([...q.output.subarray(bins * i, bins * (i + 1))], [...c.rfft(r.subarray(n * i, n * (i + 1)))]);
      q.inverse();
      close(q.input, r, type.tolerance, `real inverse of ${batch} by ${n}`);
      q.free();
    }
  });

  test(`transforms of matrices are the definition, ${type.name}`, () => {
    for (const [rows, columns] of [[1, 1], [1, 8], [8, 1], [3, 4], [16, 5], [7, 12], [32, 16]]) {
      const shape = `${rows} by ${columns}`;
      const x = type.make(noise(2 * rows * columns, rows));
      const want = dft2(x, rows, columns);
      close(c.fft2(x, rows, columns), want, type.tolerance, `fft2 ${shape}`);
      close(c.ifft2(c.fft2(x, rows, columns), rows, columns), x, type.tolerance, `ifft2 ${shape}`);
      const p = c.fftPlan2d(rows, columns, { type: type.complex });
      p.input.set(x);
      p.forward();
      assert.deepEqual([...p.output], [...c.fft2(x, rows, columns)]);
      p.input.fill(0);
      p.inverse();
      close(p.input, x, type.tolerance, `inverse ${shape}`);
      p.free();

      const q = c.fftPlan2d(rows, columns, { type: type.real });
      const r = type.make(noise(rows * columns, rows));
      const bins = Math.floor(columns / 2) + 1;
      const all = dft2(complex(r), rows, columns);
      assert.deepEqual([q.input.length, q.output.length], [r.length, 2 * rows * bins]);
      q.input.set(r);
      q.forward();
      for (let i = 0; i < rows; i++) close(q.output.subarray(2 * i * bins, 2 * (i + 1) * bins), all.subarray(2 * i * columns, 2 * (i * columns + bins)), 4 * type.tolerance, `row ${i} of ${shape}`);
      q.input.fill(0);
      q.inverse();
      close(q.input, r, type.tolerance, `real inverse ${shape}`);
      q.free();
    }
  });
}

/** The transform of a matrix by the definition in one dimension: of all rows, and then of all columns. */
function dft2(x: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const y = Float64Array.from(x);
  for (let i = 0; i < rows; i++) y.set(dft(y.slice(2 * i * columns, 2 * (i + 1) * columns)), 2 * i * columns);
  for (let j = 0; j < columns; j++) {
    const column = dft(Float64Array.from({ length: 2 * rows }, (_, i) => y[2 * ((i >> 1) * columns + j) + (i & 1)]));
    for (let i = 0; i < 2 * rows; i++) y[2 * ((i >> 1) * columns + j) + (i & 1)] = column[i];
  }
  return y;
}

test("a plan tells how it transforms", () => {
  const recipe = (n: number, type: "complex64" | "real32" = "complex64") => c.fftPlan(n, { type }).recipe;
  assert.equal(recipe(1), "1");
  assert.equal(recipe(210), "210 = 2·3·5·7");
  assert.equal(recipe(2048, "real32"), recipe(1024));
  assert.equal(c.fftPlan2d(6, 210).recipe, "rows: 210 = 2·3·5·7; columns: 6 = 2·3");
  assert.equal(c.fftPlan2d(6, 420, { type: "real64" }).recipe, c.fftPlan2d(6, 210).recipe);
  if (process.env.KERNELS) return; // another build may choose otherwise
  assert.equal(recipe(1024), "1024 = 4·4·4·4 × 4 lanes");
  assert.equal(recipe(1009), "1009 by Bluestein over 2048 = 4·8·4·4 × 4 lanes");
});

test("transforms are scipy's", () => {
  for (const { n, complex: want, real } of golden("fft").cases) {
    const x = noise(2 * n, n);
    close(c.fft(x), want, 1e-12, `fft ${n}`);
    close(c.rfft(x.filter((_, i) => i % 2 === 0)), real, 1e-12, `rfft ${n}`);
  }
});

test("a plan without options is of complex float32", () => {
  const p = c.fftPlan(8);
  assert.ok(p.input instanceof Float32Array && p.output instanceof Float32Array);
  assert.equal(p.input.length, 16);
});

test("spectra are scipy's", () => {
  const { sampleRate, x: list, welch, periodogram, stft } = golden("spectral");
  const x = new Float64Array(list);
  let done = 0;
  for (const g of welch) {
    const options = { sampleRate, fftSize: g.fftSize, window: g.window, overlap: g.shared / g.fftSize, detrend: g.detrend };
    close(c.welch(x, { ...options, unit: "v2hz" }), g.density, 1e-11, `density ${JSON.stringify(options)}`);
    const power = c.welch(x, { ...options, unit: "v" }).map((v) => v * v);
    close(power, g.power, 1e-11, `power ${JSON.stringify(options)}`);
    close(c.welch(new Float32Array(x), { ...options, unit: "v2hz" }), g.density, 1e-5, "of float32");
    // Decibels of what is not rounding: -120 dB from the largest.
    const db = c.welch(x, { ...options, unit: "db" });
    const dbfs = c.welch(x, { ...options, unit: "dbfs" });
    for (const [k, p] of (g.power as number[]).entries()) {
      if (p < 1e-12) continue;
      assert.ok(Math.abs(db[k] - 10 * Math.log10(p)) < 1e-6);
      assert.ok(Math.abs(dbfs[k] - 10 * Math.log10(2 * p)) < 1e-6, "a full-scale sine has the power 1/2");
    }
    done++;
  }
  for (const g of periodogram) {
    close(c.periodogram(x.subarray(0, g.n), { sampleRate, window: g.window, detrend: "constant", unit: "v2hz" }), g.density, 1e-11, `periodogram ${g.window} ${g.n}`);
    done++;
  }
  for (const g of stft) {
    const options = { sampleRate, fftSize: g.fftSize, window: g.window, overlap: g.shared / g.fftSize };
    const want = (g.rms as number[][]).flat();
    close(c.stft(x, { ...options, unit: "v" }), want, 1e-11, `stft ${g.window}`);
    close(c.stft(new Float32Array(x), { ...options, unit: "v" }), want, 1e-5, "of float32");
    done++;
  }
  assert.ok(done > 60);
});

test("only the rows of segments with a NaN are NaN", () => {
  const x = new Float32Array(noise(1000));
  const clean = c.stft(x, { fftSize: 100, overlap: 0.5 });
  x[420] = NaN;
  const got = c.stft(x, { fftSize: 100, overlap: 0.5 });
  assert.equal(got.length, 19 * 51);
  for (let i = 0; i < got.length; i++) {
    const start = Math.floor(i / 51) * 50;
    if (start <= 420 && 420 < start + 100) assert.ok(Number.isNaN(got[i]));
    else assert.equal(got[i], clean[i]);
  }
  assert.ok(c.welch(x, { fftSize: 100 }).every((v) => Number.isFinite(v)), "Welch leaves such segments out");
  assert.ok(c.periodogram(x).every((v) => Number.isNaN(v)));
});

test("windows are scipy's", () => {
  for (const { kind, shape, symmetric, n, w } of golden("window").cases) {
    const got = c.window(n, { kind, shape, symmetric });
    assert.equal(got.length, n);
    for (let i = 0; i < n; i++) assert.ok(Math.abs(got[i] - w[i]) < 1e-11, `${kind} ${shape} ${symmetric} of ${n} at ${i}: ${got[i]}, want ${w[i]}`);
  }
});

for (const type of types) {
  test(`the extremes of columns, ${type.name}`, () => {
    const x = type.make(noise(10_007));
    x[5000] = NaN;
    const columns = 321;
    const got = c.decimateMinMax(x, columns);
    assert.equal(got.length, 2 * columns);
    let at = 0;
    for (let i = 0; i < columns; i++) {
      const end = Math.floor(((i + 1) * x.length) / columns);
      let [least, most] = [Infinity, -Infinity];
      for (; at < end; at++) if (x[at] < least || x[at] > most) [least, most] = [Math.min(least, x[at]), Math.max(most, x[at])];
      assert.deepEqual([got[2 * i], got[2 * i + 1]], [least, most], `column ${i}`);
    }
  });

  test(`matrix products, ${type.name}`, () => {
    for (const [m, k, n] of [[1, 1, 1], [2, 3, 4], [17, 5, 9], [64, 64, 64], [3, 300, 33]]) {
      const a = type.make(noise(m * k, 1));
      const b = type.make(noise(k * n, 2));
      const want = new Float64Array(m * n);
      for (let i = 0; i < m; i++) for (let l = 0; l < k; l++) for (let j = 0; j < n; j++) want[i * n + j] += a[i * k + l] * b[l * n + j];
      close(c.matmul(a, b, m, k, n), want, type.tolerance * Math.sqrt(k), `${m} ${k} ${n}`);
    }
  });

  test(`convolutions, ${type.name}`, () => {
    for (const [n, m] of [[1, 1], [4, 3], [3, 40], [100, 90], [5000, 64], [1000, 2000]]) {
      const a = type.make(noise(n, 1));
      const b = type.make(noise(m, 2));
      const want = new Float64Array(n + m - 1);
      for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) want[i + j] += a[i] * b[j];
      close(c.convolve(a, b), want, 4 * type.tolerance, `${n} ${m}`);
    }
    const a = type.make(noise(500, 1));
    a[100] = NaN;
    const got = c.convolve(a, type.make(noise(50, 2)));
    got.forEach((v, i) => assert.equal(Number.isNaN(v), i >= 100 && i < 150, `value ${i}`));
  });
}

test("colours are matplotlib's", () => {
  const five = golden("colormap")["colours at 0 64 128 200 255"] as Record<string, number[][]>;
  const at = Float32Array.from([0, 64, 128, 200, 255], (i) => (i + 0.5) / 256);
  for (const [map, colours] of Object.entries(five)) {
    const got = c.colormap(at, { map: map as "viridis" });
    assert.ok(got instanceof Uint8ClampedArray);
    colours.forEach((rgb, i) => assert.deepEqual([...got.subarray(4 * i, 4 * i + 3)], rgb.slice(0, 3), `${map} ${i}`));
  }
  const special = { nan: [1, 2, 3, 4], under: [250, 6, 7, 255], over: [9, 10, 11, 12] } as const;
  assert.deepEqual([...c.colormap(new Float64Array([NaN, -5, 70]), { lo: 10, hi: 20, ...special })], [...special.nan, ...special.under, ...special.over]);
  const [first, , last] = [five.viridis[0], 0, five.viridis[4]];
  assert.deepEqual([...c.colormap(new Float64Array([NaN, -5, 70]), { lo: 10, hi: 20 })], [0, 0, 0, 0, ...first.slice(0, 3), 255, ...last.slice(0, 3), 255]);
});
