// Tests of a compute.wasm that was just built, and of the scalar build of the same source, which it must agree with.
//
//   node --test web/kernels/test        (FILE: with vectors, SCALAR: without)

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

function start(file) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
  exports._initialize();
  return exports;
}

const vector = start(process.env.FILE ?? "build/compute.wasm");
const scalar = start(process.env.SCALAR ?? "build/compute-scalar.wasm");
const kinds = { complex32: 0, complex64: 1, real32: 2, real64: 3 };
const lengths = [1, 2, 3, 4, 5, 7, 8, 11, 12, 16, 30, 32, 64, 97, 100, 128, 256, 480, 512, 1000, 1024, 1536, 2048, 4096, 16384];

/** Numbers in -1..1 that are the same in every run. */
function noise(n) {
  let state = 1;
  return Float64Array.from({ length: n }, () => (state = (state * 48271) % 2147483647) / 1073741823.5 - 1);
}

/** The transform of x by a module, and what its inverse makes of that. */
function transform(module, kind, n, x) {
  const Numbers = kind.endsWith("32") ? Float32Array : Float64Array;
  const bins = kind.startsWith("real") ? 2 * (Math.floor(n / 2) + 1) : 2 * n;
  const id = module.plan(kinds[kind], n, 1);
  assert.ok(id >= 0, `no plan of ${n}`);
  const input = () => new Numbers(module.memory.buffer, module.input(id) >>> 0, x.length);
  input().set(x);
  module.forward(id);
  const spectrum = new Numbers(module.memory.buffer, module.output(id) >>> 0, bins).slice();
  input().fill(0);
  module.inverse(id);
  const back = input().slice();
  module.release(id);
  return { spectrum, back };
}

/** The transform by its definition, of as many bins as asked. */
function definition(x, n, bins, isReal) {
  const out = new Float64Array(2 * bins);
  for (let k = 0; k < bins; k++) {
    for (let i = 0; i < n; i++) {
      const angle = (-2 * Math.PI * ((i * k) % n)) / n;
      const [re, im] = isReal ? [x[i], 0] : [x[2 * i], x[2 * i + 1]];
      out[2 * k] += re * Math.cos(angle) - im * Math.sin(angle);
      out[2 * k + 1] += re * Math.sin(angle) + im * Math.cos(angle);
    }
  }
  return out;
}

/** The distance of two lists, relative to the length of the second. */
function distance(a, b) {
  let difference = 0;
  let size = 0;
  assert.equal(a.length, b.length);
  for (let i = 0; i < a.length; i++) {
    difference += (a[i] - b[i]) ** 2;
    size += b[i] ** 2;
  }
  return Math.sqrt(difference / size);
}

for (const kind of Object.keys(kinds)) {
  // Two roundings of a length of 16384 lie within some units of the last place; the definition in float64 loses a little
  // more, by adding n products.
  const unit = kind.endsWith("32") ? 2 ** -23 : 2 ** -52;
  test(`${kind}: both builds are the transform and each other's equal`, () => {
    for (const n of lengths) {
      const Numbers = kind.endsWith("32") ? Float32Array : Float64Array;
      const x = Numbers.from(noise(kind.startsWith("real") ? n : 2 * n));
      const a = transform(vector, kind, n, x);
      const b = transform(scalar, kind, n, x);
      assert.ok(distance(a.spectrum, b.spectrum) < 8 * unit, `vectors and scalars differ at ${n}`);
      assert.ok(distance(a.back, x) < 8 * unit && distance(b.back, x) < 8 * unit, `the inverse of ${n}`);
      if (n > 1024) continue;
      const want = definition(x, n, a.spectrum.length / 2, kind.startsWith("real"));
      assert.ok(distance(a.spectrum, want) < Math.max(8 * unit, n * 2 ** -52), `the definition at ${n}`);
    }
  });
}

test("plans that are given back leave the memory as it was", () => {
  const cycle = () => vector.release(vector.plan(kinds.complex32, 4096, 1));
  for (let i = 0; i < 200; i++) cycle();
  const before = vector.memory.buffer.byteLength;
  for (let i = 0; i < 10_000; i++) cycle();
  assert.equal(vector.memory.buffer.byteLength, before);
});

test("what is out of range is refused", () => {
  const wrong = [[0, 0, 1], [0, -1, 1], [0, 2 ** 26, 1], [0, 2 ** 16, 2 ** 16], [0, 8, 0], [4, 8, 1], [-1, 8, 1]];
  for (const [kind, a, b] of wrong) assert.deepEqual([vector.plan(kind, a, b), vector.plan2d(kind, a, b)], [-1, -1]);
});

test("extremes of both builds are those of a loop", () => {
  const n = 100_003;
  const columns = 517;
  const x = Float32Array.from(noise(n));
  const want = new Float32Array(2 * columns);
  for (let c = 0; c < columns; c++) {
    const span = x.subarray(Math.floor((c * n) / columns), Math.floor(((c + 1) * n) / columns));
    want[2 * c] = Math.min(...span);
    want[2 * c + 1] = Math.max(...span);
  }
  for (const module of [vector, scalar]) {
    const from = module.alloc(4 * n) >>> 0;
    const to = module.alloc(8 * columns) >>> 0;
    new Float32Array(module.memory.buffer, from, n).set(x);
    module.apiDecimateMinMax(0, to, from, n, columns);
    assert.deepEqual(new Float32Array(module.memory.buffer, to, 2 * columns), want);
    module.dealloc(from);
    module.dealloc(to);
  }
});
