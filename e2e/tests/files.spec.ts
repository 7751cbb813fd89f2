// Files of the user's own: good ones of all formats, and bad ones, of which the page says what is wrong and goes on.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "../lib/app";
import { test as fresh } from "../lib/hosts";
import { keepMemory, memoryOf } from "../lib/memory";
import { expect, test } from "../lib/tab";
import { sine, wav, type Format } from "../lib/wav";

const rate = 8000;
const formats: [name: string, format: Format, tolerance: number][] = [
  ["16 bit", { rate, channels: 1, bits: 16 }, 0.01],
  ["24 bit", { rate, channels: 1, bits: 24 }, 0.001],
  ["float 32", { rate, channels: 1, bits: 32, float: true }, 0.001],
  ["16 bit, extensible", { rate, channels: 2, bits: 16, extensible: true }, 0.01],
  ["24 bit, extensible, six channels", { rate, channels: 6, bits: 24, extensible: true }, 0.001],
  ["float 32, extensible, three channels", { rate, channels: 3, bits: 32, float: true, extensible: true }, 0.001],
];

/** The highest bin of the spectrum and its level. */
async function peak(app: App): Promise<{ hz: number; level: number }> {
  const { x, y } = await app.values("spectrum");
  const bin = y.reduce((best, level, k) => (level > y[best] ? k : best), 1);
  return { hz: x[bin], level: y[bin] };
}

for (const [name, format, tolerance] of formats) {
  test(`a WAV file, ${name}: a full-scale sine reads 0 dBFS in each channel`, async ({ page }) => {
    const app = await App.open(page, "fft=1024");
    const tone = (c: number) => 1000 + 250 * c; // on bins of 1024 at 8 kHz
    await app.choose("tone.wav", wav(format, rate, (i, c) => sine(rate, tone(c))(i)));
    await app.shows("tone.wav");
    for (let c = 0; c < format.channels; c++) {
      if (format.channels > 1) {
        await page.locator("#ch").selectOption(String(c + 1));
        await app.settled();
      }
      await expect.poll(async () => (await peak(app)).hz).toBe(tone(c));
      expect(Math.abs((await peak(app)).level)).toBeLessThanOrEqual(tolerance);
    }
    await expect(page.locator("#alert")).toBeEmpty();
  });
}

test("channels may be mixed: those in opposite phase are silent together", async ({ page }) => {
  const app = await App.open(page, "fft=1024");
  await app.choose("opposite.wav", wav({ rate, channels: 2, bits: 32, float: true }, rate, (i, c) => (c ? -1 : 1) * sine(rate, 1000)(i)));
  await app.shows("opposite.wav");
  expect((await peak(app)).level).toBeGreaterThan(-0.1);
  await page.locator("#ch").selectOption("mix");
  await app.settled();
  await expect.poll(async () => Math.max(...(await app.values("spectrum")).y.filter(Number.isFinite), -400)).toBeLessThan(-200);
});

test("CSV with a time column: its rate is known, and its columns are channels", async ({ page }) => {
  const app = await App.open(page, "fft=500");
  const rows = Array.from({ length: 2000 }, (_, i) => `${(i / 500).toFixed(3)},${Math.sin((2 * Math.PI * 50 * i) / 500)},${Math.sin((2 * Math.PI * 120 * i) / 500)}`);
  await app.choose("two.csv", Buffer.from(["time_s,slow,fast", ...rows].join("\r\n")));
  await app.shows("two.csv");
  expect((await peak(app)).hz).toBeCloseTo(50, 6);
  await page.locator("#ch").selectOption("2");
  await app.settled();
  await expect.poll(async () => (await peak(app)).hz).toBeCloseTo(120, 6);
});

test("CSV without a time column: the rate is asked for", async ({ page }) => {
  const app = await App.open(page, "fft=512");
  await app.choose("plain.csv", Buffer.from(Array.from({ length: 1024 }, (_, i) => Math.sin((2 * Math.PI * i) / 8)).join("\n")));
  await app.shows("plain.csv");
  expect((await peak(app)).hz).toBeCloseTo(1 / 8, 9); // cycles per sample
  await page.locator("#rate").fill("16000");
  await page.locator("#rate").press("Enter");
  await expect(page).toHaveURL(/rate=16000/);
  await app.settled();
  await expect.poll(async () => (await peak(app)).hz).toBeCloseTo(2000, 6);
});

test("a file dropped anywhere in the window is opened", async ({ page }) => {
  const app = await App.open(page, "fft=1024");
  const bytes = wav({ rate, channels: 1, bits: 16 }, rate, sine(rate, 1500)).toString("base64");
  const transfer = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], "dropped.wav"));
    return transfer;
  }, bytes);
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await app.shows("dropped.wav");
  expect((await peak(app)).hz).toBe(1500);
});

const good = wav({ rate, channels: 1, bits: 16 }, rate, sine(rate, 1000));
const zeroRate = Buffer.from(good);
zeroRate.writeUInt32LE(0, 24);

// Files of which nothing can be shown: the sentence names the file, the byte and the reason.
const bad: [name: string, bytes: Buffer, says: RegExp][] = [
  ["empty.wav", Buffer.alloc(0), /empty\.wav.*byte 0.*empty/i],
  ["picture.wav", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /picture\.wav.*byte 0.*PNG/i],
  ["page.wav", Buffer.from("<!doctype html><title>Not found</title>"), /page\.wav.*byte 0.*HTML/i],
  ["song.wav", Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\0", "latin1"), Buffer.alloc(200)]), /song\.wav.*byte 0.*MP3/i],
  ["head.wav", good.subarray(0, 20), /head\.wav.*byte \d+/],
  ["rate.wav", zeroRate, /rate\.wav.*byte 20.*rate/i],
  ["words.csv", Buffer.from("this is\nno table of numbers\n"), /words\.csv.*byte \d+/],
];

for (const [name, bytes, says] of bad) {
  test(`${name}: the page says what is wrong, and goes on with what it showed`, async ({ page }) => {
    const app = await App.open(page, "rec=speech&fft=1024");
    const before = await app.values("spectrum");
    await app.choose(name, bytes);
    await expect(page.getByRole("alert").filter({ hasText: name })).toHaveText(says);
    expect(await app.values("spectrum")).toEqual(before);
    await app.choose("good.wav", good);
    await app.shows("good.wav");
    await expect(page.locator("#alert")).toBeEmpty();
    expect((await peak(app)).hz).toBe(1000);
  });
}

// Files that are not whole: what could be read is shown, and said to be partial.
const huge = Buffer.from(good);
huge.writeUInt32LE(0x7fffffff, 40); // says that 2 GB of samples follow
const partial: [name: string, bytes: Buffer, says: RegExp][] = [
  ["short.wav", good.subarray(0, 44 + 8000), /short\.wav.*byte \d+/],
  ["huge.wav", huge, /huge\.wav.*byte \d+/],
  ["cell.csv", Buffer.from(Array.from({ length: 600 }, (_, i) => (i === 500 ? "oops" : String(i % 7))).join("\n")), /line 501/],
];

for (const [name, bytes, says] of partial) {
  fresh(`${name}: what could be read is shown and said to be partial`, async ({ page }) => {
    await keepMemory(page);
    const app = await App.open(page, "fft=256");
    await app.choose(name, bytes);
    await app.shows(name);
    await expect(page.locator("#remarks")).toHaveText(says);
    expect((await app.values("spectrum")).y.length).toBe(129);
    const memory = await memoryOf(page);
    expect(memory).toBeGreaterThan(1e6);
    expect(memory).toBeLessThan(200e6); // nothing was allocated on the header's word
  });
}

test("the recording of a shipped WAV file, chosen as a file, is the same", async ({ page }) => {
  const app = await App.open(page, "rec=speech");
  const shipped = await app.values("spectrum");
  await app.choose("mine.wav", readFileSync(join(import.meta.dirname, "../../app/recordings/speech.wav")));
  await app.shows("mine.wav");
  expect((await app.values("spectrum")).y).toEqual(shipped.y);
});
