// Data appended piece by piece, and progress of long work. The program is web/port/testdata/bomb, whose <sonde-tape> keeps
// what is pushed: values() has in x each push after the number of its method, in y the gain that held then and the kind of
// the samples, in z the data, in rows the samples of count(), in columns how often it was painted.

import type { Page } from "@playwright/test";
import { Driver, expect, hosts, test } from "../lib/tab";
import { example, props as metas, pushes, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

const origin = `http://localhost:${process.env.SONDE_HOSTS_PORT}`;

interface Tape extends HTMLElement {
  ready: Promise<unknown>;
  gain: number | null;
  data: ArrayLike<number> | null;
  progress: number;
  mode: string;
  push(samples: unknown): void;
  pushPairs(samples: unknown): void;
  count(samples: unknown): void;
  values(): { x: Float64Array; y: Float64Array; z: ArrayLike<number>; rows: number; columns: number };
  retry(): void;
}

declare global {
  interface Window {
    tape: Tape;
    errors: { prop: string | null; value: string; allowed: string }[];
    runtime: Record<string, (...args: never[]) => unknown>;
  }
}

/** Opens the plain host with the other program and, in window, a tape that is not in the page yet. */
async function open(page: Page): Promise<void> {
  await page.goto(`${origin}/plain/`);
  await page.waitForFunction(() => "host" in window);
  await page.evaluate(async (at) => {
    const runtime = await import(/* @vite-ignore */ at);
    runtime.configure({ wasmUrl: "/bomb.wasm" });
    const common = { version: "0.1.0", events: [] };
    runtime.defineElement({
      ...common,
      tag: "sonde-tape",
      className: "SondeTapeElement",
      pushes: ["push", "pushPairs", "count"],
      props: [
        { name: "gain", attr: "gain", kind: "number", default: 0 },
        { name: "data", attr: null, kind: "data", default: null },
      ],
    });
    runtime.defineElement({
      ...common,
      tag: "sonde-bomb",
      className: "SondeBombElement",
      props: [{ name: "mode", attr: "mode", kind: "text", default: "" }],
    });
    window.runtime = runtime;
    window.tape = document.createElement("sonde-tape") as Tape;
    window.errors = [];
    window.tape.addEventListener("widget-error", (event) => {
      event.preventDefault();
      window.errors.push((event as CustomEvent).detail);
    });
  }, `${origin}/plain/elements/dist/runtime/index.js`);
}

async function show(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.querySelector("main")!.append(window.tape);
    await window.tape.ready;
  });
}

const read = (page: Page) =>
  page.evaluate(() => {
    const { x, y, z, rows, columns } = window.tape.values();
    return { x: [...x], y: [...y], z: z && [...Array.from(z)], kind: z?.constructor.name, rows, columns };
  });

test("samples of every kind arrive as they were, in order, and the array is the page's again at once", async ({ page }) => {
  await open(page);
  await show(page);
  await page.evaluate(() => {
    const reused = Float32Array.of(0.5, NaN);
    window.tape.push(reused);
    reused.fill(9);
    window.tape.push(reused);
    window.tape.push(Float64Array.of(1e300, -Infinity));
    window.tape.push(Int8Array.of(-128, 127));
    window.tape.push(Int16Array.of(-32768));
    window.tape.push(Int32Array.of(-(2 ** 31)));
    window.tape.push(Uint8Array.of(255));
    window.tape.push(new Uint8ClampedArray([254]));
    window.tape.push(Uint16Array.of(65535));
    window.tape.push(Uint32Array.of(2 ** 32 - 1));
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    window.tape.push([1, , null as unknown as number]);
    window.tape.push(new Float32Array());
    window.tape.push(new Float32Array([7, 8, 9]).subarray(1));
  });
  const { x, y } = await read(page);
  expect(x).toEqual([
    0, 0.5, NaN, 0, 9, 9, 0, 1e300, -Infinity, 0, -128, 127, 0, -32768, 0, -(2 ** 31), 0, 255, 0, 254, 0, 65535, 0, 2 ** 32 - 1,
    0, 1, NaN, NaN, 0, 0, 8, 9,
  ]);
  const kinds = [0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 2, 2, 0, 2, 0, 3, 0, 4, 0, 4, 0, 5, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0];
  expect(y).toEqual(kinds);
});

test("pushes come after the props set before them, also before there is a program, and while data are copied", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    window.tape.push([1]);
    window.tape.gain = 1; // one task: props first
    window.tape.pushPairs([2, 3]);
    window.tape.push([4]);
  });
  await show(page);
  expect(await read(page)).toMatchObject({ x: [0, 1, 1, 2, 3, 0, 4], y: [1, 1, 1, 1, 1, 1, 1] });
  await page.evaluate(() => {
    window.tape.push([5]); // nothing was set: at once
    window.tape.gain = 2;
    window.tape.push([6]);
  });
  expect(await read(page)).toMatchObject({ x: [0, 1, 1, 2, 3, 0, 4, 0, 5, 0, 6], y: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1] });
  const after = await page.evaluate(async () => {
    window.tape.data = new Int16Array(2e7).fill(3); // takes some frames
    window.tape.gain = 3;
    await new Promise(requestAnimationFrame);
    window.tape.push([7]);
    const busy = window.tape.progress;
    await window.tape.ready;
    const { x, y, z } = window.tape.values();
    return { busy, x: [...x.slice(-2)], y: [...y.slice(-2)], kind: z.constructor.name, length: z.length, last: z[z.length - 1] };
  });
  expect(after).toEqual({ busy: 0, x: [0, 7], y: [3, 1], kind: "Int16Array", length: 2e7, last: 3 });
});

test("one array of any kind in several elements is held once, and is changed in all of them", async ({ page }) => {
  await open(page);
  await show(page);
  const held = await page.evaluate(async () => {
    const arrays = [Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array, Array];
    const tapes = [window.tape, ...[1, 2].map(() => document.createElement("sonde-tape") as Tape)];
    document.querySelector("main")!.append(...tapes);
    const held: unknown[] = [];
    for (const kind of arrays) {
      const data = (kind as ArrayConstructor).from([1, 2]);
      for (const tape of tapes) tape.data = data;
      await Promise.all(tapes.map((tape) => tape.ready));
      const { handles } = window.runtime.stats() as { handles: number };
      data[1] = 3;
      (tapes[2] as unknown as { refresh(): void }).refresh();
      await Promise.all(tapes.map((tape) => tape.ready));
      held.push([handles, ...tapes.map((tape) => tape.values().z.constructor.name + [...Array.from(tape.values().z)])]);
    }
    return held;
  });
  const kinds = ["Float32", "Float64", "Int16", "Int16", "Int32", "Uint8", "Uint16", "Float64", "Float64"];
  expect(held).toEqual(kinds.map((kind) => [1, ...Array(3).fill(`${kind}Array1,3`)]));
});

test("many pushes between two frames are painted once, and those out of sight when the page has time", async ({ page }) => {
  await open(page);
  await show(page);
  const counts = await page.evaluate(async () => {
    const idle: (() => void)[] = []; // the page has time when the test says so
    window.requestIdleCallback = (f) => idle.push(() => f({ didTimeout: true, timeRemaining: () => 0 }));
    const frame = () => new Promise(requestAnimationFrame);
    const painted = () => window.tape.values().columns;
    const before = painted();
    for (let i = 0; i < 5; i++) {
      for (let k = 0; k < 100; k++) window.tape.count(new Float32Array(10));
      await frame();
    }
    await window.tape.ready;
    const seen = painted() - before;
    window.tape.style.marginTop = "5000px";
    for (let i = 0; i < 5; i++) await frame();
    const hidden = painted();
    for (let i = 0; i < 5; i++) {
      window.tape.count(new Float32Array(10));
      await frame();
    }
    await window.tape.ready;
    const unseen = painted() - hidden;
    const { rows } = window.tape.values();
    window.tape.style.marginTop = "";
    for (let i = 0; i < 5; i++) await frame();
    await window.tape.ready;
    return { seen, unseen, rows, again: painted() - hidden };
  });
  expect(counts.seen).toBeGreaterThan(0);
  expect(counts.seen).toBeLessThanOrEqual(6);
  expect(counts).toMatchObject({ unseen: 1, rows: 5050, again: 1 }); // once for values(), and not again for the frame
});

test("what is wrong is refused by the method's name, once in a row, and the rest goes on", async ({ page }) => {
  await open(page);
  await show(page);
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) window.tape.pushPairs([1, 2, 3]);
    for (const none of ["1,2", null, undefined, 7, {}, new BigInt64Array(2)]) window.tape.push(none);
    await window.tape.ready;
    window.tape.pushPairs([4, 5]);
    window.tape.pushPairs([6]);
    await window.tape.ready;
  });
  expect(await page.evaluate(() => window.errors)).toMatchObject([
    { prop: "pushPairs", value: "3 samples", allowed: "pairs" },
    { prop: "push", value: "1,2", allowed: "an array of numbers, or a typed array of numbers" },
    { prop: "pushPairs", value: "1 samples" },
  ]);
  expect((await read(page)).x).toEqual([1, 4, 5]);
});

test("of what comes before the program runs, 64 MB wait; the oldest are left out and counted", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const block = new Float32Array(1 << 20);
    for (let i = 0; i < 40; i++) window.tape.count(block); // 160 MB
    window.tape.push([1]);
  });
  await show(page);
  const { rows, x } = await read(page);
  expect(x).toEqual([0, 1]);
  expect(rows).toBeGreaterThanOrEqual(7 << 20);
  expect(rows).toBeLessThanOrEqual(16 << 20);
  const errors = await page.evaluate(() => window.errors);
  expect(errors).toMatchObject([{ prop: "push", allowed: expect.stringContaining("64 MB") }]);
  expect(parseInt(errors[0].value, 10)).toBe((40 << 20) - rows);
});

test.describe("after the program's death", () => {
  test.use({ expected: /exit code/ });

  test("props and data come back, and what was pushed begins anew", async ({ page }) => {
    await open(page);
    await show(page);
    await page.evaluate(async () => {
      window.tape.gain = 2;
      window.tape.data = Uint8Array.of(1, 2);
      window.tape.push([1, 2, 3]);
      await window.tape.ready;
      const bomb = document.createElement("sonde-bomb") as Tape;
      document.querySelector("main")!.append(bomb);
      await bomb.ready;
      bomb.mode = "exit";
      await bomb.ready.catch(() => {});
      window.tape.push([4]);
      await window.tape.ready;
    });
    expect(await read(page)).toMatchObject({ x: [0, 4], y: [2, 1], z: [1, 2], kind: "Uint8Array" });
    expect(await page.evaluate(() => window.errors)).toEqual([]);
  });
});

test("an element that was taken out of the page takes nothing, and begins anew", async ({ page }) => {
  await open(page);
  await show(page);
  await page.evaluate(async () => {
    window.tape.push([1]);
    window.tape.remove();
    await new Promise((done) => setTimeout(done));
    await new Promise((done) => setTimeout(done));
    window.tape.push([2]);
  });
  await show(page);
  expect((await read(page)).x).toEqual([]);
});

test("a stream makes no garbage, neither in Go nor in JavaScript", async ({ page }) => {
  await open(page);
  await show(page);
  const n = 20_000;
  const run = () =>
    page.evaluate((n) => {
      const heap = () => (window.runtime.stats() as { heapBytes: number }).heapBytes;
      const samples = new Float32Array(128);
      const before = heap();
      for (let i = 0; i < n; i++) window.tape.count(samples);
      return heap() - before;
    }, n);
  await run();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.startSampling", {
    samplingInterval: 512,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const grown = await run();
  const { profile } = await cdp.send("HeapProfiler.stopSampling");
  type Node = (typeof profile)["head"];
  const made = (node: Node): number => node.selfSize + node.children.reduce((sum, child) => sum + made(child), 0);
  expect(grown, "bytes of Go's heap").toBeLessThan(64 << 10); // what the runtime itself needs now and then
  expect(made(profile.head), "bytes of JavaScript's").toBeLessThan(n * 8);
});

test.describe("progress", () => {
  test("is told as it grows, ends with 1, and is a state", async ({ page }) => {
    await open(page);
    const told = await page.evaluate(async () => {
      const bomb = document.createElement("sonde-bomb") as Tape;
      document.querySelector("main")!.append(bomb);
      await bomb.ready;
      const told: number[] = [];
      const busy: boolean[] = [];
      const isBusy = () => bomb.matches(":state(busy)");
      const end = new Promise<void>((done) => {
        bomb.addEventListener("widget-progress", (event) => {
          const { progress } = (event as CustomEvent).detail;
          told.push(progress);
          busy.push(isBusy(), bomb.shadowRoot!.querySelector("[part=plot]")!.getAttribute("aria-busy") === "true");
          if (progress === 1) done();
        });
      });
      const before = [bomb.progress, isBusy()];
      bomb.mode = "slow";
      await bomb.ready;
      await end;
      return { told, busy, before, after: [bomb.progress, isBusy()] };
    });
    expect(told.before).toEqual([1, false]);
    expect(told.after).toEqual([1, false]);
    expect(told.told.length).toBeGreaterThan(2);
    expect(told.told.at(-1)).toBe(1);
    for (let i = 1; i < told.told.length; i++) expect(told.told[i]).toBeGreaterThan(told.told[i - 1]);
    expect(told.busy.slice(0, -2)).not.toContain(false);
    expect(told.busy.slice(-2)).toEqual([false, false]);
  });

  test("goes on out of sight", async ({ page }) => {
    await open(page);
    const told = await page.evaluate(async () => {
      const bomb = document.createElement("sonde-bomb") as Tape;
      bomb.style.marginTop = "5000px";
      document.querySelector("main")!.append(bomb);
      await bomb.ready;
      let told = 0;
      bomb.addEventListener("widget-progress", () => told++);
      bomb.mode = "slow";
      await bomb.ready;
      return told;
    });
    expect(told).toBeGreaterThan(1);
  });
});

// Sonde's own widgets, in every host. What each of them makes of a push is a matter of its own tests.
test.describe("the package's widgets", () => {
  test.use({ expected: /; allowed: / });

  for (const tag of tags) {
    for (const method of pushes[tag]) {
      for (const host of hosts) {
        test(`${tag} in ${host} takes what ${method} gives it, or says why not`, async ({ page }) => {
          const driver = await Driver.open(page, host);
          const { props } = example(tag);
          const history = metas[tag].some((prop) => prop.name === "history") ? { history: 64 } : {};
          await driver.mount("a", tag, { ...props, ...history });
          const before = await picture(page, "a");
          const sizes = [props.columns, props.rows].map(Number).filter((n) => n > 0);
          for (const length of [4096, ...sizes, 1]) {
            await page.evaluate(
              ([method, length]) => {
                const el = document.getElementById("a") as unknown as Record<string, (samples: Float32Array) => void>;
                el[method](Float32Array.from({ length }, (_, i) => 5 + Math.sin(i)));
              },
              [method, length] as const,
            );
            await driver.ready("a");
          }
          const refused = await driver.events("a", "widget-error");
          for (const { detail } of refused) expect(detail).toMatchObject({ prop: method });
          if (refused.length === 0) expect(await picture(page, "a")).not.toBe(before);
        });
      }
    }
  }
});
