// What the tests of compute share: the kernels, signals, and oracles that know nothing of them.

import { readFileSync } from "node:fs";
import { load } from "../compute";

/** The tests run in the root of the repository. KERNELS names another build of compute.wasm, such as the scalar one. */
export const bytes = readFileSync(process.env.KERNELS ?? "web/generated/kernels/compute.wasm");
export const module = new WebAssembly.Module(bytes);
export const kernels = () => load({ module });

export const golden = (name: string) => JSON.parse(readFileSync(`compute/${name}/testdata/golden.json`, "utf8"));

/** Numbers in [-0.5, 0.5), by the recurrence of compute/testdata/golden.py. */
export function noise(n: number, seed = 1): Float64Array {
  let x = seed;
  return Float64Array.from({ length: n }, () => {
    x = Number((1103515245n * BigInt(x) + 12345n) % 2147483648n);
    return x / 2147483648 - 0.5;
  });
}

/** The definition of the transform, over interleaved values. */
export function dft(x: ArrayLike<number>, sign = -1): Float64Array {
  const n = x.length / 2;
  const y = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = (sign * 2 * Math.PI * ((j * k) % n)) / n;
      y[2 * k] += x[2 * j] * Math.cos(angle) - x[2 * j + 1] * Math.sin(angle);
      y[2 * k + 1] += x[2 * j] * Math.sin(angle) + x[2 * j + 1] * Math.cos(angle);
    }
  }
  return y;
}

/** The L2 norm of the difference, relative to that of want. */
export function distance(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return Infinity;
  let d = 0;
  let s = 0;
  for (let i = 0; i < want.length; i++) {
    d += (got[i] - want[i]) ** 2;
    s += want[i] ** 2;
  }
  return Math.sqrt(d / s);
}

/** Real values as interleaved complex ones. */
export const complex = (x: ArrayLike<number>): Float64Array => Float64Array.from({ length: 2 * x.length }, (_, i) => (i % 2 ? 0 : x[i / 2]));
