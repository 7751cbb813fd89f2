// Drags that do not come to their end leave everything as it was: swipes that scroll the page, Escape, and the rest.

import type { CDPSession, Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/hosts";
import { example, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Widget = HTMLElementTagNameMap["sonde-heatmap"];

const middle = (page: Page, id: string, x = 0.5, y = 0.5) =>
  page.evaluate(
    ([id, x, y]) => {
      const r = document.getElementById(id)!.getBoundingClientRect();
      return { x: r.left + x * r.width, y: r.top + y * r.height };
    },
    [id, x, y] as const,
  );

/** What a drag may not change: the view, the picture, and what was said of both. */
async function state(driver: Driver, page: Page, id: string) {
  const overlay = await page.evaluate((id) => {
    const [, overlay] = document.getElementById(id)!.shadowRoot!.querySelectorAll("canvas");
    if (overlay.hidden) return "hidden";
    return overlay.getContext("2d")!.getImageData(0, 0, overlay.width, overlay.height).data.reduce((n, v, i) => n + (v && i), 0);
  }, id);
  return { view: await driver.view(id), picture: await picture(page, id), overlay };
}

test.describe("touch", () => {
  test.use({ hasTouch: true, viewport: { width: 412, height: 700 } });

  const finger = (cdp: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", ...at: { x: number; y: number }[]) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: at.map((p, id) => ({ ...p, id })) });

  async function open(page: Page): Promise<Driver> {
    const driver = await Driver.open(page, "plain");
    for (const tag of tags) await driver.mount(tag, tag, example(tag).props);
    await page.evaluate(() => {
      const main = document.querySelector("main")!;
      main.before(Object.assign(document.createElement("div"), { id: "before" }));
      main.after(Object.assign(document.createElement("div"), { id: "after" }));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("#before,#after{height:2000px}");
      document.adoptedStyleSheets.push(sheet);
    });
    return driver;
  }

  for (const step of [2, 8, 30, 100]) {
    test(`swipes of ${step} pixels an event scroll the page, and do nothing else`, async ({ page }) => {
      const driver = await open(page);
      const cdp = await page.context().newCDPSession(page);
      for (const tag of tags) {
        await page.evaluate((id) => document.getElementById(id)!.scrollIntoView({ block: "center" }), tag);
        await driver.ready(tag);
        const before = await state(driver, page, tag);
        await driver.forget(tag);
        const top = await page.evaluate(() => scrollY);
        const from = await middle(page, tag);
        await finger(cdp, "touchStart", from);
        for (let y = step; y <= 200; y += step) await finger(cdp, "touchMove", { x: from.x + y / 10, y: from.y - y });
        await finger(cdp, "touchEnd");
        await expect.poll(() => page.evaluate(() => scrollY), `scrolled over ${tag}`).toBeGreaterThan(top + 50);
        await page.evaluate((id) => document.getElementById(id)!.scrollIntoView({ block: "center" }), tag);
        await driver.ready(tag);
        expect((await driver.events(tag)).filter((e) => e.type !== "cursor-change")).toEqual([]);
        expect(await state(driver, page, tag)).toEqual(before);
      }
    });
  }

  test("a finger drawn sideways zooms, until a second one comes down", async ({ page }) => {
    const driver = await open(page);
    const cdp = await page.context().newCDPSession(page);
    for (const tag of tags) {
      await page.evaluate((id) => document.getElementById(id)!.scrollIntoView({ block: "center" }), tag);
      await driver.ready(tag);
      const before = await state(driver, page, tag);
      const from = await middle(page, tag, 0.4);
      const at = (dx: number) => ({ x: from.x + dx, y: from.y + 1 });
      await finger(cdp, "touchStart", from);
      for (const dx of [20, 40, 60, 80]) await finger(cdp, "touchMove", at(dx));
      await finger(cdp, "touchStart", at(80), { x: from.x, y: from.y + 60 });
      await finger(cdp, "touchEnd", at(80));
      for (const dx of [60, 40]) await finger(cdp, "touchMove", at(dx));
      await finger(cdp, "touchEnd");
      await driver.ready(tag);
      expect(await state(driver, page, tag), `${tag} after two fingers`).toEqual(before);

      await finger(cdp, "touchStart", from);
      for (const dx of [20, 40, 60, 80]) await finger(cdp, "touchMove", at(dx));
      await finger(cdp, "touchEnd");
      const { x } = await driver.event<{ x: [number, number] }>(tag, "view-change");
      expect(x[1] - x[0]).toBeLessThan(0.5 * (before.view!.x[1] - before.view!.x[0]));
      expect(await page.evaluate(() => document.scrollingElement!.scrollLeft)).toBe(0);
    }
  });
});

// Each cancels a drag that is under way, its button still down.
const ways: Record<string, (page: Page) => Promise<unknown>> = {
  Escape: (page) => page.keyboard.press("Escape"),
  "another window": (page) => page.evaluate(() => window.dispatchEvent(new Event("blur"))),
  "a context menu": (page) =>
    page.evaluate(() => {
      const plot = document.getElementById("a")!.shadowRoot!.querySelector(".plot")!;
      plot.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, composed: true }));
    }),
  "the capture of another element": (page) => page.evaluate(() => document.querySelector("main")!.setPointerCapture(1)),
  "a move to another place": (page) =>
    page.evaluate(async () => {
      const el = document.getElementById("a")!;
      el.parentElement!.append(el);
      await new Promise((done) => setTimeout(done));
    }),
};

for (const [way, act] of Object.entries(ways)) {
  test(`a selection and a pan are cancelled by ${way}`, async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("b", "sonde-spectrum", example("sonde-spectrum").props);
    for (const tag of tags) {
      await driver.mount("a", tag, example(tag).props);
      const { x, y } = (await driver.view("a"))!;
      await driver.setView("a", { x: [x[0] + (x[1] - x[0]) / 4, x[1] - (x[1] - x[0]) / 4], y });
      for (const key of ["", "Shift"]) {
        const at = await middle(page, "a");
        await page.mouse.move(2, 2);
        await driver.ready("a");
        const before = await state(driver, page, "a");
        await driver.forget("a");
        if (key) await page.keyboard.down(key);
        await page.mouse.move(at.x, at.y);
        await page.mouse.down();
        await page.mouse.move(at.x + 120, at.y + 70, { steps: 4 });
        if (key) await driver.event("a", "view-change");
        await act(page);
        if (key) await page.keyboard.up(key);
        await page.mouse.move(at.x - 120, at.y - 40);
        await page.mouse.up();
        await page.mouse.move(2, 2);
        await driver.ready("a");
        const changes = (await driver.events("a", "view-change")).map((e) => e.detail);
        expect(changes.at(-1) ?? before.view, `the view last said of ${tag}`).toEqual(before.view);
        expect(await state(driver, page, "a"), `${tag} ${key}`).toEqual(before);
      }
      await driver.unmount("a");
    }
  });
}

test("limits that are dragged are cancelled too, be they the widget's own or dragged before", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", { data: Float64Array.from({ length: 12 }, (_, i) => i), rows: 3, columns: 4 } as never);
  await page.evaluate(async () => {
    const el = document.getElementById("a") as Widget;
    Object.assign(el, { data: Float64Array.from({ length: 12 }, (_, i) => i) });
    await el.ready;
  });
  const own = await picture(page, "a");
  const bar = await page.evaluate(() => {
    const el = document.getElementById("a") as Widget;
    const r = el.getBoundingClientRect();
    const plot = el.shadowRoot!.querySelector(".plot")!;
    const top = el.pixelOf(el.view!.x[1], el.view!.y[1])!;
    return { x: r.left + top.x + 20, top: r.top + Math.min(top.y, el.pixelOf(0, el.view!.y[0])!.y), right: r.right, grip: plot.className };
  });
  let x = bar.x;
  const gripped = () => page.evaluate(() => document.getElementById("a")!.shadowRoot!.querySelector(".plot")!.classList.contains("grip"));
  for (; x < bar.right; x += 4) {
    await page.mouse.move(x, bar.top + 4);
    if (await gripped()) break;
  }
  expect(await gripped()).toBe(true);
  const pull = async (end: () => Promise<unknown>) => {
    await page.mouse.move(x, bar.top + 4);
    await page.mouse.down();
    await page.mouse.move(x, bar.top + 60, { steps: 3 });
    await end();
    await page.mouse.up();
    await page.mouse.move(2, 2);
    await driver.ready("a");
  };
  await pull(() => page.keyboard.press("Escape"));
  expect(await picture(page, "a")).toBe(own);
  await pull(async () => {});
  const dragged = await picture(page, "a");
  expect(dragged).not.toBe(own);
  await pull(() => page.keyboard.press("Escape"));
  expect(await picture(page, "a")).toBe(dragged);
  expect((await driver.events("a", "limits-change")).map((e) => e.detail)).toContainEqual({ vmin: 0, vmax: 11 });
});

test("Escape closes a dialog only when nothing is dragged in it", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", example("sonde-heatmap").props);
  await page.evaluate(() => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    const el = document.getElementById("a")!;
    el.style.width = "400px";
    dialog.append(el);
    dialog.showModal();
  });
  await driver.ready("a");
  const open = () => page.evaluate(() => document.querySelector("dialog")!.open);
  const at = await middle(page, "a");
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 30, at.y + 30);
  await page.keyboard.press("Escape");
  expect(await open()).toBe(true);
  await page.mouse.up();
  await page.keyboard.press("Escape");
  expect(await open()).toBe(false);
});
