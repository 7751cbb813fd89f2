// The app on the recordings that come with it: what it shows is what scipy computed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../lib/tab";
import { App } from "../lib/app";
import { colorOf, pixelAt } from "../lib/pixels";

interface Peaks {
  recordings: {
    file: string;
    decoded: { rate: number; length: number };
    spectra: { span: [number, number]; nperseg: number; peaks: { bin: number; frequency: number; dbfs: number; db: number }[] }[];
  }[];
}

const { recordings } = JSON.parse(readFileSync(join(import.meta.dirname, "../../app/recordings/peaks.json"), "utf8")) as Peaks;

for (const { file, decoded, spectra } of recordings) {
  const id = file.replace(/\..*/, "");
  const { rate, length } = decoded;

  for (const { span, nperseg, peaks } of spectra) {
    const [from, to] = span.map((i) => i / rate);
    test(`${file} from ${from} to ${to} s has the peaks that scipy finds`, async ({ page }) => {
      const whole = span[0] === 0 && span[1] === length;
      const app = await App.open(page, `rec=${id}&fft=${nperseg}&unit=dbfs${whole ? "" : `&from=${from}&to=${to}`}`);
      const { x, y } = await app.values("spectrum");
      expect(x[1]).toBeCloseTo(rate / nperseg, 9);

      // The five highest local peaks, found as peaks.py finds them.
      const found: number[] = [];
      for (let k = 2; k <= nperseg / 2 - 1; k++) if (y[k] > y[k - 1] && y[k] >= y[k + 1]) found.push(k);
      found.sort((a, b) => y[b] - y[a]);
      peaks.forEach((peak, i) => {
        const bin = found[i];
        expect(Math.abs(bin - peak.bin), `peak ${i}: bin ${bin}, scipy's is ${peak.bin}`).toBeLessThanOrEqual(1);
        expect(Math.abs(x[bin] - peak.frequency)).toBeLessThanOrEqual(rate / nperseg);
        expect(Math.abs(y[bin] - peak.dbfs), `peak ${i}: ${y[bin]} dBFS, scipy's is ${peak.dbfs}`).toBeLessThanOrEqual(0.05);
      });
    });
  }

  test(`${file}: the spectrogram spans the recording, and its cells have the colours of their levels`, async ({ page }) => {
    const app = await App.open(page, `rec=${id}&unit=dbfs&map=magma&range=90`);
    const whole = await app.values("spectrogram");
    const seconds = length / rate;
    expect((await app.driver.view("spectrogram"))!.x).toEqual([0, seconds]);
    expect((await app.driver.view("waveform"))!.x).toEqual([0, seconds]);
    expect(whole.x[0]).toBeLessThan(0.02 * seconds); // the first segment's middle lies half a segment in
    expect(whole.x.at(-1)!).toBeGreaterThan(0.98 * seconds);
    expect(whole.y[0]).toBe(0);
    expect(whole.y.at(-1)!).toBeCloseTo(rate / 2, 6);
    const max = whole.z!.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), -Infinity);

    // Zoomed in, a cell is larger than a pixel.
    await app.driver.setView("spectrogram", { x: [seconds / 2, seconds / 2 + 512 / rate], y: [rate / 64, rate / 8] });
    const v = await app.values("spectrogram");
    const top = 5 * Math.ceil(Math.max(max, ...v.z!.filter(Number.isFinite)) / 5);
    let checked = 0;
    const some = Math.max(1, Math.floor((v.rows! * v.columns!) / 40));
    for (let i = 0; i < v.rows! * v.columns!; i += some) {
      const [r, c] = [Math.floor(i / v.columns!), i % v.columns!];
      if (r === 0 || r === v.rows! - 1 || c === 0 || c === v.columns! - 1) continue; // cells that the window cuts
      const level = v.z![r * v.columns! + c];
      if (!(level >= top - 90 && level <= top)) continue;
      const pixel = await pixelAt(page, "spectrogram", (v.x[c] + v.x[c + 1]) / 2, (v.y[r] + v.y[r + 1]) / 2);
      expect(pixel.slice(0, 3)).toEqual(colorOf("magma", level, top - 90, top));
      checked++;
    }
    expect(checked).toBeGreaterThan(3);
  });

  test(`${file}: the waveform shows every extreme of the recording`, async ({ page }) => {
    const app = await App.open(page, `rec=${id}`);
    const v = await app.values("waveform");
    const peak = v.y.reduce((a, y) => Math.max(a, Math.abs(y)), 0);
    const said = await app.fact("Peak");
    if (said.endsWith("dBFS")) expect(20 * Math.log10(peak)).toBeCloseTo(Number(said.replace("−", "-").replace(" dBFS", "")), 2);
    else expect(peak).toBeCloseTo(parseFloat(said), 2);
  });
}

test("the settings are in the address: a reload and a link show the same, back and forward go between", async ({ page }) => {
  const app = await App.open(page, "");
  await page.locator("#recording-speech").click();
  await app.shows("speech.wav");
  await page.locator("#fft").selectOption("1024");
  await page.locator("#window").selectOption("blackman-harris");
  await page.locator("#map").selectOption("magma");
  await expect(page).toHaveURL(/rec=speech/);
  await expect(page).toHaveURL(/fft=1024/);
  await expect(page).toHaveURL(/window=blackman-harris/);
  await expect(page).toHaveURL(/map=magma/);
  await app.settled();
  const values = await app.values("spectrum");
  expect(values.x).toHaveLength(513);

  await page.reload();
  await app.shows("speech.wav");
  expect(await app.values("spectrum")).toEqual(values);
  await expect(page.locator("#fft")).toHaveValue("1024");
  await expect(page.locator("#map")).toHaveValue("magma");

  await page.goBack();
  await expect(page.locator("#map")).toHaveValue("viridis");
  await page.goForward();
  await expect(page.locator("#map")).toHaveValue("magma");
});

test("zooming the spectrogram selects the time span of the spectrum, and a double click the whole", async ({ page }) => {
  const app = await App.open(page, "rec=music");
  const whole = await app.values("spectrum");
  const box = (await page.locator("#spectrogram").boundingBox())!;
  const view = (await app.driver.view("spectrogram"))!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=[\d.]+&.*to=[\d.]+/);
  const zoomed = (await app.driver.view("spectrogram"))!;
  expect(zoomed.x[1] - zoomed.x[0]).toBeLessThan((view.x[1] - view.x[0]) / 2);
  await expect.poll(async () => (await app.values("spectrum")).y).not.toEqual(whole.y);

  await page.reload();
  await app.settled();
  const again = (await app.driver.view("spectrogram"))!;
  expect(again.x[0]).toBeCloseTo(zoomed.x[0], 1);
  expect(again.x[1]).toBeCloseTo(zoomed.x[1], 1);

  await page.locator("#whole").click();
  await expect(page).not.toHaveURL(/from=/);
  await expect.poll(async () => (await app.values("spectrum")).y).toEqual(whole.y);
});
