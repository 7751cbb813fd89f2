// A live signal from a page: pushed sixty times, as in a second of frames; followed, held still, and looked back upon.

import { Driver, expect, test } from "../lib/tab";
import { picture, pixelAt } from "../lib/pixels";

const rate = 48000;
const block = rate / 60;
const history = 0.5; // s: what is kept of the second that is pushed

type Stream = HTMLElement & { push(samples: Float32Array): void; ready: Promise<void> };

/** Pushes blocks of a tone whose frequency rises, one a frame; every sample of some of them is missing. */
function push(driver: Driver, from: number, to: number, missing: number[] = []): Promise<void> {
  return driver.page.evaluate(
    async ([from, to, block, rate, missing]) => {
      const element = document.getElementById("a") as Stream;
      const samples = new Float32Array(block);
      for (let k = from; k < to; k++) {
        for (let i = 0; i < block; i++) {
          const t = (k * block + i) / rate;
          samples[i] = missing.includes(k) ? NaN : 0.5 * Math.sin(2 * Math.PI * (2000 + 4000 * t) * t);
        }
        element.push(samples);
        await new Promise(requestAnimationFrame);
      }
      await element.ready;
    },
    [from, to, block, rate, missing] as const,
  );
}

for (const tag of ["sonde-spectrogram", "sonde-waveform"]) {
  test.describe(tag, () => {
    const props = { sampleRate: rate, history, ...(tag === "sonde-spectrogram" ? { fftSize: 256 } : {}) };
    const lag = (2 * 256) / rate; // the newest segment's middle is before the head

    test("follows the head, and shows what was before when it is zoomed to it", async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, props);
      await push(driver, 0, 60);
      const { x, y } = (await driver.view("a"))!;
      expect(x[1]).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(x[1]).toBeLessThan(1 + history / 100); // by whole pixels
      expect(x[1] - x[0]).toBeCloseTo(history, 9);
      const times = (await driver.values("a")).x;
      expect(Math.min(...times)).toBeGreaterThanOrEqual(0.5 - 1e-3);
      expect(Math.max(...times)).toBeGreaterThan(1 - lag);

      const back: [number, number] = [0.8, 0.85];
      await driver.setView("a", { x: back, y });
      const before = await picture(page, "a");
      await push(driver, 60, 66);
      expect((await driver.view("a"))!.x).toEqual(back);
      expect(await picture(page, "a")).toBe(before);
      await push(driver, 66, 80); // up to 1.333 s: all of it but the begin of the window is kept
      expect((await driver.view("a"))!.x[0]).toBeGreaterThanOrEqual(80 / 60 - history - 1e-9);

      await driver.setView("a", null);
      expect((await driver.view("a"))!.x[1]).toBeCloseTo(80 / 60, 2);
      await push(driver, 80, 90);
      expect((await driver.view("a"))!.x[1]).toBeCloseTo(1.5, 2);
      expect(Math.max(...(await driver.values("a")).x)).toBeGreaterThan(1.5 - lag);
    });

    test("stands still while it is paused, and then shows what came meanwhile", async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, props);
      await push(driver, 0, 40);
      await driver.set("a", { paused: true });
      const [before, view] = [await picture(page, "a"), await driver.view("a")];
      await push(driver, 40, 50);
      expect(await picture(page, "a")).toBe(before);
      expect(await driver.view("a")).toEqual(view);
      await driver.set("a", { paused: false });
      expect(await picture(page, "a")).not.toBe(before);
      expect((await driver.view("a"))!.x[1]).toBeCloseTo(50 / 60, 2);

      await driver.mount("b", tag, props); // the same without a pause
      await page.evaluate(() => {
        document.getElementById("a")!.id = "c";
        document.getElementById("b")!.id = "a";
      });
      await push(driver, 0, 50);
      const through = await driver.values("a");
      expect(await driver.values("c")).toEqual(through);
      expect(through.x.length).toBeGreaterThan(100);
    });

    test("takes no history of 0 s, and keeps what it has", async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, props);
      await push(driver, 0, 10);
      const before = await picture(page, "a");
      await page.evaluate(() => document.getElementById("a")!.addEventListener("widget-error", (event) => event.preventDefault()));
      for (const wrong of [0, -1, NaN, 1e9]) {
        await driver.forget("a");
        await driver.set("a", { history: wrong });
        const errors = await driver.events("a", "widget-error");
        expect(errors, `history ${wrong}`).toMatchObject([{ detail: { prop: "history", allowed: expect.stringMatching(/s/) } }]);
        expect(await picture(page, "a")).toBe(before);
      }
      await driver.set("a", { history });
      await push(driver, 10, 20);
      expect(await picture(page, "a")).not.toBe(before);
    });

    test("shows where samples are missing, and counts them", async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, props);
      await push(driver, 0, 28, [10, 11, 12, 20]);
      expect(await driver.event("a", "history-change", (d: { gaps: number }) => d.gaps === 2)).toEqual({ gaps: 2, missing: 4 * block, lost: 0 });
      const at = (k: number) => (k * block) / rate; // the time of a block
      const { y } = (await driver.view("a"))!;
      if (tag === "sonde-spectrogram") {
        for (const hz of [500, 12000, 23000]) {
          expect(await pixelAt(page, "a", at(11.5), hz)).toEqual([150, 150, 150, 255]);
          expect(await pixelAt(page, "a", at(5.5), hz)).not.toEqual([150, 150, 150, 255]);
        }
      } else {
        const inked = async (k: number) => (await pixelAt(page, "a", at(k), (y[0] + y[1]) / 2 + 0.1 * (y[1] - y[0])))[3] > 0;
        expect(await inked(11.5)).toBe(false);
        expect(await inked(5.5)).toBe(true);
        const { x, y: values } = await driver.values("a");
        expect(values.filter((v, i) => x[i] > at(10.1) && x[i] < at(12.9) && !Number.isNaN(v))).toEqual([]);
      }
      await driver.page.evaluate(([n]) => (document.getElementById("a") as Stream).push(new Float32Array(n)), [rate * history + 77]);
      expect(await driver.event("a", "history-change", (d: { lost: number }) => d.lost > 0)).toMatchObject({ gaps: 2, lost: 77 });
    });
  });
}
