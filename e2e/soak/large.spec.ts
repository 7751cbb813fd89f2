// As many numbers as a matrix of 10000 x 10000 has, 400 MB of float32: the page stays alive while they are copied, the
// program's memory holds them once, and what does not fit is refused with the numbers.

import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/hosts";
import { keepMemory, memoryOf } from "../lib/memory";
import { tasksOf } from "../lib/tasks";

type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];

test.describe.configure({ mode: "serial", timeout: 120_000 });

const bytes = 4e8;

interface Measured {
  long: number[]; // tasks over 50 ms, in ms
  tasks: number;
  heap: number; // bytes of Go's heap
  memory: number; // bytes of the program's memory
}

/** Shows the last segment of 400 MB of samples in both elements. */
async function measure(page: Page, value: number): Promise<Measured> {
  await page.evaluate(
    ([n, value]) => {
      const samples = new Float32Array(n);
      samples[n - 512] = value; // in the middle of the last segment
      (window as unknown as { samples: Float32Array }).samples = samples;
    },
    [bytes / 4, value] as const,
  );
  const ms = await tasksOf(page, () =>
    page.evaluate(async () => {
      const elements = ["a", "b"].map((id) => document.getElementById(id) as Spectrum);
      for (const element of elements) element.data = (window as unknown as { samples: Float32Array }).samples;
      await Promise.all(elements.map((element) => element.ready));
    }),
  );
  const { heapBytes } = await new Driver(page).stats();
  const memory = await memoryOf(page);
  return { long: ms.filter((t) => t > 50), tasks: ms.filter((t) => t > 4).length, heap: heapBytes, memory };
}

async function open(page: Page): Promise<Driver> {
  await keepMemory(page);
  const driver = await Driver.open(page, "plain");
  for (const id of ["a", "b"]) await driver.mount(id, "sonde-spectrum", { data: new Float32Array(64), average: "none", fftSize: 1024 });
  return driver;
}

test("400 MB are copied without a task over 50 ms, and are held once", async ({ page }) => {
  const driver = await open(page);
  const m = await measure(page, 1);
  expect((await driver.stats()).handles).toBe(1);
  expect(Math.max(...(await driver.values("b")).y)).toBeGreaterThan(-100); // the last segment is there
  expect(m.tasks, "slices of the copying").toBeGreaterThan(5);
  expect(m.long, "tasks over 50 ms").toEqual([]);
  expect(m.heap).toBeLessThan(1.1 * bytes);
  expect(m.memory).toBeLessThan(1.6 * bytes);
});

test("other 400 MB take the place of the first: twice as much while they come, not three times", async ({ page }) => {
  await open(page);
  for (let i = 1; i <= 4; i++) {
    const m = await measure(page, i);
    expect(m.memory).toBeLessThan(2.4 * bytes);
    expect(m.heap).toBeLessThan(1.1 * bytes);
  }
});

test("what memory cannot hold is refused with the numbers, and the picture stays", async ({ page }) => {
  const driver = await open(page);
  const before = await driver.values("a");
  await page.evaluate(async () => {
    const element = document.getElementById("a") as Spectrum;
    element.addEventListener("widget-error", (event) => event.preventDefault());
    element.data = { length: 6e8 } as unknown as number[]; // float64: 4.8 GB
    await element.ready;
  });
  const [error] = await driver.events("a", "widget-error");
  expect(error.detail).toMatchObject({ prop: "data", value: "600000000 samples (4.80 GB)" });
  expect((error.detail as { allowed: string }).allowed).toMatch(/^at most 3\.[67]\d GB/);
  expect(await driver.values("a")).toEqual(before);
});

test("more samples than can be counted are refused, whatever their bytes", async ({ page }) => {
  const driver = await open(page);
  await page.evaluate(async () => {
    const element = document.getElementById("a") as Spectrum;
    element.addEventListener("widget-error", (event) => event.preventDefault());
    element.data = new Uint8Array(2 ** 31);
    await element.ready;
  });
  const [error] = await driver.events("a", "widget-error");
  expect(error.detail).toMatchObject({ prop: "data", value: "2147483648 samples (2.15 GB)", allowed: "at most 2147483647 samples" });
});
