// Our two builds: compute.wasm, called from JavaScript, and the Go instance, where Go calls the kernel.

import { newGo, runGo } from "../../../web/src/go.ts";

let wasm;
let go;

/** The exports of compute.wasm, started. */
export async function compute() {
  if (!wasm) {
    wasm = (await WebAssembly.instantiateStreaming(fetch("compute.wasm"), {})).instance.exports;
    wasm._initialize();
  }
  return wasm;
}

/** The exports of the Go instance, started. */
export async function instance() {
  if (!go) {
    const program = newGo();
    const { instance } = await WebAssembly.instantiateStreaming(fetch("go.wasm"), program.importObject);
    runGo(program, instance);
    go = instance.exports;
  }
  return go;
}

/**
 * A transform by compute.wasm.
 * @param {"c2c" | "r2c"} kind
 * @param {"f32" | "f64"} type
 */
export async function plan(kind, type, n, signal) {
  const e = await compute();
  const id = e.plan({ c2cf32: 0, c2cf64: 1, r2cf32: 2, r2cf64: 3 }[kind + type], n);
  const view = viewer(() => e.memory.buffer, type);
  view(e.input(id), signal.length).set(signal);
  const run = (times) => {
    const { forward } = e;
    for (let i = 0; i < times; i++) forward(id);
  };
  return { run, input: () => view(e.input(id), signal.length), output: () => view(e.output(id), binsOf(kind, n)), free: () => e.release(id) };
}

/** A transform by the Go instance. */
export async function goPlan(kind, type, n, signal) {
  const e = await instance();
  const id = e[kind + type](n);
  const view = viewer(() => e.mem.buffer, type);
  view(e.input(id), signal.length).set(signal);
  return { run: (times) => e.repeat(id, times), output: () => view(e.output(id), binsOf(kind, n)), free: () => e.drop(id) };
}

const binsOf = (kind, n) => (kind === "c2c" ? 2 * n : 2 * ((n >> 1) + 1));

const viewer = (buffer, type) => (at, n) => new (type === "f32" ? Float32Array : Float64Array)(buffer(), at >>> 0, n);

/** Bytes of compute.wasm that hold values, or nothing yet. */
export async function hold(size, values) {
  const e = await compute();
  const at = e.alloc(size) >>> 0;
  if (values) new Float32Array(e.memory.buffer, at, values.length).set(values);
  return at;
}

export const f32 = (e, at, n) => new Float32Array((e.memory ?? e.mem).buffer, at >>> 0, n);
