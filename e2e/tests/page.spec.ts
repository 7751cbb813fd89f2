// What the elements do to the page around them: nothing. And what they do for those who can't see it.

import AxeBuilder from "@axe-core/playwright";
import { Driver, expect, hosts, test } from "../lib/hosts";
import { example, examples, tags } from "../lib/manifest";
import { error, hover, tolerance } from "../lib/oracle";
import { picture } from "../lib/pixels";

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
    expect(added).toEqual([]);
    expect(await page.evaluate(() => [window.onclick, window.onpopstate])).toEqual([null, null]);
  });

  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
    test(`axe finds nothing in ${host} with ${Object.entries(media).flat().join(" ")}`, async ({ page }) => {
      await page.emulateMedia(media);
      const driver = await Driver.open(page, host);
      for (const e of examples) await driver.mount(`${e.tag}-${e.name}`, e.tag, e.props);
      await driver.mount("wrong", "sonde-spectrum", { ...example("sonde-spectrum").props, sampleRate: -1 });
      await driver.mount("nameless", "sonde-heatmap", {});
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
    });
  }
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

for (const dpr of [1, 1.25, 2]) {
  test.describe(`at ${dpr} device pixels per pixel`, () => {
    test.use({ deviceScaleFactor: dpr });
    for (const e of examples) {
      test(`${e.tag} ${e.name} is painted in device pixels, in the right places`, async ({ page }) => {
        const driver = await Driver.open(page, "plain");
        await page.evaluate(() => document.querySelector("main")!.style.setProperty("margin-left", "3.4px")); // off the grid
        await driver.mount("a", e.tag, e.props);
        const sizes = await page.evaluate(() => {
          const el = document.getElementById("a")!;
          const box = el.getBoundingClientRect();
          return [...el.shadowRoot!.querySelectorAll("canvas")].map((c) => [c.width - box.width * devicePixelRatio, c.height - box.height * devicePixelRatio]);
        });
        expect(sizes).toHaveLength(2);
        for (const off of sizes.flat()) expect(Math.abs(off)).toBeLessThanOrEqual(1); // rounded to whole pixels
        const values = await driver.values("a");
        expect(await error(page, "a", e.tag, e.props, values)).toBeLessThanOrEqual(tolerance(values));
      });
    }
  });
}

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

for (const host of hosts) {
  test(`a widget in ${host} is one stop of the Tab key, with a role and a name`, async ({ page }) => {
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
