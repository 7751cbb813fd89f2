// What the heatmap alone has: rows that are pushed, limits that are dragged, grids of any size.

import type { Page } from "@playwright/test";
import { test as fresh } from "../lib/hosts";
import { example } from "../lib/manifest";
import { keepMemory, memoryOf } from "../lib/memory";
import { colorOf, pixelAt, place } from "../lib/pixels";
import { Driver, expect, test } from "../lib/tab";

type Heatmap = HTMLElementTagNameMap["sonde-heatmap"];

async function push(page: Page, driver: Driver, method: "pushRows" | "pushColumns", samples: number[]): Promise<void> {
  await page.evaluate(
    ([method, samples]) => (document.getElementById("a") as Heatmap)[method](Float32Array.from(samples)),
    [method, samples] as const,
  );
  await driver.ready("a");
}

test.describe("what is refused", () => {
  test.use({ expected: /; allowed: / });

  test("a push of the wrong length leaves the picture as it was", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", "sonde-heatmap", { columns: 3, history: 4 });
    await push(page, driver, "pushRows", [1, 2, 3]);
    await push(page, driver, "pushRows", [1, 2]);
    await push(page, driver, "pushColumns", [1, 2, 3, 4]);
    const errors = (await driver.events("a", "widget-error")).map((e) => e.detail as { prop: string });
    expect(errors.map((e) => e.prop)).toEqual(["pushRows", "pushColumns"]);
    expect((await driver.values("a")).z).toEqual([1, 2, 3]);
  });
});

test("pushed rows are appended, the oldest leave, and the axis moves on", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", { columns: 3, history: 4, vmin: 0, vmax: 20, y0: 100, y1: 102 });
  for (let row = 0; row < 6; row++) await push(page, driver, "pushRows", [row, row + 10, NaN]);
  const v = await driver.values("a");
  expect(v.rows).toBe(4);
  expect(v.y).toEqual([101, 101.5, 102, 102.5, 103]); // 4 rows from 100 to 102, and 2 more
  expect(v.z!.slice(0, 2)).toEqual([2, 12]);
  for (let row = 2; row < 6; row++) {
    for (const column of [0, 1]) {
      const pixel = await pixelAt(page, "a", column + 0.5, 100.25 + row / 2);
      expect(pixel).toEqual([...colorOf("viridis", row + 10 * column, 0, 20), 255]);
    }
  }
});

test("limits are dragged on the colour bar, and a double click brings the widget's own again", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  const { props } = example("sonde-heatmap", "ripples");
  await driver.mount("a", "sonde-heatmap", props);
  await page.evaluate(() => {
    const el = document.getElementById("a") as Heatmap;
    el.addEventListener("limits-change", (e) => (window as unknown as { limits: unknown }).limits = (e as CustomEvent).detail);
  });
  const limits = () => page.evaluate(() => (window as unknown as { limits?: { vmin: number; vmax: number } }).limits);
  const corner = await place(page, "a", 1, 1); // of the plot; the bar is to its right
  const [x, y] = [corner.x + 20, corner.y + 1];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 30, { steps: 3 });
  await page.mouse.up();
  await driver.ready("a");
  const dragged = (await limits())!;
  expect(dragged.vmin).toBe(-1);
  expect(dragged.vmax).toBeLessThan(0.95);
  expect(dragged.vmax).toBeGreaterThan(0);
  const v = await driver.values("a");
  const at = 48 * 96 + 20;
  const middle = (edges: number[], i: number) => (edges[i] + edges[i + 1]) / 2;
  const pixel = await pixelAt(page, "a", middle(v.x, 20), middle(v.y, 48));
  expect(pixel).toEqual([...colorOf("coolwarm", v.z![at], -1, dragged.vmax), 255]);
  await page.mouse.dblclick(x, y + 80);
  expect(await limits()).toEqual({ vmin: -1, vmax: 1 });
});

fresh("100 million cells take little more memory than they are, and every needle is seen", async ({ page }) => {
  await keepMemory(page);
  const driver = await Driver.open(page, "plain");
  const n = 10_000;
  await driver.mount("a", "sonde-heatmap", { vmin: 0, vmax: 1 });
  const needles = [
    [17, 9_991],
    [5_003, 5_004],
    [9_998, 3],
  ];
  await page.evaluate(
    async ([n, needles]) => {
      const data = new Float32Array(n * n).fill(0.5);
      for (const [row, column] of needles) data[row * n + column] = 1;
      const el = document.getElementById("a") as Heatmap;
      el.rows = n;
      el.columns = n;
      el.data = data;
      await el.ready;
    },
    [n, needles] as const,
  );
  await driver.ready("a");
  expect(await driver.events("a", "widget-error")).toEqual([]);
  expect((await memoryOf(page)) / (4 * n * n)).toBeLessThanOrEqual(1.6);
  for (const [row, column] of needles) {
    expect(await pixelAt(page, "a", column + 0.5, row + 0.5)).toEqual([...colorOf("viridis", 1, 0, 1), 255]);
  }
  await driver.setView("a", { x: [5_000, 5_010], y: [5_000, 5_010] });
  expect(await pixelAt(page, "a", 5_004.5, 5_003.5)).toEqual([...colorOf("viridis", 1, 0, 1), 255]);
  expect(await pixelAt(page, "a", 5_005.5, 5_003.5)).toEqual([...colorOf("viridis", 0.5, 0, 1), 255]);
});
