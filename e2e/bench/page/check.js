// What a subject computed is checked before its time counts.

/** Uniform values from -1 to 1, the same in every run. */
export function noise(array, seed = 1) {
  let state = seed >>> 0 || 1;
  for (let i = 0; i < array.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    array[i] = (state >> 0) / 2 ** 31;
  }
  return array;
}

/**
 * Makes a check of transforms of x: some bins by the definition, and all of them by their energy (Parseval).
 * @param {ArrayLike<number>} x n interleaved complex values, or real ones
 * @returns {(name: string, y: ArrayLike<number>, packed?: boolean) => void} y is interleaved; packed: the last bin of a
 *   real transform lies in the imaginary part of bin 0
 */
export function transforms(x, real = false) {
  const n = real ? x.length : x.length / 2;
  const last = real ? n >> 1 : n - 1;
  const size = Math.sqrt(n);
  const bins = [0, 1, 3, (n / 3) | 0, last - 1, last].map((k) => [k, ...bin(x, n, k, real)]);
  let power = 0;
  for (let j = 0; j < x.length; j++) power += x[j] * x[j];
  return (name, y, packed = false) => {
    const at = (k) => {
      if (packed && k === 0) return [y[0], 0];
      if (packed && k === last) return [y[1], 0];
      return [y[2 * k], y[2 * k + 1]];
    };
    for (const [k, re, im] of bins) {
      const [gr, gi] = at(k);
      if (!(Math.hypot(gr - re, gi - im) < 1e-4 * size)) throw new Error(`${name}: bin ${k} of ${n} is ${gr}, ${gi}, want ${re}, ${im}`);
    }
    let energy = 0;
    for (let k = 0; k <= last; k++) {
      const [re, im] = at(k);
      const mirrored = real && k > 0 && (n % 2 === 1 || k < last);
      energy += (mirrored ? 2 : 1) * (re * re + im * im);
    }
    if (!(Math.abs(energy / n / power - 1) < 1e-5)) throw new Error(`${name}: the energy of ${n} bins is ${energy / n}, want ${power}`);
  };
}

/** Bin k of the transform of x, from the definition. */
function bin(x, n, k, real) {
  let [re, im] = [0, 0];
  for (let j = 0; j < n; j++) {
    const a = (-2 * Math.PI * ((j * k) % n)) / n;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    const [xr, xi] = real ? [x[j], 0] : [x[2 * j], x[2 * j + 1]];
    re += xr * c - xi * s;
    im += xr * s + xi * c;
  }
  return [re, im];
}

/** Checks that all of got is within a bound of want. */
export function near(name, got, want, bound) {
  if (got.length !== want.length) throw new Error(`${name}: ${got.length} values, want ${want.length}`);
  for (let i = 0; i < got.length; i++) {
    if (!(Math.abs(got[i] - want[i]) <= bound)) throw new Error(`${name}: value ${i} is ${got[i]}, want ${want[i]}`);
  }
}
