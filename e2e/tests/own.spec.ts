// A widget that a user wrote in a Go module of their own, packed for React.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, origin, test } from "../lib/tab";
import { picture, pixelAt, place } from "../lib/pixels";

const ready = (page: import("@playwright/test").Page) =>
  page.locator("#a").evaluate(async (el) => void (await (el as HTMLElementTagNameMap["sonde-spectrum"]).ready));

test.use({ expected: /celsius is 99; allowed/ }); // nobody handles that error, so it is said on the console

test.beforeEach(async ({ page }) => {
  await page.goto(`${origin}/own/`);
  await ready(page);
});

test("its bar reaches up to the temperature", async ({ page }) => {
  const orange = [0xc2, 0x41, 0x0c, 255]; // --sonde-accent2 on a light page
  expect(await pixelAt(page, "a", 0.5, 16)).toEqual(orange);
  expect(await pixelAt(page, "a", 0.5, 20)).not.toEqual(orange);
  await page.getByLabel("Celsius").fill("30");
  await ready(page);
  expect(await pixelAt(page, "a", 0.5, 20)).toEqual(orange);
});

test("its event arrives in React with its own detail", async ({ page }) => {
  const { x, y } = await place(page, "a", 0.5, 0);
  await page.mouse.move(x, y);
  await expect(page.locator("#fahrenheit")).toHaveText("64.4");
  await page.mouse.move(2, 2);
  await expect(page.locator("#fahrenheit")).toHaveText("none");
});

test("it refuses what it can't show, and the last good picture stays", async ({ page }) => {
  const before = await picture(page, "a");
  await page.getByLabel("Celsius").fill("99");
  await expect(page.locator("#refused")).toHaveText("celsius 99 -50 to 50");
  await ready(page);
  expect(await picture(page, "a")).toBe(before);
});

test("axe finds nothing", async ({ page }) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => v.id)).toEqual([]);
});

test("its Go file has fewer than 60 lines", () => {
  const source = readFileSync(join(import.meta.dirname, "../hosts/own/thermometer/thermometer.go"), "utf8");
  expect(source.trimEnd().split("\n").length).toBeLessThan(60);
});
