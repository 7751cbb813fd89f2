// Elements that are shown late, in a page that was hidden or asleep, on another screen, in another document.

import type { Page } from "@playwright/test";
import { address, Driver, expect, test } from "../lib/hosts";
import { example, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Widget = HTMLElementTagNameMap["sonde-heatmap"];

/** Has a page think that it is hidden until show is called: headless browsers show all tabs. */
async function hide(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let hidden = true;
    const frames: FrameRequestCallback[] = [];
    Object.defineProperty(Document.prototype, "hidden", { get: () => hidden, configurable: true });
    Object.defineProperty(Document.prototype, "visibilityState", { get: () => (hidden ? "hidden" : "visible"), configurable: true });
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (f) => (hidden ? frames.push(f) : request(f));
    const observe = IntersectionObserver.prototype.observe;
    const waiting: [IntersectionObserver, Element][] = [];
    IntersectionObserver.prototype.observe = function (element) {
      if (hidden) waiting.push([this, element]);
      else observe.call(this, element);
    };
    (window as unknown as { show: unknown }).show = (on = true) => {
      hidden = !on;
      if (on) for (const [observer, element] of waiting.splice(0)) observe.call(observer, element);
      if (on) for (const f of frames.splice(0)) request(f);
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
}

const show = (page: Page, on = true) => page.evaluate((on) => (window as unknown as { show(on: boolean): void }).show(on), on);

for (const tag of tags) {
  test(`${tag} made in a page that is not shown is drawn when it is`, async ({ page }) => {
    const { props } = example(tag);
    await hide(page);
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, props);
    expect(await picture(page, "a")).toMatch(/^300x150 /); // nothing is painted
    await show(page);
    await expect.poll(() => picture(page, "a")).not.toMatch(/^300x150 /);
    const late = await picture(page, "a");
    await driver.mount("b", tag, props);
    expect(await picture(page, "b")).toBe(late);

    await show(page, false);
    await driver.set("a", { label: "While it was hidden" });
    expect(await picture(page, "a")).toBe(late);
    await show(page);
    await expect.poll(() => picture(page, "a")).not.toBe(late);
  });
}

test("a ratio of pixels that changes alone is seen", async ({ page }) => {
  // Chromium does not tell of a ratio that its developer tools pretend.
  await page.addInitScript(() => {
    const match = window.matchMedia.bind(window);
    const queries: MediaQueryList[] = [];
    window.matchMedia = (query) => {
      const made = match(query);
      if (query.includes("resolution")) queries.push(made);
      return made;
    };
    (window as unknown as { tell: unknown }).tell = () => queries.splice(0).forEach((query) => query.dispatchEvent(new Event("change")));
  });
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", example("sonde-heatmap").props);
  const tell = () => page.evaluate(() => (window as unknown as { tell(): void }).tell());
  const cdp = await page.context().newCDPSession(page);
  const size = () =>
    page.evaluate(() => {
      const element = document.getElementById("a")!;
      return [element.shadowRoot!.querySelector("canvas")!.width / element.getBoundingClientRect().width, devicePixelRatio];
    });
  for (const ratio of [2, 1.25, 3, 1]) {
    await cdp.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 900, deviceScaleFactor: ratio, mobile: false });
    await tell();
    await expect.poll(size).toEqual([ratio, ratio]);
  }
  // The element has as many pixels as before, in another size: the labels differ. The next frame sees that by itself.
  await page.evaluate(() => Object.assign(document.getElementById("a")!.style, { width: "600px", height: "400px" }));
  await expect.poll(() => picture(page, "a")).toMatch(/^600x400 /);
  const before = await picture(page, "a");
  await cdp.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 900, deviceScaleFactor: 2, mobile: false });
  await page.evaluate(() => Object.assign(document.getElementById("a")!.style, { width: "300px", height: "200px" }));
  await page.evaluate(() => (document.getElementById("a") as Widget).refresh());
  await driver.ready("a");
  expect(await size()).toEqual([2, 2]);
  const after = await picture(page, "a");
  expect(after).toMatch(/^600x400 /);
  expect(after).not.toBe(before);
});

test("the browser's cache of pages, freezing and lost canvases leave no blank picture", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", example("sonde-heatmap").props);
  const wanted = await picture(page, "a");
  const again = async (how: string) => {
    await page.evaluate(
      ([how]) => {
        const [base] = document.getElementById("a")!.shadowRoot!.querySelectorAll("canvas");
        base.getContext("2d")!.clearRect(0, 0, base.width, base.height);
        base.dispatchEvent(new Event("contextrestored"));
        if (how === "pageshow") dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        else document.dispatchEvent(new Event(how));
      },
      [how],
    );
    await expect.poll(() => picture(page, "a"), how).toBe(wanted);
  };
  for (const how of ["contextrestored", "pageshow", "resume", "visibilitychange"]) await again(how);

  // The cache itself: the page goes and comes back with all that it had.
  await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1));
  await page.goto("about:blank");
  await page.goBack();
  await driver.page.waitForFunction(() => window.host !== undefined);
  if (await page.evaluate(() => (window as unknown as { mark?: number }).mark === 1)) {
    await driver.set("a", { label: "After" });
    await expect.poll(() => picture(page, "a")).not.toBe(wanted);
  }
});

/** Takes element a to a place, and back into the page, and has it show the same; nothing is said meanwhile. */
async function there(page: Page, go: () => unknown): Promise<void> {
  const driver = await Driver.open(page, "plain");
  for (const tag of tags) {
    await driver.mount("a", tag, example(tag).props);
    const wanted = await picture(page, "a");
    await page.evaluate(() => ((window as unknown as { el: Element }).el = document.getElementById("a")!));
    await page.evaluate(go);
    await expect.poll(async () => (await driver.stats()).instances, `${tag} away`).toBe(0);
    await page.evaluate(() => {
      const { el } = window as unknown as { el: Widget };
      el.label = "Set while it was away";
      el.label = undefined as never;
    });
    await page.evaluate((label) => Object.assign((window as unknown as { el: Widget }).el, { label }), example(tag).props.label ?? "");
    await page.evaluate(() => document.querySelector("main")!.append((window as unknown as { el: Element }).el));
    await driver.ready("a");
    expect(await picture(page, "a"), tag).toBe(wanted);
    await driver.unmount("a");
    await expect.poll(async () => (await driver.stats()).instances).toBe(0);
  }
}

test("an element moved into a template sleeps there, and comes back", ({ page }) =>
  there(page, () => document.createElement("template").content.append(document.getElementById("a")!)));

test("an element moved into a document that no window shows sleeps there, and comes back", ({ page }) =>
  there(page, () => document.implementation.createHTMLDocument().body.append(document.getElementById("a")!)));

test("an element in a frame that is removed ends, and comes back when it is put into the page", ({ page }) =>
  there(page, async () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const element = document.getElementById("a") as Widget;
    frame.contentDocument!.body.append(element);
    await element.ready;
    if (!element.values()) throw new Error("nothing is shown in the frame");
    frame.remove();
  }));

test("an element in a frame is drawn in its pixels, and hears of its style", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", example("sonde-heatmap").props);
  const wanted = await picture(page, "a");
  const [width, height] = await page.evaluate(async () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.style.width = "700px";
    const element = document.getElementById("a") as Widget;
    frame.contentDocument!.body.append(element);
    element.style.width = "333px";
    await element.ready;
    const canvas = element.shadowRoot!.querySelector("canvas")!;
    return [canvas.width, canvas.height];
  });
  expect([width, height]).toEqual([333, 320]);
  await page.evaluate(async () => {
    const element = document.querySelector("iframe")!.contentDocument!.getElementById("a") as Widget;
    element.style.width = "444px";
    const canvas = element.shadowRoot!.querySelector("canvas")!;
    for (let i = 0; i < 100 && canvas.width !== 444; i++) await new Promise((done) => requestAnimationFrame(done));
    if (canvas.width !== 444) throw new Error(`the canvas is ${canvas.width} pixels wide`);
    element.style.width = "";
    document.querySelector("main")!.append(element);
  });
  await driver.ready("a");
  await expect.poll(() => picture(page, "a")).toBe(wanted);
});

test("an element moved into a window of its own is drawn there, with the size and the pixels of that", async ({ page, context }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", example("sonde-heatmap").props);
  const wanted = await picture(page, "a");
  const opened = context.waitForEvent("page");
  await page.evaluate((url) => void ((window as unknown as { other: unknown }).other = window.open(url, "", "width=500,height=400")), address("plain"));
  const other = await opened;
  await other.waitForFunction(() => window.host !== undefined);
  await page.evaluate(() => {
    const { other } = window as unknown as { other: Window };
    const element = document.getElementById("a")!;
    element.style.width = "321px";
    other.document.querySelector("main")!.append(element);
  });
  await expect.poll(() => picture(other, "a")).toMatch(/^321x/);
  expect((await driver.stats()).instances).toBe(1);
  await page.evaluate(() => {
    const { other } = window as unknown as { other: Window };
    (window as unknown as { el: Element }).el = other.document.getElementById("a")!;
    other.close();
  });
  await expect.poll(async () => (await driver.stats()).instances).toBe(0);
  await page.evaluate(() => {
    const { el } = window as unknown as { el: HTMLElement };
    el.style.width = "";
    document.querySelector("main")!.append(el);
  });
  await driver.ready("a");
  await expect.poll(() => picture(page, "a")).toBe(wanted);
});

// Each hides the element in its way, and then shows it.
const hidings: Record<string, [hide: () => unknown, show: () => unknown]> = {
  "display: none": [() => (document.getElementById("a")!.style.display = "none"), () => (document.getElementById("a")!.style.display = "")],
  "the attribute hidden": [() => (document.getElementById("a")!.hidden = true), () => (document.getElementById("a")!.hidden = false)],
  "a size of zero": [
    () => (document.getElementById("a")!.style.width = "0"),
    () => (document.getElementById("a")!.style.width = ""),
  ],
  "content-visibility: hidden": [
    () => document.querySelector("main")!.style.setProperty("content-visibility", "hidden"),
    () => document.querySelector("main")!.style.removeProperty("content-visibility"),
  ],
  "content-visibility: auto, far below": [
    () => {
      const main = document.querySelector("main")!;
      main.style.setProperty("content-visibility", "auto");
      main.style.marginTop = "20000px";
    },
    () => (document.querySelector("main")!.style.marginTop = ""),
  ],
  "closed details": [
    () => {
      const main = document.querySelector("main")!;
      const details = document.createElement("details");
      main.replaceWith(details);
      details.append(main);
    },
    () => (document.querySelector("details")!.open = true),
  ],
  "a closed dialog": [
    () => {
      const main = document.querySelector("main")!;
      const dialog = document.createElement("dialog");
      main.replaceWith(dialog);
      dialog.append(main);
      dialog.style.width = "1000px";
    },
    () => document.querySelector("dialog")!.showModal(),
  ],
  "a popover": [
    () => {
      const main = document.querySelector("main")!;
      main.popover = "manual";
    },
    () => document.querySelector("main")!.showPopover(),
  ],
  "a place beyond the screen": [
    () => (document.querySelector("main")!.style.marginTop = "20000px"),
    () => document.getElementById("a")!.scrollIntoView(),
  ],
};

for (const [name, [hide, show]] of Object.entries(hidings)) {
  test(`an element hidden by ${name}, before it is made and after, is drawn when it is shown`, async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const { tag, props } = example("sonde-heatmap");
    // What is shown is judged by what a widget made just then shows.
    const right = async () => {
      const canvas = () =>
        page.evaluate(() => {
          const element = document.getElementById("a")!;
          const canvas = element.shadowRoot!.querySelector("canvas")!;
          const box = element.getBoundingClientRect();
          if (canvas.width * canvas.height === 0) return false;
          const drawn = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.some((v) => v > 0);
          return drawn && canvas.width === Math.round(box.width) && canvas.height === Math.round(box.height);
        });
      await expect.poll(canvas).toBe(true);
    };
    await page.evaluate(() => document.querySelector("main")!.append(Object.assign(document.createElement("div"), { id: "a" }))); // a place for what hides a
    await page.evaluate(hide);
    await page.evaluate(() => document.getElementById("a")!.remove());
    await driver.mount("a", tag, props);
    if (name === "display: none" || name === "the attribute hidden" || name === "a size of zero") await page.evaluate(hide);
    await driver.ready("a");
    await page.evaluate(show);
    await right();
    const before = await picture(page, "a");
    await driver.set("a", { label: "Shown" });
    await expect.poll(() => picture(page, "a")).not.toBe(before);
  });
}
