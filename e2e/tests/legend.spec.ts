// The legend of a waveform whose channels share an axis: a click on a key hides a channel, and the next one shows it again.

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
