import assert from "node:assert/strict";
import { test } from "node:test";
import type { Numbers } from "../kinds";
import { Port } from "../port";

// A program whose exports answer as they are told.
function program(exports: Record<string, (...args: number[]) => number>) {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const port = new Port({ mem: memory, sonde_out: () => 2048, sonde_scratch: () => 1024, ...exports });
  return { port, memory };
}

test("a frame's lists and images are told apart", () => {
  const { port, memory } = program({ sonde_frame: () => 1 });
  const out = new Uint32Array(memory.buffer, 2048);
  out.set([1 | 2 | 4, 400, 10, 500, 20, 1, 600, 11, 700, 21, 2, 8000, 3, 4, 8100, 5, 6, 8200, 7, 8]);
  assert.deepEqual(port.frame(1), {
    base: { words: 400, wordCount: 10, text: 500, images: [{ address: 8000, width: 3, height: 4 }] },
    overlay: {
      words: 600,
      wordCount: 11,
      text: 700,
      images: [
        { address: 8100, width: 5, height: 6 },
        { address: 8200, width: 7, height: 8 },
      ],
    },
    settled: true,
  });
  out[0] = 2;
  out[5] = 0; // the base has not changed
  const frame = port.frame(1);
  assert.equal(frame?.base, undefined);
  assert.equal(frame?.overlay?.images.length, 2);
  assert.equal(frame?.settled, false);
});

test("values are copies: of a line without cells, of a grid with them", () => {
  const { port, memory } = program({ sonde_values: () => 1 });
  const out = new Uint32Array(memory.buffer, 2048);
  const x = new Float64Array(memory.buffer, 4096, 3);
  x.set([1, 2, 3]);
  new Float32Array(memory.buffer, 8192, 2).set([0.5, NaN]);
  out.set([4096, 3, 4104, 2, 0, 0, 0, 0, 0]);
  const line = port.values(1);
  x.fill(0);
  assert.deepEqual(line, { x: new Float64Array([1, 2, 3]), y: new Float64Array([2, 3]) });
  out.set([4096, 3, 4096, 2, 8192, 2, 0, 1, 2]);
  const grid = port.values(1);
  assert.deepEqual([grid?.rows, grid?.columns, grid?.z], [1, 2, new Float32Array([0.5, NaN])]);
});

const kinds: [Numbers, number][] = [
  [Float32Array.of(0.5, -1), 0],
  [Float64Array.of(1e300, NaN), 1],
  [Int16Array.of(-32768, 32767), 2],
  [Int32Array.of(-(2 ** 31), 2 ** 31 - 1), 3],
  [Uint8Array.of(0, 255), 4],
  [Uint16Array.of(0, 65535), 5],
];

for (const [numbers, kind] of kinds) {
  test(`cells and pushes of kind ${kind} keep it`, () => {
    const pushed: number[][] = [];
    const { port, memory } = program({
      sonde_values: () => 1,
      sonde_push_room: (...args) => (pushed.push(args), 8192),
      sonde_push: (...args) => pushed.push(args),
    });
    assert.equal(port.push(7, 1, kind, numbers, 0), true);
    assert.deepEqual(pushed, [[kind, 2], [7, 1, kind, 2, 0]]);
    new Uint32Array(memory.buffer, 2048).set([0, 0, 0, 0, 8192, 2, kind, 1, 2]);
    assert.deepEqual(port.values(1)?.z, numbers);
    memory.grow(1); // which detaches all views
    assert.equal(port.push(7, 1, kind, numbers, 0), true);
    assert.deepEqual(port.values(1)?.z, numbers);
  });
}

test("a push that memory cannot hold is not handed over, one of nothing is", () => {
  const pushed: number[][] = [];
  const { port } = program({ sonde_push_room: () => 0, sonde_push: (...args) => pushed.push(args) });
  assert.equal(port.push(7, 0, 0, new Float32Array(3), 0), false);
  assert.equal(port.push(7, 0, 0, new Float32Array(), 0), true);
  assert.deepEqual(pushed, [[7, 0, 0, 0, 0]]);
});

test("a stream of pushes makes no garbage", async () => {
  const { port } = program({ sonde_push_room: () => 8192, sonde_push: () => 0, sonde_events: () => 0 });
  const samples = new Float32Array(16);
  const events: unknown[] = [];
  const push = (n: number) => {
    for (let i = 0; i < n; i++) {
      port.push(1, 0, 0, samples, 0);
      events.push(...port.events());
    }
  };
  push(100_000); // until it is compiled
  let collections = 0;
  const observer = new PerformanceObserver((list) => (collections += list.getEntries().length));
  observer.observe({ entryTypes: ["gc"] });
  push(3_000_000); // an object for each would be 48 MB or more, and the young generation is 16 MB
  await new Promise((done) => setTimeout(done));
  observer.disconnect();
  assert.ok(collections < 2, `${collections} collections`);
});

test("events are parsed in order", () => {
  const { port, memory } = program({ sonde_events: () => bytes.length });
  const bytes = new TextEncoder().encode('[1,"cursor-change",null],[2,"view-change",{"x":[0,1]}]');
  new Uint8Array(memory.buffer).set(bytes, 5000);
  new Uint32Array(memory.buffer, 2048)[0] = 5000;
  assert.deepEqual(port.events(), [
    [1, "cursor-change", null],
    [2, "view-change", { x: [0, 1] }],
  ]);
});

test("addresses in the upper half of the memory are positive", () => {
  const { port } = program({ sonde_samples: () => -8 });
  assert.equal(port.samples(1), 2 ** 32 - 8);
});

test("strings go by scratch, with their length in bytes", () => {
  let given: number[] = [];
  const { port, memory } = program({ sonde_set_text: (...args) => ((given = args), 1) });
  assert.equal(port.setText(3, 4, "Ω"), true);
  assert.deepEqual(given, [3, 4, 2]);
  assert.deepEqual([...new Uint8Array(memory.buffer, 1024, 2)], [0xce, 0xa9]);
});

test("a program of another version has another number, one without widgets none", () => {
  assert.equal(program({ sonde_protocol: () => 9 }).port.protocol(), 9);
  assert.equal(program({}).port.protocol(), 0);
});
