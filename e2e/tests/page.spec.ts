// What the elements do to the page around them: nothing. And what they do for those who can't see it.

import AxeBuilder from "@axe-core/playwright";
import { chromium as playwright, type Page } from "@playwright/test";
import { chromium, quiet } from "../lib/chromium";
import { test as fresh } from "../lib/hosts";
import { example, examples, tags, type Example } from "../lib/manifest";
import { error, hover, tolerance } from "../lib/oracle";
import { picture } from "../lib/pixels";
import { address, Driver, expect, hosts, test } from "../lib/tab";

for (const host of ["plain", "react", "vue"] as const) {
  test(`no globals are added to a page of ${host}`, async ({ page }) => {
    const driver = await Driver.open(page, host);
    for (const tag of tags) {
      await driver.mount(tag, tag, example(tag).props);
      await hover(driver, tag);
    }
    const added = await page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => !window.before.includes(name) && !["before", "host"].includes(name)),
    );
    expect(added.filter((name) => !name.startsWith("__VUE"))).toEqual([]); // those are Vue's
    expect(await page.evaluate(() => [window.onclick, window.onpopstate])).toEqual([null, null]);
  });

  test.describe("axe", () => {
    test.use({ expected: /sampleRate is -1; allowed/ });
    for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
      test(`axe finds nothing in ${host} with ${Object.entries(media).flat().join(" ")}`, async ({ page }) => {
        await page.emulateMedia(media);
        const driver = await Driver.open(page, host);
        // What axe reads is the same for all examples of a widget; one host shows them all.
        const shown = host === "plain" ? examples : tags.map((tag) => example(tag));
        for (const e of shown) await driver.mount(`${e.tag}-${e.name}`, e.tag, e.props);
        await driver.mount("wrong", "sonde-spectrum", { ...example("sonde-spectrum").props, sampleRate: -1 });
        await driver.mount("nameless", "sonde-heatmap", {});
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
      });
    }
  });
}

test("the program is fetched when the first element comes, not before, and once", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) fetched.push(request.url());
  });
  const driver = await Driver.open(page, "plain");
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual([]);
  for (const e of examples) await driver.mount(e.name, e.tag, e.props);
  expect(fetched).toHaveLength(1);
});

/** The true pixel ratio of a browser of its own: an emulated one changes neither canvases nor their observers. */
async function onScreen(dpr: number, url: string, use: (page: Page) => Promise<void>): Promise<void> {
  const browser = await playwright.launch({
    executablePath: chromium(),
    args: [...quiet, `--force-device-scale-factor=${dpr}`, "--window-size=1280,900"],
  });
  const context = await browser.newContext({ viewport: null });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.host !== undefined);
  expect(await page.evaluate(() => devicePixelRatio)).toBe(dpr);
  await use(page);
  await browser.close();
}

async function inDevicePixels(page: Page, e: Example): Promise<void> {
  const driver = new Driver(page);
  await page.evaluate(() => document.querySelector("main")!.style.setProperty("margin-left", "3.4px")); // off the grid
  await driver.mount("a", e.tag, e.props);
  await exact(page, 1);
  const values = await driver.values("a");
  expect(await error(page, "a", e.tag, e.props, values)).toBeLessThanOrEqual(tolerance(values));
  await hover(driver, "a"); // the cursor has a canvas of its own
  await exact(page, 2);
  await driver.unmount("a");
}

/** Expects so many canvases, each with as many pixels as it covers on the screen. */
async function exact(page: Page, canvases: number): Promise<void> {
  const off = () => page.evaluate(() => {
    const el = document.getElementById("a")!;
    const box = el.getBoundingClientRect();
    return [...el.shadowRoot!.querySelectorAll<HTMLCanvasElement>("canvas:not([hidden])")].flatMap((c) => [
      c.width - box.width * devicePixelRatio,
      c.height - box.height * devicePixelRatio,
    ]);
  });
  await expect.poll(off).toHaveLength(2 * canvases);
  for (const pixels of await off()) expect(Math.abs(pixels)).toBeLessThanOrEqual(1); // rounded to whole ones
}

for (const dpr of [1, 1.25, 2]) {
  test(`at ${dpr} device pixels per pixel all is painted in device pixels, in the right places`, async () => {
    await onScreen(dpr, address("plain"), async (page) => {
      const all = dpr === 1.25; // where rounding is hardest
      for (const e of all ? examples : tags.map((tag) => example(tag))) await inDevicePixels(page, e);
    });
  });
}

test.describe("an emulated screen", () => {
  test.use({ deviceScaleFactor: 1.5 });
  test("is painted in its device pixels too", async ({ page }) => {
    await Driver.open(page, "plain");
    for (const tag of tags) await inDevicePixels(page, example(tag));
  });
});

test("colours of the page's style sheet and of its colour scheme are taken, when they change too", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  const { tag, props } = example("sonde-spectrum");
  await driver.mount("a", tag, props);
  const before = await picture(page, "a");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => picture(page, "a")).not.toBe(before);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(() => picture(page, "a")).toBe(before);
});

test("the plot keeps the margins that the page's style asks for, when they change too", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  const { tag, props } = example("sonde-spectrum");
  await driver.mount("a", tag, props);
  const margins = () =>
    page.evaluate(() => {
      const el = document.getElementById("a") as HTMLElementTagNameMap["sonde-spectrum"];
      const { x, y } = el.view!;
      return [el.pixelOf(x[0], y[0])!.x, el.clientWidth - el.pixelOf(x[1], y[0])!.x].map(Math.round);
    });
  const style = (left: string, right: string) =>
    page.evaluate(([left, right]) => {
      const { style } = document.getElementById("a")!;
      style.setProperty("--sonde-plot-left", left);
      style.setProperty("--sonde-plot-right", right);
    }, [left, right]);
  const before = await margins();
  await style("130px", "7em");
  const em = await page.evaluate(() => parseFloat(getComputedStyle(document.getElementById("a")!).fontSize));
  await expect.poll(margins).toEqual([130, Math.round(7 * em)]);
  await style("1px", "");
  await expect.poll(margins).toEqual(before);
});

for (const host of hosts) {
  fresh(`a widget in ${host} is one stop of the Tab key, with a role and a name`, async ({ page }) => {
    const driver = await Driver.open(page, host);
    const { tag, props } = example("sonde-spectrum");
    await driver.mount("a", tag, props);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("a");
    const focused = await page.evaluate(() => {
      const el = document.getElementById("a")!.shadowRoot!.activeElement!;
      return { role: el.getAttribute("role"), name: el.getAttribute("aria-label") };
    });
    expect(focused).toEqual({ role: "graphics-document", name: props.label });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("a");
  });
}
