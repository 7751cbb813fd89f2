// Our two builds: compute.wasm by its public JavaScript API, and the Go instance, where Go calls the kernel.

import { load } from "@sonde-viz/elements/compute";
import { newGo, runGo } from "../../../web/src/go.ts";

let kernels;
let go;

/** The kernels of compute.wasm, loaded once for a page. */
export const compute = () => (kernels ??= load());

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
  const p = (await compute()).fftPlan(n, { type: { c2cf32: "complex64", c2cf64: "complex128", r2cf32: "real32", r2cf64: "real64" }[kind + type] });
  p.input.set(signal);
  const run = (times) => {
    for (let i = 0; i < times; i++) p.forward();
  };
  return { run, output: () => p.output, free: () => p.free() };
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

/** A buffer of compute.wasm with some values. */
export async function hold(values) {
  const b = (await compute()).buffer("float32", values.length);
  b.data.set(values);
  return b;
}

/** float32 of the Go instance. */
export const f32 = (e, at, n) => new Float32Array(e.mem.buffer, at >>> 0, n);
