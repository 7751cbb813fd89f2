import assert from "node:assert/strict";
import { test } from "node:test";
import { isSamples, isTyped, kindOf } from "../kinds";
import { Progress } from "../progress";
import { Pushes } from "../pushes";

test("arrays are of the kind that holds their numbers", () => {
  const kinds = [
    [new Float32Array(1), 0],
    [new Float64Array(1), 1],
    [new Int16Array(1), 2],
    [new Int8Array(1), 2],
    [new Int32Array(1), 3],
    [new Uint8Array(1), 4],
    [new Uint8ClampedArray(1), 4],
    [new Uint16Array(1), 5],
    [new Uint32Array(1), 1],
    [[1, 2], 1],
    [{ length: 3 }, 1],
    [new (class Own extends Float32Array {})(1), 0],
  ] as const;
  for (const [array, kind] of kinds) {
    assert.equal(isSamples(array), true);
    assert.equal(kindOf(array as ArrayLike<number>), kind, array.constructor.name);
    assert.equal(isTyped(array as ArrayLike<number>), ArrayBuffer.isView(array));
  }
  for (const none of [new BigInt64Array(1), new BigUint64Array(1), "1,2", null, undefined, 7, {}, { length: -1 }]) {
    assert.equal(isSamples(none), false, String(none));
  }
});

/** All that a queue hands over. */
function taken(pushes: Pushes): [number, number, number[], number][] {
  const all: [number, number, number[], number][] = [];
  pushes.take((method, kind, samples, fullScale) => all.push([method, kind, [...samples], fullScale]));
  return all;
}

test("what waits is a copy, of its kind and in order", () => {
  const pushes = new Pushes();
  const samples = Float32Array.of(1, 2, 3);
  pushes.add(0, 0, samples, 0);
  pushes.add(1, 4, Uint8Array.of(255), 128);
  pushes.add(0, 1, Float64Array.of(1e300), 0);
  pushes.add(0, 2, new Int16Array(), 0);
  samples.fill(9);
  assert.equal(pushes.empty, false);
  assert.deepEqual(taken(pushes), [
    [0, 0, [1, 2, 3], 0],
    [1, 4, [255], 128],
    [0, 1, [1e300], 0],
    [0, 2, [], 0],
  ]);
  assert.deepEqual([pushes.empty, pushes.lost, taken(pushes)], [true, 0, []]);
});

test("the oldest is left out and counted when 64 MB wait, and memory stays within that", () => {
  const pushes = new Pushes();
  const before = process.memoryUsage().arrayBuffers;
  const block = new Int32Array(1 << 18); // 1 MB
  for (let i = 0; i < 300; i++) pushes.add(0, 3, block.fill(i), 0);
  const grown = process.memoryUsage().arrayBuffers - before;
  assert.ok(grown <= (64 << 20) * 1.5 + (1 << 20), `${grown} bytes`);
  const { lost } = pushes;
  const left = taken(pushes).map(([, , samples]) => samples[0]);
  assert.equal(lost + left.length * block.length, 300 * block.length);
  assert.deepEqual(left, Array.from({ length: left.length }, (_, i) => 300 - left.length + i));
  assert.ok(left.length >= 30 && left.length <= 63, `${left.length} MB are left`);
});

test("many small pushes are bounded too, and one that is too large is left out alone", () => {
  const pushes = new Pushes();
  pushes.add(0, 4, new Uint8Array(65 << 20), 0);
  assert.deepEqual([pushes.lost, pushes.empty], [65 << 20, true]);
  for (let i = 0; i < 1_200_000; i++) pushes.add(0, 4, Uint8Array.of(1), 0);
  let n = 0;
  const lost = pushes.lost - (65 << 20);
  pushes.take(() => n++);
  assert.equal(n + lost, 1_200_000);
  assert.ok(n < 1_000_000 && lost > 0, `${n} wait`);
});

test("a program that dies of a push is not given it again", () => {
  const pushes = new Pushes();
  pushes.add(0, 0, Float32Array.of(1), 0);
  assert.throws(() =>
    pushes.take(() => {
      throw new Error("dead");
    }),
  );
  assert.equal(pushes.empty, true);
});

test("progress is told at most ten times a second, its end always", (t) => {
  let now = 1000;
  t.mock.method(performance, "now", () => now);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told: [at: number, progress: number][] = [];
  const busy: boolean[] = [];
  const progress = new Progress(
    (b) => busy.push(b),
    (p) => told.push([now, p]),
  );
  const pass = (ms: number) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  progress.set(1);
  assert.deepEqual([told, busy], [[], []]);
  for (let i = 1; i < 100; i++) {
    progress.set(i / 100);
    pass(5);
  }
  progress.set(1);
  assert.deepEqual(busy, [true, false]);
  pass(200);
  assert.deepEqual(told.at(-1)?.[1], 1);
  for (let i = 1; i < told.length; i++) assert.ok(told[i][0] - told[i - 1][0] >= 100, JSON.stringify(told));
  assert.ok(told.length >= 5);
  const before = told.length;
  pass(1000);
  assert.equal(told.length, before); // no timer runs on
});
