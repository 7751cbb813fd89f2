// A page that is printed has all of its pictures, complete and fine, whatever of them was drawn before.

import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/hosts";

type Widget = HTMLElementTagNameMap["sonde-heatmap"];

const ids = ["waveform", "spectrogram", "spectrum", "heatmap"] as const;

/** Widgets one below the other, most of them below the fold, whose work takes a while; nothing is waited for. */
async function fill(page: Page, samples = 3e6): Promise<void> {
  await page.evaluate(
    ([ids, samples]) => {
      const data = Float32Array.from({ length: samples }, (_, i) => Math.sin((i * (1 + i / samples)) / 5));
      const side = Math.floor(Math.sqrt(samples));
      const main = document.querySelector("main")!;
      main.style.display = "block";
      for (const id of ids) {
        const element = document.createElement(`sonde-${id}`) as Widget;
        element.id = id;
        element.style.blockSize = "500px";
        Object.assign(element, { data, sampleRate: 48000, ...(id === "heatmap" && { rows: side, columns: side, data: data.subarray(0, side * side) }) });
        main.append(element);
      }
    },
    [ids, samples] as const,
  );
}

interface Printed {
  size: string;
  picture: number;
  progress: number;
  error: string | undefined;
}

/** Notes what the pictures are when the browser begins to print, which is when all listeners have been called. */
async function note(page: Page): Promise<void> {
  await page.evaluate((ids) => {
    const notes: Record<string, Printed>[] = ((window as unknown as { notes: unknown }).notes = []);
    addEventListener("beforeprint", () => {
      const all: Record<string, Printed> = {};
      for (const id of ids) {
        const element = document.getElementById(id) as Widget;
        const canvas = element.shadowRoot!.querySelector("canvas")!;
        const words = new Uint32Array(canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
        let hash = 0;
        for (const word of words) hash = (Math.imul(hash, 31) + word) | 0;
        const error = element.shadowRoot!.querySelector<HTMLElement>(".error:not([hidden])")?.textContent ?? undefined;
        all[id] = { size: `${canvas.width}x${canvas.height}`, picture: hash, progress: element.progress, error };
      }
      notes.push(all);
    });
  }, ids);
}

const notes = (page: Page) => page.evaluate(() => (window as unknown as { notes: Record<string, Printed>[] }).notes);

for (const how of ["as PDF", "as other media"]) {
  test(`printing ${how} completes all pictures first, those out of sight too`, async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("first", "sonde-heatmap", { rows: 1, columns: 1, data: [1] }); // the program runs, the page is heard
    await note(page);
    await fill(page);
    const event = () => page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
    if (how === "as PDF") {
      await page.pdf();
    } else {
      await page.emulateMedia({ media: "print" });
      for (const id of ids) await driver.ready(id);
      await event();
      await page.emulateMedia({ media: "screen" });
    }
    for (const id of ids) await driver.ready(id);
    await event(); // nothing is left to be done
    await page.evaluate(() => void dispatchEvent(new Event("afterprint")));
    const [first, then] = await notes(page);
    for (const id of ids) {
      const [width, height] = first[id].size.split("x").map(Number);
      const box = (await page.locator(`#${id}`).boundingBox())!;
      expect(width, id).toBeGreaterThan(2 * box.width);
      expect(height, id).toBeGreaterThan(2 * box.height);
      expect(first[id], id).toMatchObject({ progress: 1, error: undefined });
      expect(first[id], id).toEqual(then[id]);
    }
    // Afterwards the canvases are as fine as the screen again.
    for (const id of ids) {
      await page.evaluate((id) => document.getElementById(id)!.scrollIntoView(), id);
      const same = () =>
        page.evaluate((id) => {
          const element = document.getElementById(id)!;
          return element.shadowRoot!.querySelector("canvas")!.width === Math.round(element.getBoundingClientRect().width * devicePixelRatio);
        }, id);
      await expect.poll(same, id).toBe(true);
    }
  });
}

test("what is not drawn when the page is printed says so, and is drawn afterwards", async ({ page }) => {
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/elements.wasm", async (route) => {
    await wait;
    await route.continue();
  });
  const driver = await Driver.open(page, "plain");
  await fill(page, 1000);
  await note(page);
  await page.pdf();
  const [first] = await notes(page);
  for (const id of ids) expect(first[id].error).toContain("not drawn yet");
  go();
  for (const id of ids) await driver.ready(id);
  await expect(page.locator("#waveform .error")).toBeHidden();
});

test("a dark page is printed as dark text on a light ground", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = "dark";
    document.documentElement.style.color = "#eee";
  });
  await driver.mount("a", "sonde-heatmap", { rows: 1, columns: 1, data: [1] });
  const corner = () =>
    page.evaluate(() => {
      const canvas = document.getElementById("a")!.shadowRoot!.querySelector("canvas")!;
      return [...canvas.getContext("2d")!.getImageData(1, 1, 1, 1).data];
    });
  expect(await corner()).toEqual([0, 0, 0, 0]);
  await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  expect(await corner()).toEqual([255, 255, 255, 255]);
  await page.evaluate(() => void dispatchEvent(new Event("afterprint")));
  await driver.ready("a");
  expect(await corner()).toEqual([0, 0, 0, 0]);
});

test("what is far below the fold is there in a capture of the whole page, and says while it is not complete", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await fill(page, 1e5);
  for (const id of ids) await driver.ready(id);
  const painted = (id: string) =>
    page.evaluate((id) => {
      const canvas = document.getElementById(id)!.shadowRoot!.querySelector("canvas")!;
      const drawn = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.some((v) => v > 0);
      return drawn && canvas.width === Math.round(document.getElementById(id)!.getBoundingClientRect().width);
    }, id);
  for (const id of ids) expect(await painted(id), id).toBe(true);
  const { width, height } = await page.evaluate(() => {
    const canvas = document.getElementById("heatmap")!.shadowRoot!.querySelector("canvas")!;
    return { width: canvas.width, height: canvas.height };
  });
  // What is set out of sight is painted too, before the element is ready again.
  const read = () =>
    page.evaluate(
      ([w, h]) => {
        const canvas = document.getElementById("heatmap")!.shadowRoot!.querySelector("canvas")!;
        return canvas.getContext("2d")!.getImageData(0, 0, w, h).data.reduce((n, v, i) => (n + v * (i % 97)) % 1e9, 0);
      },
      [width, height] as const,
    );
  const before = await read();
  await driver.set("heatmap", { label: "Set out of sight" });
  expect(await read()).not.toBe(before);
});
