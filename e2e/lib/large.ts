// Many samples in two elements: held once, copied in slices, and given back when others take their place.

import type { Page } from "@playwright/test";
import { Driver, expect } from "./hosts";
import { keepMemory, memoryOf } from "./memory";
import { counts, holdPump, tick } from "./pump";

type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];

interface Measured {
  slices: number;
  heap: number; // bytes of Go's heap
  memory: number; // bytes of the program's memory
}

export async function openTwo(page: Page): Promise<Driver> {
  await keepMemory(page);
  await holdPump(page);
  const driver = await Driver.open(page, "plain");
  for (const id of ["a", "b"]) await driver.mount(id, "sonde-spectrum", { data: new Float32Array(64), average: "none", fftSize: 1024 });
  return driver;
}

/** Shows the last segment of so many bytes of samples in both elements. A look at the clock costs 4 ms, of the 8 that a slice has. */
export async function show(page: Page, bytes: number, value: number): Promise<Measured> {
  const { asked } = await counts(page);
  await tick(page, 4);
  await page.evaluate(
    async ([n, value]) => {
      const samples = new Float32Array(n);
      samples[n - 512] = value; // in the middle of the last segment
      const elements = ["a", "b"].map((id) => document.getElementById(id) as Spectrum);
      for (const element of elements) element.data = samples;
      await Promise.all(elements.map((element) => element.ready));
    },
    [bytes / 4, value] as const,
  );
  await tick(page, 0);
  const { heapBytes } = await new Driver(page).stats();
  return { slices: (await counts(page)).asked - asked, heap: heapBytes, memory: await memoryOf(page) };
}

/** The program's memory has room for samples of so many bytes, and little more. */
export async function heldOnce(page: Page, bytes: number): Promise<void> {
  const driver = await openTwo(page);
  const before = await memoryOf(page);
  const { slices, heap, memory } = await show(page, bytes, 1);
  expect((await driver.stats()).handles).toBe(1);
  expect(Math.max(...(await driver.values("b")).y)).toBeGreaterThan(-100); // the last segment is there
  expect(slices, "slices of the copying, three blocks each at most").toBeGreaterThanOrEqual(bytes / 4 / 2 ** 17 / 3 - 1);
  expect(heap).toBeLessThan(1.1 * bytes);
  expect(memory - before).toBeLessThan(1.6 * bytes);
}

/** Others take their place: there is twice as much while they come, not three times. */
export async function replaced(page: Page, bytes: number): Promise<void> {
  await openTwo(page);
  const before = await memoryOf(page);
  for (let i = 1; i <= 4; i++) {
    const { heap, memory } = await show(page, bytes, i);
    expect(memory - before).toBeLessThan(2.4 * bytes);
    expect(heap).toBeLessThan(1.1 * bytes);
  }
}
