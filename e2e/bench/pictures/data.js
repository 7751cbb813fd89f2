// The data of the cases: the same for every subject.

/** A square grid of smooth hills with some noise, row by row. */
export function grid(n, seed = 1) {
  const z = new Float32Array(n * n);
  const next = noise(seed);
  const row = Float32Array.from({ length: n }, (_, i) => Math.sin((6 * Math.PI * i) / n));
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) z[r * n + c] = row[r] * row[c] + 0.1 * next();
  }
  return z;
}

/** Samples of decaying tones in some noise, within -1 to 1. */
export function samples(n, rate = 48000) {
  const x = new Float32Array(n);
  const next = noise(7);
  for (let i = 0; i < n; i++) {
    const t = i / rate;
    x[i] = 0.7 * Math.exp(-2 * (t % 1)) * Math.sin(2 * Math.PI * (200 + 40 * (t % 10)) * t) + 0.02 * next();
  }
  return x;
}

/** Uniform numbers from -1 to 1, always the same (a linear congruence: Press et al., Numerical Recipes). */
function noise(seed) {
  return () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1;
}
