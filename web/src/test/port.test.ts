import assert from "node:assert/strict";
import { test } from "node:test";
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
