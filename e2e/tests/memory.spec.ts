// What memory has no room for is refused, by the element that asked, in words that name what holds it; all others live on.
// Here memory is made small; soak/memory.spec.ts does the same with all of it.

import { address, Driver, expect, test } from "../lib/hosts";
import { countPrograms, expectRefusal, fill } from "../lib/fill";

const bytes = 100e6;

test("twenty orders of filling memory with arrays, matrices and streams end in a refusal, and in nothing else", async ({ page }) => {
  const programs = await countPrograms(page);
  const driver = await Driver.open(page, "plain");
  await driver.mount("first", "sonde-heatmap", { rows: 1, columns: 1, data: [1] });
  const url = new URL("elements/dist/testing.js", address("plain")).href;
  await page.evaluate(async ([url, bytes]) => ((await import(url)) as { limitMemory(n: number): void }).limitMemory(bytes), [url, bytes] as const);
  const kinds = new Set<string>();
  let again = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const f = await fill(page, seed, bytes);
    await expectRefusal(page, f, await programs());
    kinds.add(f.kind);
    if (f.again) again++;
  }
  // What is gone makes room for others; but what a collector can't tell from an address (sizes look like addresses in a small
  // memory) may keep a block for a time.
  expect(again).toBeGreaterThan(15);
  expect([...kinds].sort()).toEqual(["array", "matrix", "rows", "stream"]);
});

test("a longer history, and a second ring while it is paused, are refused as well, and the stream goes on", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-waveform", { sampleRate: 1000, history: 10_000 });
  const url = new URL("elements/dist/testing.js", address("plain")).href;
  await page.evaluate(async ([url, bytes]) => ((await import(url)) as { limitMemory(n: number): void }).limitMemory(bytes), [url, bytes] as const);
  const push = (v: number) =>
    page.evaluate(async (v) => {
      const el = document.getElementById("a") as HTMLElementTagNameMap["sonde-waveform"];
      el.addEventListener("widget-error", (event) => event.preventDefault());
      el.push(new Float32Array(1000).fill(v));
      await el.ready;
    }, v);
  await push(1);
  await page.evaluate(() => ((document.getElementById("a") as HTMLElementTagNameMap["sonde-waveform"]).history = 30_000)); // 120 MB
  await driver.ready("a");
  const [longer] = await driver.events("a", "widget-error");
  expect(longer.detail).toMatchObject({ prop: "history", value: "30000000 samples (120 MB)" });
  expect((longer.detail as { allowed: string }).allowed).toMatch(/^at most \d\d MB, which is what memory can still hold; sonde-waveform#a holds 40 MB, all else \d+ MB$/);
  await push(2);
  expect(Math.max(...(await driver.values("a")).y)).toBe(2);

  await driver.set("a", { history: 12_800 }); // 51 MB: there is room for one
  await page.evaluate(() => ((document.getElementById("a") as HTMLElementTagNameMap["sonde-waveform"]).paused = true));
  expect((await driver.events("a", "widget-error")).length).toBe(1);
  await driver.forget("a");
  await push(3);
  await push(4);
  const refused = await driver.events("a", "widget-error");
  expect(refused.map((e) => (e.detail as { prop: string }).prop)).toEqual(["paused"]);
  expect(Math.max(...(await driver.values("a")).y)).toBe(2);
  await driver.set("a", { paused: false });
  await push(5);
  expect(Math.max(...(await driver.values("a")).y)).toBe(5);
});
