// Many numbers: they are copied in slices, the program's memory holds them once, and what does not fit is refused with
// the numbers.

import { type Driver, expect, test } from "../lib/hosts";
import { heldOnce, openTwo, replaced } from "../lib/large";

type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];

const bytes = 4e7;

test("40 MB are copied in slices, and are held once", ({ page }) => heldOnce(page, bytes));
test("other 40 MB take the place of the first: twice as much while they come, not three times", ({ page }) => replaced(page, bytes));

/** The error that the element a has of data. */
async function refusal(driver: Driver, make: () => ArrayLike<number>): Promise<unknown> {
  await driver.page.evaluate(() => document.getElementById("a")!.addEventListener("widget-error", (event) => event.preventDefault()));
  const data = await driver.page.evaluateHandle(make);
  await driver.page.evaluate(async (data) => {
    const element = document.getElementById("a") as Spectrum;
    element.data = data as Float32Array;
    await element.ready;
  }, data);
  return (await driver.events("a", "widget-error"))[0].detail;
}

test("what memory cannot hold is refused with the numbers, and the picture stays", async ({ page }) => {
  const driver = await openTwo(page);
  const before = await driver.values("a");
  const error = await refusal(driver, () => ({ length: 6e8 })); // float64: 4.8 GB
  expect(error).toMatchObject({
    prop: "data",
    value: "600000000 samples (4.80 GB)",
    allowed: expect.stringMatching(/^at most 3\.[67]\d GB/),
  });
  expect(await driver.values("a")).toEqual(before);
});

test("more samples than can be counted are refused, whatever their bytes", async ({ page }) => {
  const driver = await openTwo(page);
  const error = await refusal(driver, () => new Uint8Array(2 ** 31));
  expect(error).toMatchObject({ prop: "data", value: "2147483648 samples (2.15 GB)", allowed: "at most 2147483647 samples" });
});
