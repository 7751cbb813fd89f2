// The program that TinyGo compiled, driven through its port: it starts, shows samples, and gives their memory back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { imports } from "../imports";
import { Kind } from "../kinds";
import { runTinyGo } from "../tinygo";

const module = new WebAssembly.Module(readFileSync("build/elements.wasm"));
const byGo = WebAssembly.Module.imports(module).some((asked) => asked.module === "gojs");
const skip = byGo && "build/elements.wasm is by Go: make elements COMPILER=tinygo";

const megabyte = 1e6;

/** Starts the program, and returns its port and what lets it work until nothing is left to do. */
async function start() {
  let busy = false;
  const asked = { wake() {}, work: () => void (busy = true), queued() {}, define() {}, offload: () => false };
  const { port } = await runTinyGo(module, (port) => ({
    ...imports(asked, port),
    measure(_family: number, size: number, _bold: number, _text: number, lengths: number, n: number, widths: number) {
      const { words, floats } = port().memory;
      for (let i = 0; i < n; i++) floats[widths / 4 + i] = (size / 2) * words[lengths / 4 + i];
      return 1;
    },
  }));
  assert.ok(port);
  const settle = (id: number) => {
    port.update(id);
    port.frame(id);
    while (busy) busy = port.run();
    port.frame(id);
  };
  return { port, settle };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Mounts a spectrum of so many samples, of a tone of a quarter of the sample rate. */
function show({ port, settle }: Started, samples: number) {
  const id = port.mount("sonde-spectrum", 0);
  port.resize(id, 800, 400, 1);
  port.visible(id, true);
  const handle = port.alloc(Kind.Float32, samples, 0);
  assert.ok(handle > 0, `no room for ${samples} samples`);
  const at = port.samples(handle);
  const data = new Float32Array(port.memory.buffer, at, samples);
  for (let i = 0; i < samples; i++) data[i] = [0, 1, 0, -1][i & 3];
  assert.ok(port.setData(id, 0, handle));
  settle(id);
  return { id, handle, hide: () => (port.release(handle), port.unmount(id), port.events()) };
}

test("a tone is where it belongs", { skip }, async () => {
  const started = await start();
  const { id } = show(started, 4096);
  const { x, y } = started.port.values(id)!;
  const highest = y.indexOf(Math.max(...y));
  assert.equal(x[highest] / x.at(-1)!, 0.5);
  assert.deepEqual(started.port.events(), []);
});

for (const [size, rounds, views] of [[40, 4, 40], [400, 2, 2]]) {
  test(`${size} MB are given back every time`, { skip }, async () => {
    const started = await start();
    const { port } = started;
    const other = show(started, 4096); // what lives on
    const before = port.values(other.id);
    let memory = 0;
    for (let round = 0; round < rounds; round++) {
      const shown = show(started, (size * megabyte) / 4);
      for (let k = 0; k < views; k++) {
        port.setView(shown.id, { x: [k, 1000 + k], y: [-100, 0] });
        started.settle(shown.id);
      }
      const held = port.stats(true).heapBytes / megabyte;
      assert.ok(held > size && held < size + 2, `${held} MB held of ${size}`);
      shown.hide();
      const left = port.stats(true).heapBytes / megabyte;
      assert.ok(left < 1, `${left} MB left of ${size} in round ${round}`);
      memory ||= port.memory.buffer.byteLength;
      assert.equal(port.memory.buffer.byteLength, memory, "memory grew again");
    }
    started.settle(other.id);
    assert.deepEqual(port.values(other.id), before);
  });
}

test("samples that take the place of others are alone", { skip }, async () => {
  const megabytes = 40;
  const started = await start();
  const { port, settle } = started;
  const shown = show(started, (megabytes * megabyte) / 4);
  for (let round = 0, before = shown.handle; round < 4; round++) {
    const next = port.alloc(Kind.Float32, (megabytes * megabyte) / 4, 0);
    assert.ok(port.setData(shown.id, 0, next));
    settle(shown.id);
    port.release(before);
    before = next;
    const held = port.stats(true).heapBytes / megabyte;
    assert.ok(held < megabytes + 2, `${held} MB held of ${megabytes} in round ${round}`);
  }
});

test("more than there is room for is refused", { skip }, async () => {
  const { port } = await start();
  assert.equal(port.alloc(Kind.Float64, 4e9 / 8, 0), 0);
  assert.equal(port.alloc(Kind.Float64, 1e6 / 8, 0), 1);
});
