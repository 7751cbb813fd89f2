// Long recordings on the page Analyze: reading and measuring go in slices, with the page's other work in between; a cancel
// leaves none of it; and a single sample of ten minutes is seen from afar, and found by zooming in.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";
import { place } from "../lib/pixels";
import { close, counts, holdPump, step, stepUntil, tick } from "../lib/pump";
import { wav } from "../lib/wav";

const rate = 48000;
const folder = join(import.meta.dirname, "../../build/e2e-files");

/** The path of a file of noise, with one sample that stands out. */
function recording(name: string, minutes: number, needle = -1): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  let seed = 1; // a linear congruence (Numerical Recipes)
  const noise = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32 - 0.5;
  writeFileSync(path, wav({ rate, channels: 1, bits: 16 }, minutes * 60 * rate, (i) => (i === needle ? 0.9 : 0.2 * noise())));
  return path;
}

test.describe("a minute", () => {
  const samples = 60 * rate;
  const ms = 4; // a look at the clock: a slice of 8 ms has three
  let path: string;
  test.beforeAll(() => (path = recording("minute.wav", 1)));

  test("is read and measured in slices by the clock, and progress is shown", async ({ page }) => {
    await holdPump(page);
    const app = await App.open(page, "fft=1024");
    await tick(page, ms);
    await close(page);
    await page.locator("#file").setInputFiles(path);
    await expect(page.locator("#progress-text")).toContainText("minute.wav");
    const done: Record<string, number[]> = {};
    const slices: Record<string, number> = {};
    while ((await page.locator("#cancel").count()) > 0) {
      const [text, value] = await page.evaluate(() => [
        document.getElementById("progress-text")?.textContent ?? "",
        document.querySelector<HTMLProgressElement>("#progress[value]")?.value ?? 0,
      ] as const);
      const { held } = await counts(page);
      await step(page);
      const phase = text.split(" ")[0];
      if (phase) (done[phase] ??= []).push(value);
      if (phase) slices[phase] = (slices[phase] ?? 0) + held;
    }
    await page.evaluate(() => {
      const { pump } = window as unknown as { pump: { closed: boolean; tick: number } };
      Object.assign(pump, { closed: false, tick: 0 });
    });
    await step(page);
    await app.shows("minute.wav");
    // 32 KB of a file, or 16384 samples, come between two looks at the clock (app/analyze).
    const looks = { Reading: (2 * samples) / 32768, Measuring: samples / 16384 };
    for (const [phase, n] of Object.entries(looks)) {
      expect(slices[phase], phase).toBeGreaterThan(n / 3);
      expect(slices[phase], phase).toBeLessThan(2 * n);
      const steps = new Set(done[phase]);
      expect(steps.size, phase).toBeGreaterThan(3);
      expect(done[phase]).toEqual(done[phase].toSorted((a, b) => a - b));
    }
    expect((await app.values("spectrogram")).x.at(-1)!).toBeGreaterThan(59);
  });

  for (const phase of ["Reading", "Measuring"]) {
    test(`leaves nothing behind when it is cancelled while ${phase.toLowerCase()}`, async ({ page }) => {
      await holdPump(page);
      await App.open(page, "fft=1024");
      await tick(page, ms);
      await close(page);
      await page.locator("#file").setInputFiles(path);
      await stepUntil(page, "#progress-text", phase);
      for (let i = 0; i < 3; i++) await step(page);
      await expect(page.locator("#progress-text")).toContainText(phase);
      await page.locator("#cancel").click();
      await expect(page.locator("#cancel")).toHaveCount(0);
      await step(page); // the slice that was asked for before
      const before = await counts(page);
      for (let i = 0; i < 20; i++) await step(page);
      expect(await counts(page)).toEqual({ ...before, held: 0 });
      await expect(page.locator("#spectrogram")).toHaveCount(0); // nothing came after all
    });
  }
});

test("ten minutes open, and zoom and pan to a single sample", async ({ page }) => {
  const needle = 20_742_721; // 432 s and a bit
  const app = await App.open(page, "fft=1024");
  const { driver } = app;
  const top = Math.round(0.9 * 32767) / 32768;
  const highest = async () => {
    const { x, y } = await app.values("waveform");
    const at = y.indexOf(Math.max(...y));
    return { time: x[at], value: y[at], values: y.length };
  };

  await page.locator("#file").setInputFiles(recording("ten-minutes.wav", 10, needle));
  await app.shows("ten-minutes.wav");
  const whole = (await driver.view("waveform"))!;
  expect(whole.x[0]).toBeCloseTo(0, 3);
  expect(whole.x[1]).toBeCloseTo(600, 3);
  const afar = await highest();
  expect(afar.value).toBe(top);
  expect(Math.abs(afar.time - needle / rate)).toBeLessThan(600 / 400); // a pixel
  expect(afar.values).toBeLessThan(5000);

  // The wheel, about the needle.
  const wheel = await place(page, "waveform", needle / rate, 0);
  await page.mouse.move(wheel.x, wheel.y);
  for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await driver.view("waveform"))!.x[1] - (await driver.view("waveform"))!.x[0]).toBeLessThan(100);
  await app.settled();
  expect((await highest()).value).toBe(top);
  expect((await driver.view("spectrogram"))!.x).toEqual((await driver.view("waveform"))!.x);
  const ends = await page.evaluate(() =>
    ["waveform", "spectrogram"].map((id) => {
      const el = document.getElementById(id) as HTMLElementTagNameMap["sonde-waveform"];
      const { x, y } = el.view!;
      return x.map((time) => el.pixelOf(time, y[0])!.x);
    }),
  );
  expect(ends[1]).toEqual(ends[0]); // one time axis for both

  // With Shift a drag pans: the needle goes with the mouse.
  const { x, y } = (await driver.view("waveform"))!;
  const at = await place(page, "waveform", needle / rate, 0);
  await page.keyboard.down("Shift");
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 100, at.y, { steps: 10 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect.poll(async () => (await driver.view("waveform"))!.x[0]).toBeGreaterThan(x[0]);
  await expect.poll(async () => Math.abs((await place(page, "waveform", needle / rate, 0)).x - (at.x - 100))).toBeLessThan(1.5);
  await app.settled();
  expect((await highest()).value).toBe(top);

  // To the samples themselves.
  await driver.setView("waveform", { x: [(needle - 20) / rate, (needle + 20) / rate], y });
  await app.settled();
  const near = await highest();
  expect(near).toMatchObject({ value: top, time: needle / rate });
  expect(near.values).toBeLessThan(50);
  await driver.setView("waveform", whole);
  await app.settled();
  expect(await highest()).toEqual(afar);
});
