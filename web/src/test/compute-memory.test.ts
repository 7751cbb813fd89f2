import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ComputeError, load } from "../compute";
import { kernels, noise } from "./kernels";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const turn = () => new Promise((resolve) => setImmediate(resolve));

const x = new Float32Array(noise(4096));

test("in a steady state nothing is allocated, neither in the kernels nor in JavaScript", () => {
  const c = kernels();
  const x = new Float32Array(noise(1024));
  const image = new Uint8ClampedArray(4 * 1024);
  const p = c.fftPlan(250);
  const q = c.fftPlan(127, { type: "real64" });
  const out = { fft: new Float32Array(1024), rfft: new Float32Array(1026), stft: new Float32Array(7 * 129), welch: new Float64Array(129), period: new Float64Array(513) };
  const more = { minmax: new Float32Array(200), product: new Float32Array(1024), conv: new Float32Array(2047), window: new Float64Array(512) };
  const options = { fftSize: 256 };
  const calls = () => {
    p.input[0]++;
    p.forward();
    p.inverse();
    q.forward();
    c.fft(x, out.fft);
    c.ifft(x, out.fft);
    c.fft2(x, 16, 32, out.fft);
    c.rfft(x, out.rfft);
    c.irfft(out.rfft, 1024, out.fft);
    c.stft(x, options, out.stft);
    c.welch(x, options, out.welch);
    c.periodogram(x, undefined, out.period);
    c.decimateMinMax(x, 100, more.minmax);
    c.colormap(x, undefined, image);
    c.matmul(x, x, 32, 32, 32, more.product);
    c.convolve(x, x, more.conv);
    c.window(512, undefined, more.window);
  };
  const rounds = 6250; // of seventeen calls
  for (let i = 0; i < rounds; i++) calls(); // compiled, and every shape was there
  collect();
  const before = c.memory();
  // What is allocated in JavaScript during the rounds stays until it is collected: the young generation has room for it.
  const start = process.memoryUsage().heapUsed;
  for (let i = 0; i < rounds; i++) calls();
  const grown = process.memoryUsage().heapUsed - start;
  assert.deepEqual(c.memory(), before);
  // A boxed number, the least that there is, has 16 bytes: fewer than one in a round of calls makes one. The engine still compiles now and then.
  assert.ok(grown < 16 * rounds, `${grown} bytes in ${rounds} rounds`);
});

const planTypes = ["complex64", "complex128", "real32", "real64"] as const;

test("10 000 plans of mixed sizes leave the heap and the memory as they were", () => {
  const c = kernels();
  const sizes = [64, 1000, 1021, 4096, 2, 600, 2048, 13];
  const cycle = (i: number) => {
    const type = planTypes[(i >> 3) % 4];
    const p = i % 5 ? c.fftPlan(sizes[i % 8], { type, batch: 1 + (i % 3) }) : c.fftPlan2d(8, sizes[i % 8], { type });
    p.input[1] = 1;
    p.forward();
    p.free();
    const b = c.buffer("float32", 1000 + (i % 5) * 5000);
    b.data[999] = 1;
    b.free();
  };
  for (let i = 0; i < 480; i++) cycle(i); // all there are
  const before = c.memory();
  for (let i = 0; i < 10_000; i++) cycle(i);
  const after = c.memory();
  assert.equal(after.bytes, before.bytes);
  assert.equal(after.heap, before.heap);
  assert.ok(after.allocations > before.allocations + 20_000, "the counter counts");
});

test("large plans and buffers are given back", () => {
  const c = kernels();
  const largePlans = () => {
    const plans = Array.from({ length: 5 }, (_, i) => c.fftPlan(1 << 17, { type: planTypes[i % 4] }));
    const primes = [c.fftPlan(65537), c.fftPlan(99_991, { type: "real64" })];
    const buffer = c.buffer("uint8", 10_000_000);
    for (const p of [...plans, ...primes]) {
      p.input.fill(0.1);
      p.forward();
      p.free();
    }
    buffer.free();
  };
  const { heap } = c.memory();
  largePlans();
  const { bytes, heap: left } = c.memory();
  assert.ok(left <= heap + 2048, `${heap} bytes became ${left}, more than a block for the list of plans`);
  for (let i = 0; i < 10; i++) largePlans();
  assert.deepEqual([c.memory().bytes, c.memory().heap], [bytes, left]);
});

test("what is in use stays while other things come and go", () => {
  const c = kernels();
  const all = () => [
    ...[1000, 1021, 4096].flatMap((n) => [c.fft(x.subarray(0, 2 * n)), c.rfft(x.subarray(0, n))]),
    ...[c.stft(x, { fftSize: 256 }), c.welch(x), c.periodogram(x), c.decimateMinMax(x, 99), c.colormap(x), c.matmul(x, x, 64, 64, 64), c.convolve(x, x), c.window(99)],
  ];
  const plans = planTypes.map((type) => c.fftPlan(1021, { type }));
  const transformed = () =>
    plans.map((p) => {
      p.input.fill(0);
      p.input.set(x.subarray(0, 1021));
      p.forward();
      return p.output.slice();
    });
  const [want, wanted] = [all(), transformed()];
  for (let i = 0; i < 20; i++) {
    const b = Array.from({ length: 50 }, (_, k) => c.buffer("float32", 10 + 700 * k));
    for (const each of b) each.data.fill(NaN);
    assert.deepEqual(all(), want);
    assert.deepEqual(transformed(), wanted);
    for (const each of b) each.free();
  }
});

test("a plan that is forgotten is freed; one whose array is held is not", async () => {
  const c = kernels();
  const hold = () => {
    const p = c.fftPlan(1000);
    p.input.fill(7);
    return p.input;
  };
  const forget = () => {
    for (let i = 0; i < 200; i++) {
      c.fftPlan(1000).input[0] = 1;
      c.buffer("float64", 1000).data[0] = 1;
    }
  };
  c.buffer("uint8", 20_000_000).free(); // so that the memory does not grow below
  const held = hold();
  const before = c.memory().heap;
  forget();
  const taken = c.memory().heap - before;
  assert.ok(taken > 5e6);
  for (let i = 0; i < 10; i++) {
    collect();
    await turn();
  }
  // The engine may keep the last ones on its stack.
  const left = c.memory().heap - before;
  assert.ok(left < taken / 50, `${left} bytes of ${taken} are left`);
  for (let i = 0; i < 10; i++) forget();
  assert.equal(held.length === 0 || held.every((v) => v === 7), true, "its place was given to somebody else");
});

test("arrays are renewed when the memory has grown, and only then", () => {
  const c = kernels();
  const p = c.fftPlan(16);
  const b = c.buffer("float64", 3);
  const { input, output } = p;
  const { data } = b;
  p.input.set([1, 2, 3]);
  b.data[2] = 5;
  assert.equal(p.input, input);
  assert.equal(p.output, output);
  assert.equal(b.data, data);
  c.buffer("uint8", 50_000_000);
  assert.equal(input.length, 0);
  assert.notEqual(p.input, input);
  assert.deepEqual([...p.input.subarray(0, 3)], [1, 2, 3]);
  assert.equal(b.data[2], 5);
});

test("arrays in the memory are used where they are", () => {
  const c = kernels();
  const n = 4096;
  const a = c.buffer("float32", 2 * n);
  const to = c.buffer("float32", 2 * n);
  a.data.set(noise(2 * n));
  const want = c.fft(new Float32Array(a.data));
  const before = c.memory().heap;
  assert.equal(c.fft(a.data, to.data), to.data);
  assert.deepEqual(to.data, want);
  assert.equal(c.memory().heap, before);
  // Parts of one buffer, apart and over each other.
  const x = new Float32Array(a.data);
  assert.deepEqual(c.rfft(x.subarray(0, 100)), c.rfft(a.data.subarray(0, 100), a.data.subarray(200, 302)));
  a.data.set(x);
  assert.deepEqual(c.rfft(x.subarray(0, 100)), c.rfft(a.data.subarray(0, 100), a.data.subarray(50, 152)));
  a.data.set(x);
  assert.deepEqual(c.fft(x), c.fft(a.data, a.data));
  a.data.set(x);
  assert.deepEqual(c.convolve(x.subarray(0, 100), x.subarray(100, 200)), c.convolve(a.data.subarray(0, 100), a.data.subarray(100, 200), a.data.subarray(1, 200)));
});

test("an array in the memory that grows during the call is renewed", () => {
  const c = kernels();
  const a = c.buffer("float32", 100_000);
  a.data.set([3, 1, 2]);
  const out = c.buffer("float32", 4);
  const stale = out.data;
  const grown = c.memory().bytes;
  const x = new Float32Array(20_000_000);
  x[10] = 4;
  const got = c.decimateMinMax(x, 2, stale);
  assert.ok(c.memory().bytes > grown && stale.length === 0);
  assert.deepEqual([...got], [0, 4, 0, 0]);
  assert.equal(out.data[1], 4);
  assert.deepEqual([...c.decimateMinMax(a.data, 1)], [0, 3]);
});

test("what is freed can't be used", () => {
  const c = kernels();
  const p = c.fftPlan(16);
  p.free();
  p.free();
  for (const use of [() => p.input, () => p.output, () => p.forward(), () => p.inverse()]) assert.throws(use, { name: "ComputeError", argument: "plan" });
  const b = c.buffer("uint8", 16);
  b.free();
  b.free();
  assert.throws(() => b.data, { name: "ComputeError", argument: "buffer" });
});

test("above 2 GB, where addresses lose their sign, all is as below", () => {
  const c = kernels();
  const want = kernels();
  const low = c.buffer("uint8", 1.9e9);
  const high = c.buffer("uint8", 0.3e9);
  high.data.fill(9, 0, 8);
  assert.ok(c.memory().bytes > 2 ** 31);
  assert.deepEqual(c.fft(x), want.fft(x));
  assert.deepEqual(c.convolve(x, x), want.convolve(x, x));
  assert.deepEqual(c.stft(x), want.stft(x));
  const [p, q] = [c, want].map((k) => k.fftPlan(1021, { type: "real64" }));
  for (const plan of [p, q]) {
    plan.input.set(x.subarray(0, 1021));
    plan.forward();
  }
  assert.deepEqual(p.output, q.output);
  assert.equal(p.recipe, q.recipe);
  p.free();
  low.free();
  assert.deepEqual(high.data.slice(0, 9), Uint8ClampedArray.of(9, 9, 9, 9, 9, 9, 9, 9, 0));
  assert.deepEqual(c.fft(x), want.fft(x));
});

test("what there is no room for is refused, and the kernels go on", () => {
  const c = kernels();
  const p = c.fftPlan(4);
  p.input.set([1, 2, 3]);
  c.welch(x);
  const large = [c.buffer("uint8", 1.9e9), c.buffer("uint8", 1.9e9)];
  const { heap } = c.memory();
  assert.throws(() => c.buffer("float64", 1e8), { name: "ComputeError", argument: "length", message: /of at most 4096 MB, in pieces of at most 2048 MB, 36\d\d MB are in use/ });
  assert.throws(() => c.decimateMinMax(new Float32Array(2e8), 1), { name: "ComputeError", argument: "x" });
  assert.throws(() => c.window(1e8), { name: "ComputeError", argument: "n" });
  // Here room ends while something is made. As often as this, what a trap leaves on the stack would fill it.
  for (let i = 0; i < 300; i++) {
    assert.throws(() => c.fftPlan(2 ** 25), { name: "ComputeError", argument: "n", value: 2 ** 25 });
    assert.throws(() => c.fftPlan2d(2 ** 12, 2 ** 13, { type: "complex128" }), { name: "ComputeError", argument: "rows" });
  }
  const long = new Float32Array(2 ** 25);
  assert.throws(
    () => c.rfft(long),
    (e) => e instanceof ComputeError && e.argument === "x" && e.value === long,
  );
  p.forward();
  assert.equal(p.output[0], 4);
  assert.deepEqual(c.welch(x), kernels().welch(x));
  for (const b of large) b.free();
  assert.ok(c.memory().heap < heap - 3.8e9 + 3e8, "of what was not finished nothing is kept, but for the places of arguments");
  assert.equal(c.buffer("float64", 1e8).data.length, 1e8);
});

test("a length of which a plan has no room in all of the memory is refused", () => {
  assert.throws(() => kernels().fftPlan(33554393, { type: "real64" }), { name: "ComputeError", argument: "n" });
});

test("making a plan keeps no more than it needs", () => {
  const c = kernels();
  for (const type of planTypes) {
    const before = c.memory();
    c.fftPlan(1 << 16, { type });
    const { heap, allocations } = c.memory();
    assert.ok(allocations - before.allocations < 100, `${type}: ${allocations - before.allocations} allocations`);
    // Of a complex value: two in its arrays, about as much in tables and scratch. Of a real one: 8 bytes in its arrays, half of the other, and
    // factors for the bins.
    const each = (heap - before.heap) / 2 ** 16;
    assert.ok(each < { complex64: 33, complex128: 65, real32: 24, real64: 47 }[type], `${type}: ${each} bytes a value`);
  }
});

/** A module that makes plans, which trap when they transform, and whose memory has no more room for arrays; without abandon, as before a trap for another reason. */
function trapping(): WebAssembly.Module {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const section = (id: number, ...content: number[]) => [id, content.length, ...content];
  const [nothing, one, three] = [0, 1, 2]; // the types of functions: none, one number to one, three to one
  const functions: [string, number, number[]][] = [
    ["_initialize", nothing, []],
    ["plan", three, [0x41, 0]], // constants
    ["input", one, [0x41, 16]],
    ["output", one, [0x41, 32]],
    ...["alloc", "forward", "release", "dealloc"].map((f): [string, number, number[]] => [f, one, [0x00]]), // unreachable
  ];
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0, 97, 115, 109, 1, 0, 0, 0],
      ...section(1, 3, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f),
      ...section(3, functions.length, ...functions.map(([, type]) => type)),
      ...section(5, 1, 0, 1),
      ...section(7, functions.length + 1, ...name("memory"), 2, 0, ...functions.flatMap(([f], i) => [...name(f), 0, i])),
      ...section(10, functions.length, ...functions.flatMap(([, , code]) => [code.length + 2, 0, ...code, 0x0b])),
    ]),
  );
}

test("another trap is an error, and the kernels say so from then on", () => {
  const c = load({ module: trapping() });
  let first: unknown;
  assert.throws(
    () => c.buffer("uint8", 1),
    (e: Error) => {
      first = e;
      return /must be loaded again/.test(e.message) && e.cause instanceof WebAssembly.RuntimeError;
    },
  );
  assert.throws(
    () => c.fft(x),
    (e) => e === first,
  );
});

test("kernels that have failed take back what is freed or forgotten", async () => {
  const c = load({ module: trapping() });
  const p = c.fftPlan(4);
  (() => {
    for (let i = 0; i < 50; i++) c.fftPlan(4);
    assert.throws(() => p.forward(), /must be loaded again/);
  })();
  p.free();
  assert.throws(() => p.forward(), { name: "ComputeError", argument: "plan" });
  for (let i = 0; i < 5; i++) {
    collect();
    await turn(); // an error in a finalizer would end the process
  }
});
