// Tools of the pointer: a click on a key of the legend, and a drag that selects.

import { Driver, expect, test } from "../lib/hosts";

test("a click on a key of the legend hides a channel", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  const data = Array.from({ length: 200 }, (_, i) => (i < 100 ? 1 : -1));
  await driver.mount("a", "sonde-waveform", { data, channels: 2, sampleRate: 100, lanes: "shared", label: "Two channels" });
  const levels = async () => [...new Set((await driver.values("a")).y)].sort();
  expect(await levels()).toEqual([-1, 1]);
  const whole = await driver.view("a");

  const box = (await page.locator("#a").boundingBox())!;
  // The keys stand in the line of the title, from the right.
  const click = async () => {
    await driver.forget("a");
    for (let x = box.width - 16; x > box.width - 120; x -= 6) {
      await page.mouse.click(box.x + x, box.y + 13);
      await driver.ready("a"); // what the click did has been delivered
      const [event] = await driver.events("a", "legend-toggle");
      if (event) return event.detail;
    }
    throw new Error("no key of the legend");
  };
  expect(await click()).toEqual({ key: 1, name: "2", hidden: true });
  await driver.ready("a");
  expect(await levels()).toEqual([1]);
  expect(await driver.view("a")).toEqual(whole);
  expect(await click()).toEqual({ key: 1, name: "2", hidden: false });
  await driver.ready("a");
  expect(await levels()).toEqual([-1, 1]);
});

test.describe("a selection", () => {
  test.use({ expected: /; allowed: / });

test("a drag selects a range where the prop drag says so, and the prop selection shows one", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-spectrum", { data: Array.from({ length: 4096 }, (_, i) => Math.sin(i)), sampleRate: 1000, drag: "select" });
  const whole = await driver.view("a");
  const at = (x: number) =>
    page.evaluate((x) => {
      const el = document.getElementById("a") as HTMLElementTagNameMap["sonde-spectrum"];
      const { left, top } = el.getBoundingClientRect();
      const p = el.pixelOf(x, -60)!;
      return { x: left + p.x, y: top + p.y };
    }, x);
  const drag = async (from: number, to: number) => {
    const [a, b] = [await at(from), await at(to)];
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move(b.x, b.y, { steps: 3 });
    await page.mouse.up();
    return driver.event<{ x: [number, number]; selected: boolean }>("a", "range-select");
  };
  const { x, selected } = await drag(300, 100);
  expect(selected).toBe(true);
  expect(Math.abs(x[0] - 100) + Math.abs(x[1] - 300)).toBeLessThan(2); // pixels of the mouse are whole
  expect(await driver.view("a")).toEqual(whole);

  await page.mouse.move(0, 0);
  const shot = async () => (await page.locator("#a").screenshot()).toString("base64"); // of both canvases
  const before = await shot();
  await driver.set("a", { selection: [200, 400] });
  const after = await shot();
  expect(after).not.toBe(before);
  await driver.set("a", { selection: [400, 200] });
  expect(await driver.event("a", "widget-error")).toMatchObject({ prop: "selection", value: "400, 200", allowed: "two finite numbers, the lower one first, or none" });
  expect(await shot()).toBe(after);
});
});
