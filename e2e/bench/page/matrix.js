// Products of matrices.

import { env, matMul, ready, setBackend, tensor2d } from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { Matrix } from "ml-matrix";
import { near, noise } from "./check.js";
import { loop, race, rows } from "./measure.js";
import { compute, f32, hold, instance } from "./sonde.js";

export const cases = [{ name: "matmul/f32/1024", go: true, run: () => product(1024) }];

async function product(n) {
  const size = n * n;
  const [a, b] = [noise(new Float32Array(size), 1), noise(new Float32Array(size), 2)];

  const c = new Float32Array(size);
  const ikj = () => {
    c.fill(0);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const v = a[i * n + k];
        for (let j = 0; j < n; j++) c[i * n + j] += v * b[k * n + j];
      }
    }
  };

  const e = await compute();
  const [left, right, to] = [await hold(a), await hold(b), e.buffer("float32", size)];
  const ours = () => e.matmul(left.data, right.data, n, n, n, to.data);
  const g = await instance();
  const job = g.matmul(n);
  f32(g, g.input(job), size).set(a);
  f32(g, g.more(job), size).set(b);

  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(new URL("tfjs/", location.href).href);
  await setBackend("wasm");
  await ready();
  const [ta, tb] = [tensor2d(a, [n, n]), tensor2d(b, [n, n])];

  const rowsOf = (values) => Array.from({ length: n }, (_, i) => values.subarray(i * n, (i + 1) * n));
  const [ma, mb] = [new Matrix(rowsOf(a)), new Matrix(rowsOf(b))];

  ikj();
  const check = (name, got) => {
    for (const [at, sum] of sums(a, b, n)) near(`${name} at ${at}`, [got[at]], [sum], 1e-3);
  };
  check("js", c);
  ours();
  check("compute.wasm", to.data);
  g.repeat(job, 1);
  check("go", f32(g, g.output(job), size));
  const tc = matMul(ta, tb);
  check("tfjs", tc.dataSync());
  tc.dispose();
  check("ml-matrix", Float64Array.from(ma.mmul(mb).to1DArray()));

  const subjects = {
    "compute.wasm": loop(ours),
    go: (times) => g.repeat(job, times),
    js: loop(ikj),
    "@tensorflow/tfjs-backend-wasm": loop(() => matMul(ta, tb).dispose()),
    "ml-matrix": loop(() => ma.mmul(mb)),
  };
  return rows({ name: `matmul/f32/${n}`, unit: "ms", times: race(subjects) });
}

/** Some values of the product, summed in float64: from all rows and columns. */
function* sums(a, b, n) {
  for (let at = 0; at < n * n; at += n - 31) {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
    yield [at, sum];
  }
}
