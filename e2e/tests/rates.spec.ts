// Recordings of all sample rates, from one sample in a week to a million million in a second, and of all origins of time: the
// facts, the axes and the span say the same, and no picture is an old one.

import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";

/** A table of n rows: times from start on, by a rate, and a tone of an eighth of the rate. */
function table(rate: number, n: number, start = 0): Buffer {
  const rows = Array.from({ length: n }, (_, i) => `${Number((start + i / rate).toPrecision(12))},${Math.sin((Math.PI * i) / 4).toFixed(6)}`);
  return Buffer.from(["time_s,level", ...rows].join("\n"));
}

const rates: [rate: number, duration: string, unit: string, from: string, address: number][] = [
  [1e-6, "64000000 s", "s", "8000000", 8e6],
  [1234567, "51.84", "µs", "8.1", 8.1e-6],
  [25e6, "2.56 µs", "µs", "0.32", 0.32e-6],
  [1e12, "64 ps", "ps", "8", 8e-12],
];

for (const [rate, duration, unit, from, address] of rates) {
  test(`a table of ${rate} samples in a second`, async ({ page }) => {
    const app = await App.open(page, "");
    await app.choose("tone.csv", table(rate, 64));
    await app.shows("tone.csv");
    expect(await app.fact("Sample rate")).toBe(`${rate < 1 ? "0.000001" : rate} Hz`);
    expect(await app.fact("Duration")).toContain(duration);
    await expect(page.locator(".band")).toHaveCount(0);
    for (const id of ["waveform", "spectrogram"]) {
      const { x } = (await app.driver.view(id))!;
      expect(x[0]).toBe(0);
      expect(x[1] / (64 / rate)).toBeCloseTo(1, 9);
    }
    const { x, y } = await app.values("spectrum");
    expect(x[y.indexOf(Math.max(...y))] / (rate / 8)).toBeCloseTo(1, 6);

    await expect(page.locator("#settings legend")).toHaveText(`Time span, ${unit}`);
    await page.locator("#from").fill(from);
    await page.locator("#from").press("Enter");
    await expect(page).toHaveURL(/from=/);
    expect(Number(new URL(page.url()).searchParams.get("from")) / address).toBeCloseTo(1, 2);
    await expect.poll(async () => (await app.driver.view("waveform"))!.x[0] / address).toBeCloseTo(1, 2);
    await expect(page.locator("#from")).toHaveValue(from);
  });
}

test("time begins where the table says: before 0", async ({ page }) => {
  const app = await App.open(page, "");
  await app.choose("trigger.csv", table(1000, 400, -0.2));
  await app.shows("trigger.csv");
  expect(await app.fact("Start")).toBe("−200 ms");
  for (const id of ["waveform", "spectrogram"]) {
    const { x } = (await app.driver.view(id))!;
    expect(x[0]).toBeCloseTo(-0.2, 12);
    expect(x[1]).toBeCloseTo(0.2, 12);
  }
  await page.locator("#from").fill("-100");
  await page.locator("#from").press("Enter");
  await expect(page.locator("#to")).toHaveValue("200"); // the whole, until it is changed
  await page.locator("#to").fill("50");
  await page.locator("#to").press("Enter");
  await expect(page).toHaveURL(/from=-0\.1&.*to=0\.05/);
  await expect.poll(async () => (await app.driver.view("spectrogram"))!.x.map((t) => Number(t.toFixed(9)))).toEqual([-0.1, 0.05]);
  await app.settled();
  await expect(page.locator("#spectrum")).toHaveAttribute("aria-label", "Spectrum from −100 to 50 ms");
});

test("time begins at a date: the axes are clocks, and so are the fields of the span", async ({ page }) => {
  const app = await App.open(page, "");
  const second = (i: number) => new Date(Date.UTC(2025, 2, 30, 1, 59, 58) + 1000 * i).toISOString().replace(".000Z", "Z");
  await app.choose("log.csv", Buffer.from(["time,level", ...Array.from({ length: 60 }, (_, i) => `${second(i)},${i % 7}`)].join("\n")));
  await app.shows("log.csv");
  expect(await app.fact("Start")).toBe("2025-03-30 01:59:58 UTC");
  const start = Date.UTC(2025, 2, 30, 1, 59, 58) / 1000;
  expect((await app.driver.view("waveform"))!.x).toEqual([start, start + 60]);
  expect((await app.driver.view("spectrogram"))!.x).toEqual([start, start + 60]);
  await page.locator("#from").fill("02:00:08");
  await page.locator("#from").press("Enter");
  await expect(page).toHaveURL(/from=10&/);
  await expect(page.locator("#from")).toHaveValue("2025-03-30 02:00:08");
  await expect.poll(async () => (await app.driver.view("waveform"))!.x).toEqual([start + 10, start + 60]);
});

test("what differs by its last digits is no flat line, and its peak is written in full", async ({ page }) => {
  const app = await App.open(page, "");
  await app.choose("reference.csv", Buffer.from(["t (s),f (Hz)", ...Array.from({ length: 100 }, (_, i) => `${i},${(1e7 + (i % 2 ? 0.001 : -0.001)).toFixed(3)}`)].join("\n")));
  await app.shows("reference.csv");
  expect(await app.fact("Peak")).toBe("10000000.001 Hz");
  const { y } = (await app.driver.view("waveform"))!;
  expect(y[1] - y[0]).toBeLessThan(0.003);
});
