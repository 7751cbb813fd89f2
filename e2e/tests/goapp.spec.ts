// The widgets in a go-app program of a module of its own, with not one JavaScript file: hosts/goapp. Its handlers write
// what they were given into the page.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/tab";
import { example, examples, tags } from "../lib/manifest";
import { agrees, error, hover, tolerance } from "../lib/oracle";
import { picture, place } from "../lib/pixels";

const origin = `http://localhost:${process.env.SONDE_GOAPP_PORT}`;

async function open(page: Page, tag: string, name: string): Promise<Driver> {
  await page.goto(`${origin}/?tag=${tag}&example=${name}`);
  await page.waitForSelector("#b");
  const driver = new Driver(page);
  await driver.ready("a");
  await driver.ready("b");
  return driver;
}

/** What a handler wrote; the fields have the names that they have in Go. */
async function written(page: Page, output: string): Promise<Record<string, unknown> | null> {
  const text = await page.locator(`#${output}`).textContent();
  return text ? (JSON.parse(text) as Record<string, unknown>) : null;
}

async function counts(page: Page): Promise<{ Instances: number; Handles: number }> {
  await page.locator("#count").click();
  await expect(page.locator("#counts")).not.toBeEmpty();
  return (await written(page, "counts")) as { Instances: number; Handles: number };
}

test("the host has no JavaScript of its own", () => {
  const files = readdirSync(join(import.meta.dirname, "../hosts/goapp"), { recursive: true }) as string[];
  expect(files.filter((f) => /\.(m?js|tsx?)$/.test(f))).toEqual([]);
});

for (const e of examples) {
  test(`${e.tag} shows its example ${e.name}`, async ({ page }) => {
    const driver = await open(page, e.tag, e.name);
    const values = await driver.values("a");
    expect(await error(page, "a", e.tag, e.props, values)).toBeLessThanOrEqual(tolerance(values));
    expect(await picture(page, "b")).toBe(await picture(page, "a"));
    expect(await counts(page)).toMatchObject({ Instances: 2, Handles: 0 }); // no handles: samples are shared in one heap
  });
}

for (const tag of tags) {
  const { name } = example(tag);

  test(`${tag} follows its props, and alone`, async ({ page }) => {
    const driver = await open(page, tag, name);
    const before = await picture(page, "a");
    await page.locator("#change").click();
    await expect.poll(() => picture(page, "a")).not.toBe(before);
    expect(await picture(page, "b")).toBe(before);
    await page.locator("#change").click();
    await driver.ready("a");
    await expect.poll(() => picture(page, "a")).toBe(before);
  });

  test(`${tag} hands typed events to Go`, async ({ page }) => {
    const driver = await open(page, tag, name);
    const values = await driver.values("a");
    const at = await hover(driver, "a");
    await expect
      .poll(async () => {
        const cursor = await written(page, "cursor");
        const small = Object.fromEntries(Object.entries(cursor ?? {}).map(([k, v]) => [k.toLowerCase(), v as number]));
        return agrees[tag](small, values, at);
      })
      .toBe(true);
    await page.mouse.move(2, 2);
    await expect(page.locator("#cursor")).toHaveText("null");

    const whole = (await driver.view("a"))!;
    const other = await picture(page, "b");
    const middle = await place(page, "a", (whole.x[0] + whole.x[1]) / 2, (whole.y[0] + whole.y[1]) / 2);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => written(page, "view")).not.toBe(null);
    const { x, y } = (await driver.view("a"))!;
    const positive = (range: number[]) => range.map((v) => v + 0); // JSON has no -0
    await expect.poll(() => written(page, "view")).toEqual({ X: positive(x), Y: positive(y) });
    expect(x[1] - x[0]).toBeLessThan(whole.x[1] - whole.x[0]);
    expect(await picture(page, "b")).toBe(other);
  });

  test.describe("a wrong value", () => {
    test.use({ expected: /; allowed: / }); // nobody calls preventDefault, so it is said on the console too
    test(`of ${tag} arrives as an error, and the last good picture stays`, async ({ page }) => {
      const driver = await open(page, tag, name);
      const before = await picture(page, "a");
      await page.locator("#wrong").click();
      await expect.poll(() => written(page, "refused")).toMatchObject({
        Prop: expect.stringMatching(/./),
        Value: expect.stringMatching(/./),
        Allowed: expect.stringMatching(/./),
      });
      await driver.ready("a");
      expect(await picture(page, "a")).toBe(before);
      await page.locator("#wrong").click();
      await page.locator("#change").click();
      await expect.poll(() => picture(page, "a")).not.toBe(before);
    });
  });

  test(`${tag} gives everything back when it leaves the page, each time`, async ({ page }) => {
    const driver = await open(page, tag, name);
    const before = await picture(page, "a");
    for (let i = 0; i < 5; i++) {
      await page.locator("#toggle").click();
      await expect(page.locator(tag)).toHaveCount(0);
      await expect.poll(async () => (await counts(page)).Instances).toBe(0);
      await page.locator("#toggle").click();
      await page.waitForSelector("#b");
      await driver.ready("a");
    }
    await expect.poll(async () => (await counts(page)).Instances).toBe(2);
    expect(await picture(page, "a")).toBe(before);
  });
}

test.describe("a stream", () => {
  test.use({ expected: /; allowed: / });

  test("takes what goroutines push, keeps what comes too early, and refuses what is wrong", async ({ page }) => {
    await page.goto(`${origin}/tape`);
    await page.waitForSelector("#a");
    const driver = new Driver(page);
    await driver.ready("a");
    const fed = Array.from({ length: 200 }, (_, i) => i);
    expect((await driver.values("a")).x).toEqual([-1, -0.5]);
    await page.locator("#feed").click();
    await expect.poll(async () => (await driver.values("a")).x).toEqual([-1, -0.5, ...fed]);
    await page.locator("#wrong").click();
    await expect.poll(() => written(page, "refused")).toMatchObject({ Prop: "push", Value: "1 samples", Allowed: "pairs" });
    await page.locator("#toggle").click();
    await expect(page.locator("#a")).toHaveCount(0);
    await page.locator("#feed").click(); // to nobody
    await page.locator("#toggle").click();
    await page.waitForSelector("#a");
    await driver.ready("a");
    await page.locator("#feed").click();
    await expect.poll(async () => (await driver.values("a")).x).toEqual(fed);
  });
});

test("axe finds nothing", async ({ page }) => {
  const { tag, name } = example("sonde-heatmap");
  await open(page, tag, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
});
