// Five minutes at 48 kHz, stereo: the page stays alive while it reads and computes, and a cancel takes effect at once.
//
// A machine that does something else for a while makes any task long, whatever its code is. So the measurement is made
// up to three times, and the best one counts: a task that is long by itself is long every time.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";
import { wav } from "../lib/wav";

const rate = 48000;
const minutes = 5;
const folder = join(import.meta.dirname, "../../build/e2e-files");
const path = join(folder, "five-minutes.wav");

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  let seed = 1; // noise, cheap to make: a linear congruence (Numerical Recipes)
  writeFileSync(path, wav({ rate, channels: 2, bits: 16 }, minutes * 60 * rate, () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32 - 0.5));
});

/** Has the page note every task of over 50 ms from now on. */
async function watch(app: App): Promise<void> {
  await app.page.evaluate(() => {
    const w = window as unknown as { long: number[] };
    w.long = [];
    new PerformanceObserver((list) => w.long.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({ type: "longtask" });
  });
}

const longTasks = (app: App) => app.page.evaluate(() => (window as unknown as { long: number[] }).long);

test("no task is over 50 ms while it is read and computed, and progress is shown", async ({ page }) => {
  const runs: number[][] = [];
  for (let run = 0; run < 3 && !runs.some((long) => long.length === 0); run++) {
    const app = await App.open(page, "fft=1024");
    await watch(app);
    await page.locator("#file").setInputFiles(path);
    await expect(page.locator("#progress")).toBeVisible();
    await expect(page.locator("#showing")).toContainText("five-minutes.wav", { timeout: 60_000 });
    await app.settled();
    runs.push(await longTasks(app));
    expect((await app.values("spectrogram")).x.at(-1)!).toBeGreaterThan(299);
  }
  expect(runs.at(-1), `tasks over 50 ms, in milliseconds, of each run: ${JSON.stringify(runs)}`).toEqual([]);
});

test("a cancel takes effect within 50 ms, while reading and while measuring", async ({ page }) => {
  for (const phase of ["Reading", "Measuring"]) {
    const took: number[] = [];
    while (took.length < 3 && !(Math.min(...took) <= 50)) {
      await App.open(page, "fft=1024");
      // Clicks as soon as the phase is under way, and takes the time until its button is gone.
      const cancelled = page.evaluate(
        (phase) =>
          new Promise<number>((resolve) => {
            let clicked = 0;
            new MutationObserver((_, observer) => {
              const button = document.getElementById("cancel");
              if (!clicked && button && document.getElementById("progress-text")?.textContent?.startsWith(phase)) {
                setTimeout(() => {
                  clicked = performance.now();
                  button.click();
                });
              } else if (clicked && !button) {
                observer.disconnect();
                resolve(performance.now() - clicked);
              }
            }).observe(document.body, { childList: true, subtree: true, characterData: true });
          }),
        phase,
      );
      await page.locator("#file").setInputFiles(path);
      took.push(await cancelled);
      await expect(page.locator("#spectrogram")).toHaveCount(0); // nothing came after all
    }
    expect(Math.min(...took), `milliseconds while ${phase}: ${took.map(Math.round).join(", ")}`).toBeLessThanOrEqual(50);
  }
});
