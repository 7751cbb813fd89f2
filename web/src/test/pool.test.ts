import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Kernels } from "../compute/kernels";
import { type Job, compute } from "../jobs";
import { Kind, arrays, bytesOf } from "../kinds";
import { Pool, type PoolConfig } from "../pool";

const bytes = readFileSync("web/generated/kernels/compute.wasm");

// A Worker that answers when it is told to.
class FakeWorker {
  static all: FakeWorker[] = [];
  static refused = false;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message?: string; preventDefault(): void }) => void) | null = null;
  got: unknown[] = [];
  ended = false;

  constructor(readonly url: string | URL) {
    if (FakeWorker.refused) throw new Error("another origin");
    FakeWorker.all.push(this);
  }
  postMessage(message: unknown): void {
    this.got.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  say(data: unknown): void {
    this.onmessage?.({ data });
  }
  fail(message?: string): void {
    this.onerror?.({ message, preventDefault() {} });
  }
}

const globals = globalThis as unknown as Record<string, unknown>;
const before = { Worker: globals.Worker, debug: console.debug };
let said: string[];

beforeEach(() => {
  FakeWorker.all = [];
  FakeWorker.refused = false;
  said = [];
  globals.Worker = FakeWorker;
  globals.document = { baseURI: "https://here.test/page/" };
  console.debug = (text: string) => said.push(text);
  Object.defineProperty(globalThis, "navigator", { value: { hardwareConcurrency: 8 }, configurable: true });
  mock.timers.enable({ apis: ["setTimeout"] });
});
afterEach(() => {
  globals.Worker = before.Worker;
  delete globals.document;
  console.debug = before.debug;
  mock.timers.reset();
});

const job = (number: number) => (): Job => ({
  job: number,
  kernel: 0,
  params: new Float64Array(8),
  kind: Kind.Float32,
  scale: 1,
  input: new ArrayBuffer(8),
  values: 1,
});

// A pool whose Workers are ready.
function ready(config: PoolConfig = {}): { pool: Pool; answers: [number, ArrayBuffer | null][] } {
  const answers: [number, ArrayBuffer | null][] = [];
  const pool = new Pool(config, (number, out) => answers.push([number, out]));
  assert.equal(pool.offload(job(1)), false, "the first job is not waited with");
  assert.equal(FakeWorker.all.length, 3);
  assert.equal(pool.offload(job(1)), false, "no Worker is ready");
  for (const worker of FakeWorker.all) worker.say({ job: 0 });
  return { pool, answers };
}

test("three Workers take two jobs each, and the next ones when they are done", () => {
  const { pool, answers } = ready({ computeUrl: "kernels.wasm" });
  assert.equal(FakeWorker.all.length, 3);
  assert.deepEqual(FakeWorker.all[2].got, [{ compute: "https://here.test/page/kernels.wasm" }]);
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map((n) => pool.offload(job(n))), [true, true, true, true, true, true, false]);
  assert.deepEqual(FakeWorker.all.map((w) => w.got.slice(1).map((m) => (m as Job).job)), [[1, 4], [2, 5], [3, 6]]);
  const out = new ArrayBuffer(4);
  FakeWorker.all[1].say({ job: 2, out });
  assert.deepEqual(answers, [[2, out]]);
  assert.equal(pool.offload(job(8)), true);
  assert.equal((FakeWorker.all[1].got[3] as Job).job, 8);
  mock.timers.tick(2_500);
  mock.timers.tick(2_499);
  FakeWorker.all[1].say({ job: 5, out });
  mock.timers.tick(1); // the others have said nothing
  assert.deepEqual(answers.map(([n]) => n).sort(), [1, 2, 3, 4, 5, 6, 8]);
  assert.equal(FakeWorker.all.every((w) => w.ended), true);
});

test("Workers end when they have had nothing to do for ten seconds, and come again", () => {
  const { pool } = ready();
  mock.timers.tick(9_000);
  assert.equal(pool.offload(job(1)), true);
  mock.timers.tick(4_000);
  FakeWorker.all[0].say({ job: 1, out: new ArrayBuffer(4) });
  mock.timers.tick(9_999);
  assert.equal(FakeWorker.all.some((w) => w.ended), false);
  mock.timers.tick(1);
  assert.equal(FakeWorker.all.every((w) => w.ended), true);
  assert.equal(pool.offload(job(2)), false);
  assert.equal(FakeWorker.all.length, 6);
});

test("a Worker that fails gives its job back; after a second one there are none any more", () => {
  const { pool, answers } = ready();
  for (const n of [1, 2, 3]) pool.offload(job(n));
  FakeWorker.all[0].fail("unreachable");
  assert.deepEqual(answers, [[1, null]]);
  assert.equal(FakeWorker.all[0].ended, true);
  assert.equal(said.length, 0);
  mock.timers.tick(2_500); // the others say nothing
  mock.timers.tick(2_500);
  assert.deepEqual(answers.map(([n]) => n).sort(), [1, 2, 3]);
  assert.equal(FakeWorker.all.every((w) => w.ended), true);
  assert.equal(said.length, 1);
  assert.equal(pool.offload(job(4)), false);
  assert.equal(FakeWorker.all.length, 3);
});

test("after a page has slept, its Workers are heard before they are given up", () => {
  const { pool, answers } = ready();
  pool.offload(job(1));
  mock.timers.tick(600_000); // one timer is due, and no other can be before what the Worker has said
  const out = new ArrayBuffer(4);
  FakeWorker.all[0].say({ job: 1, out });
  assert.deepEqual(answers, [[1, out]]);
  assert.equal(FakeWorker.all.some((w) => w.ended && w === FakeWorker.all[0]), false);
});

test("what a Worker says after it was ended is not heard", () => {
  const { pool, answers } = ready();
  pool.offload(job(1));
  const [worker] = FakeWorker.all;
  const { onmessage } = worker;
  pool.end();
  onmessage?.({ data: { job: 1, out: new ArrayBuffer(4) } });
  mock.timers.tick(60_000);
  assert.deepEqual(answers, []);
});

const hindrances: Record<string, () => unknown> = {
  "the script is of another origin": () => (FakeWorker.refused = true),
  "there is one processor": () => Object.defineProperty(globalThis, "navigator", { value: { hardwareConcurrency: 1 }, configurable: true }),
  "there are no Workers": () => delete globals.Worker,
};
for (const [name, prevent] of Object.entries(hindrances)) {
  test(`${name}: one line, no retry`, () => {
    prevent();
    const pool = new Pool({}, () => {});
    for (let i = 0; i < 5; i++) assert.equal(pool.offload(job(1)), false);
    assert.equal(said.length, 1);
    assert.match(said[0], /^sonde: no Workers/);
    assert.equal(FakeWorker.all.length, 0);
  });
}

test("a script or compute.wasm that does not load, as under a Content-Security-Policy without it: one line, no retry", () => {
  const pool = new Pool({ workerUrl: "/elsewhere.js" }, () => {});
  pool.offload(job(1));
  assert.equal(FakeWorker.all[0].url, "/elsewhere.js");
  for (const worker of [...FakeWorker.all]) worker.fail();
  assert.equal(pool.offload(job(1)), false);
  assert.equal(FakeWorker.all.length, 3);
  assert.equal(said.length, 1);
});

test("configured without, nothing is started", () => {
  const pool = new Pool({ workers: false }, () => {});
  assert.equal(pool.offload(job(1)), false);
  assert.equal(FakeWorker.all.length + said.length, 0);
});

// The job of a column of two segments, whatever the kind of the samples: each is what the API's stft gives for the values.
for (const kind of [Kind.Float32, Kind.Float64, Kind.Int16, Kind.Int32, Kind.Uint8, Kind.Uint16]) {
  test(`a job of samples of kind ${kind} is the greatest of its segments`, () => {
    const kernels = new Kernels(new WebAssembly.Module(bytes));
    const samples = new arrays[kind](3 * 64);
    for (let i = 0; i < samples.length; i++) samples[i] = 100 * (1 + Math.sin(i * i));
    const scale = bytesOf[kind] < 4 || kind === Kind.Int32 ? 0.01 : 1;
    const part = { job: 1, kernel: 0, params: Float64Array.of(1000, 128, 1, 0, 64, 2, 0, 0), kind, scale, values: 65 };
    const got = new Float32Array(compute(kernels, { ...part, input: samples.slice().buffer }));
    const again = new Float32Array(compute(kernels, { ...part, input: samples.slice().buffer }));
    assert.deepEqual(again, got);
    const wide = kind === Kind.Float64 || kind === Kind.Int32;
    const values = new (wide ? Float64Array : Float32Array)(Array.from(samples, (v) => v * scale));
    const { call, memory } = kernels;
    const at = call.alloc(values.byteLength) >>> 0;
    const to = call.alloc(2 * 65 * values.BYTES_PER_ELEMENT) >>> 0;
    const Floats = wide ? Float64Array : Float32Array;
    new Floats(memory.buffer, at, values.length).set(values);
    assert.equal(call.apiSTFT(+wide, to, at, values.length, 1000, 128, 1, 0.5, 0, 0, 1), 0);
    const columns = Float32Array.from(new Floats(memory.buffer, to, 130));
    assert.deepEqual(got, columns.subarray(0, 65).map((v, k) => Math.max(v, columns[65 + k])));
    assert.throws(() => compute(kernels, { ...part, values: 66, input: samples.slice().buffer }), /refused/);
    assert.throws(() => compute(kernels, { ...part, kernel: 7, input: samples.slice().buffer }), /no kernel/);
  });
}
