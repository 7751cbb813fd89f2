import assert from "node:assert/strict";
import { test } from "node:test";
import { ComputeError, load } from "../compute";
import { colormap, periodogram, plan, spectrum, window } from "../../generated/compute/rules";
import { kernels, module } from "./kernels";

const c = kernels();
const x = new Float32Array(64);
const d = new Float64Array(64);
const any = (v: unknown) => v as never;

// What is called, and the argument that the error must name.
const cases: [string, () => unknown, string][] = [
  ["no array", () => c.fft(any(undefined)), "x"],
  ["a list", () => c.fft(any([1, 2])), "x"],
  ["whole numbers", () => c.rfft(any(new Int16Array(8))), "x"],
  ["numbers without a type", () => c.rfft(any(new DataView(new ArrayBuffer(8)))), "x"],
  ["what says that it is one", () => c.rfft(any({ length: 4, [Symbol.toStringTag]: "Float32Array" })), "x"],
  ["what stands for one", () => c.rfft(new Proxy(x, {})), "x"],
  ["nothing in it", () => c.rfft(new Float32Array(0)), "x"],
  ["half a complex value", () => c.fft(x.subarray(0, 7)), "x"],
  ["half a complex value", () => c.ifft(x.subarray(0, 7)), "x"],
  ["half a complex value", () => c.irfft(x.subarray(0, 7)), "x"],
  ["n of another length", () => c.irfft(x.subarray(0, 6), 3), "n"],
  ["n of one value left out", () => c.irfft(new Float32Array(2)), "n"],
  ["n of one value is 0", () => c.irfft(new Float32Array(2), 0), "n"],
  ["full scale of 0", () => c.welch(x, { fftSize: 16, fullScale: 0 }), "fullScale"],
  ["infinite full scale", () => c.periodogram(x, { fullScale: Infinity }), "fullScale"],
  ["n is no number", () => c.irfft(x.subarray(0, 6), any("4")), "n"],
  ["out too short", () => c.fft(x, new Float32Array(63)), "out"],
  ["out of another type", () => c.fft(x, any(d)), "out"],
  ["out of rfft", () => c.rfft(x, new Float32Array(64)), "out"],
  ["out of welch", () => c.welch(x, { fftSize: 16 }, any(new Float32Array(9))), "out"],
  ["out of colormap", () => c.colormap(x, {}, new Uint8ClampedArray(64)), "out"],
  ["plan of 0", () => c.fftPlan(0), "n"],
  ["plan of 1.5", () => c.fftPlan(1.5), "n"],
  ["plan of NaN", () => c.fftPlan(NaN), "n"],
  ["plan too long", () => c.fftPlan(2 ** 25 + 1), "n"],
  ["plan type", () => c.fftPlan(8, { type: any("float32") }), "type"],
  ["batch of 0", () => c.fftPlan(8, { batch: 0 }), "batch"],
  ["batch too large", () => c.fftPlan(2 ** 20, { batch: 33 }), "batch"],
  ["shape of 0", () => c.fftPlan2d(0, 8), "rows"],
  ["shape too large", () => c.fftPlan2d(2 ** 13, 2 ** 13), "columns"],
  ["batch of a matrix", () => c.fftPlan2d(8, 8, any({ batch: 2 })), "batch"],
  ["matrix of another length", () => c.fft2(new Float32Array(31), 4, 4), "x"],
  ["columns of NaN", () => c.ifft2(new Float32Array(32), 4, NaN), "columns"],
  ["plan options", () => c.fftPlan(8, any("real32")), "options"],
  ["a list of options", () => c.fftPlan(8, any([])), "options"],
  ["out in the place of options", () => c.welch(x, any(d)), "options"],
  ["what all objects have", () => c.stft(x, any({ fftSize: 16, toString: 1 })), "toString"],
  ["misspelt", () => c.stft(x, any({ fftsize: 16 })), "fftsize"],
  ["segment longer than x", () => c.stft(x, { fftSize: 65 }), "fftSize"],
  ["the default is longer than x", () => c.welch(x), "fftSize"],
  ["segment of 1", () => c.welch(x, { fftSize: 1 }), "fftSize"],
  ["overlap", () => c.welch(x, { fftSize: 16, overlap: 1 }), "overlap"],
  ["overlap", () => c.stft(x, { fftSize: 16, overlap: NaN }), "overlap"],
  ["rate", () => c.stft(x, { fftSize: 16, sampleRate: 0 }), "sampleRate"],
  ["rate", () => c.periodogram(x, { sampleRate: Infinity }), "sampleRate"],
  ["window", () => c.periodogram(x, { window: any("hanning") }), "window"],
  ["detrend", () => c.periodogram(x, { detrend: any("linear") }), "detrend"],
  ["unit", () => c.periodogram(x, { unit: any("dBFS") }), "unit"],
  ["fftSize is no option of it", () => c.periodogram(x, any({ fftSize: 16 })), "fftSize"],
  ["one sample", () => c.periodogram(x.subarray(0, 1)), "x"],
  ["columns", () => c.decimateMinMax(x, 0), "columns"],
  ["columns", () => c.decimateMinMax(x, any(undefined)), "columns"],
  ["result beyond 2 GB", () => c.decimateMinMax(x, 2 ** 29), "columns"],
  ["result beyond 2 GB", () => c.window(2 ** 28), "n"],
  ["result beyond 2 GB", () => c.matmul(new Float32Array(2 ** 15), new Float32Array(2 ** 15), 2 ** 15, 1, 2 ** 15), "m"],
  ["map", () => c.colormap(x, { map: any("jet") }), "map"],
  ["lo", () => c.colormap(x, { lo: NaN }), "lo"],
  ["colour of three", () => c.colormap(x, { nan: any([1, 2, 3]) }), "nan"],
  ["colour of 256", () => c.colormap(x, { over: [1, 2, 3, 256] }), "over"],
  ["types differ", () => c.matmul(any(x), any(d), 8, 8, 8), "b"],
  ["a is of another shape", () => c.matmul(x, x, 8, 7, 8), "a"],
  ["b is of another shape", () => c.matmul(x, x, 8, 8, 9), "b"],
  ["no rows", () => c.matmul(x, x, 0, 8, 8), "m"],
  ["no columns", () => c.matmul(x, x, 8, 8, -8), "n"],
  ["no inner size", () => c.matmul(x, x, 8, any(null), 8), "k"],
  ["types differ", () => c.convolve(any(x), any(d)), "b"],
  ["nothing in it", () => c.convolve(x, new Float32Array(0)), "b"],
  ["window of 0", () => c.window(0), "n"],
  ["kind", () => c.window(8, { kind: any("hanning") }), "kind"],
  ["shape", () => c.window(8, { kind: "kaiser", shape: -1 }), "shape"],
  ["shape of a tukey", () => c.window(8, { kind: "tukey", shape: 1.5 }), "shape"],
  ["symmetric", () => c.window(8, { symmetric: any(1) }), "symmetric"],
  ["buffer of 0", () => c.buffer("float32", 0), "length"],
  ["buffer beyond 2 GB", () => c.buffer("float64", 2 ** 28), "length"],
  ["buffer of all that has a sign", () => c.buffer("uint8", 2 ** 31 - 65), "length"],
  ["buffer type", () => c.buffer(any("int16"), 4), "type"],
  ["no module", () => load({ module: any({}) }), "module"],
  ["another program", () => load({ module: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) }), "module"],
  ["load what", () => load(any({ wasm: 1 })), "wasm"],
  ["load what", () => load(any("compute.wasm")), "options"],
];

test("invalid input is an error that names the argument, and the kernels go on", () => {
  for (const [what, call, argument] of cases) {
    assert.throws(call, (e) => {
      assert.ok(e instanceof ComputeError, `${what}: ${e}`);
      assert.equal(e.argument, argument, `${what}: ${e.message}`);
      assert.ok(e.message.startsWith(`compute: ${argument} is `) && e.message.endsWith(`; allowed: ${e.allowed}`), e.message);
      return true;
    });
  }
  assert.equal(c.fft(x).length, 64);
});

test("what compute.wasm can't be had from is an error that says so", async () => {
  const empty = `data:application/wasm;base64,${Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]).toString("base64")}`;
  const wrong = ["http://[", any(5), any({}), "file:///no/such/file", "http://localhost:1/compute.wasm", "data:text/html,hello", empty];
  for (const url of wrong) await assert.rejects(load({ url }), (e) => e instanceof ComputeError && e.argument === "url", String(url));
});

test("the longest transform has an inverse", () => {
  // Only the out is wrong: nothing is computed.
  assert.throws(() => c.irfft(new Float32Array(2 ** 25 + 2), undefined, x), { name: "ComputeError", argument: "out" });
});

test("arrays of what is freed are refused: something else lies there", () => {
  const [p, b] = [c.fftPlan(8), c.buffer("float32", 16)];
  const [input, data] = [p.input, b.data];
  p.free();
  b.free();
  const cases: [() => unknown, string][] = [
    [() => c.fft(input), "x"],
    [() => c.fft(x.subarray(0, 16), data), "out"],
    [() => c.convolve(data, x), "a"],
    [() => c.matmul(x.subarray(0, 16), input, 4, 4, 4), "b"],
  ];
  for (const [call, argument] of cases) assert.throws(call, { name: "ComputeError", argument });
  assert.equal(load({ module }).fft(input).length, 16, "to other kernels it is an array like others");
});

test("the edges of what is declared are what the kernels take", () => {
  const rules = { ...spectrum, ...periodogram, ...window, ...colormap, ...plan };
  for (const rule of Object.values(rules)) if (rule.values.length > 0) assert.ok(rule.values.includes(rule.default as string));
  for (const w of spectrum.window.values) {
    for (const overlap of [spectrum.overlap.min!, spectrum.overlap.max!]) c.stft(x, { fftSize: spectrum.fftSize.min!, window: any(w), overlap });
    assert.equal(c.window(9, { kind: any(w) }).length, 9);
  }
  for (const unit of spectrum.unit.values) for (const detrend of spectrum.detrend.values) c.welch(x, { fftSize: 16, unit: any(unit), detrend: any(detrend), sampleRate: 5e-324 });
  for (const map of colormap.map.values) assert.equal(c.colormap(x, { map: any(map) })[3], 255);
  for (const type of plan.type.values) c.fftPlan(1, { type: any(type) }).free();
});
