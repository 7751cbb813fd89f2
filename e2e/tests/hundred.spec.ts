// A hundred widgets on a page, all of them on the screen: they rest when nothing happens, and give everything back.

import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/hosts";
import { runsWithin, waiting, watch } from "../lib/watch";

const each = 25;
const tags = ["sonde-spectrum", "sonde-heatmap", "sonde-spectrogram", "sonde-waveform"];

type Widget = HTMLElementTagNameMap["sonde-heatmap"];

/** Puts the widgets into the page, each with 10 000 numbers of its own. */
async function mount(page: Page): Promise<void> {
  await page.evaluate(
    async ([tags, each]) => {
      const main = document.querySelector("main")!;
      main.style.gap = "4px";
      for (let i = 0; i < tags.length * each; i++) {
        const element = document.createElement(tags[i % tags.length]) as Widget;
        Object.assign(element.style, { width: "120px", height: "70px" });
        element.data = Float32Array.from({ length: 10_000 }, (_, k) => Math.sin(k / (5 + i)));
        if ("rows" in element) Object.assign(element, { rows: 100, columns: 100 });
        main.append(element);
      }
      await Promise.all([...main.children].map((element) => (element as Widget).ready));
    },
    [tags, each] as const,
  );
}

/** Gives every widget other data, pushes to every other one of those that take pushes, and zooms in. */
async function update(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const elements = [...document.querySelector("main")!.children] as (Widget & { push?(samples: Float32Array): void })[];
    elements.forEach((element, i) => (element.data = Float32Array.from({ length: 10_000 }, (_, k) => Math.cos(k / (5 + i)))));
    await Promise.all(elements.map((element) => element.ready));
    elements.forEach((element, i) => i % 8 < 4 && element.push?.(new Float32Array(1000).fill(i / 100)));
    await Promise.all(elements.map((element) => element.ready));
    for (const element of elements) {
      const { x, y } = element.view!;
      element.view = { x: [x[0], (x[0] + x[1]) / 2], y };
    }
    await Promise.all(elements.map((element) => element.ready));
  });
}

async function remove(driver: Driver): Promise<void> {
  await driver.page.evaluate(() => document.querySelector("main")!.replaceChildren());
  await expect.poll(async () => (await driver.stats()).instances).toBe(0);
}

test("a page of a hundred widgets that rests draws no frame and runs no timer", async ({ page }) => {
  await watch(page);
  const driver = await Driver.open(page, "plain");
  await mount(page);
  await update(page);
  const onScreen = await page.evaluate(() =>
    [...document.querySelector("main")!.children].filter((element) => element.getBoundingClientRect().bottom <= innerHeight).length,
  );
  expect(onScreen).toBe(100);
  expect((await driver.stats()).instances).toBe(100);
  // The states of progress may still be told. When nothing is waited for, nothing can run by itself.
  await expect.poll(() => waiting(page)).toEqual({});
  expect(await runsWithin(page, 5)).toEqual({});
  expect(await waiting(page)).toEqual({});

  // The counters work: one push is a frame.
  const counted = await page.evaluate(async () => {
    const spectrum = document.querySelector("sonde-spectrum") as unknown as { push(samples: Float32Array): void; ready: Promise<void> };
    spectrum.push(new Float32Array(100));
    await spectrum.ready;
    return (window as unknown as { watched: { runs: Record<string, number> } }).watched.runs;
  });
  expect(counted).toMatchObject({ requestAnimationFrame: expect.any(Number), queueMicrotask: expect.any(Number), export: expect.any(Number) });
});

test("a hundred widgets leave nothing behind", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("first", "sonde-heatmap", { rows: 1, columns: 1, data: [1] }); // the program runs
  await driver.unmount("first");
  await expect.poll(async () => (await driver.stats()).instances).toBe(0);
  const heaps = [(await driver.stats()).heapBytes];
  for (let i = 0; i < 2; i++) {
    await mount(page);
    expect(await driver.stats()).toMatchObject({ instances: 100, handles: 100 });
    await update(page);
    await remove(driver);
    const { handles, heapBytes } = await driver.stats();
    expect(handles).toBe(0);
    heaps.push(heapBytes);
  }
  // Back within 5 %, or within the numbers of a single widget where nearly nothing was there before.
  for (const heap of heaps.slice(1)) expect(heap).toBeLessThan(1.05 * heaps[0] + 40_000);
});
