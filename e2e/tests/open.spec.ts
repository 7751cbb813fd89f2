// Ways to open that go wrong, files that are odd, and pictures that a widget refuses: the page says what it shows.

import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";
import { sine, wav } from "../lib/wav";

const rate = 8000;
const good = wav({ rate, channels: 1, bits: 16 }, rate, sine(rate, 1000));

interface Dropped {
  name: string;
  folder?: boolean;
  base64?: string;
}

/** Drops files and folders on the page; a browser makes folders only for a user. */
async function drop(app: App, items: Dropped[], text?: string): Promise<void> {
  const transfer = await app.page.evaluateHandle(
    ([items, text]) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of items) transfer.items.add(new File(base64 ? [Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))] : [], name));
      if (text) transfer.setData("text/plain", text);
      let next = 0; // the page asks for each file, in order
      DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: items[next++]?.folder ?? false }) as FileSystemEntry;
      return transfer;
    },
    [items, text] as const,
  );
  await app.page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await app.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

const base64 = good.toString("base64");

test("a folder is said to be one, and what was shown stays", async ({ page }) => {
  const app = await App.open(page, "rec=speech");
  await drop(app, [{ name: "measurements", folder: true }]);
  await expect(page.locator("#alert")).toHaveText("measurements is a folder. Open the files in it, one at a time.");
  await app.shows("speech.wav");
});

test("of several files the first is opened, and the others are named", async ({ page }) => {
  const app = await App.open(page, "");
  await drop(app, [{ name: "folder", folder: true }, { name: "first.wav", base64 }, { name: "second.wav", base64 }]);
  await app.shows("first.wav");
  await expect(page.locator("#notice")).toHaveText("One recording is shown at a time: first.wav was opened. Not opened: second.wav, folder.");
  await page.locator("#recording-ecg").click();
  await app.shows("ecg.csv");
  await expect(page.locator("#notice")).toBeEmpty();
});

test("text and nothing at all are no files", async ({ page }) => {
  const app = await App.open(page, "");
  await drop(app, [], "1,2,3");
  await expect(page.locator("#alert")).toContainText("What was dropped is no file.");
});

test("a file that can't be read says so in plain words, and what was shown stays", async ({ page }) => {
  const app = await App.open(page, "rec=speech");
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("A requested file or directory could not be found", "NotFoundError"));
  });
  await app.choose("gone.wav", good);
  await expect(page.locator("#alert")).toContainText(/gone\.wav.*moved, renamed or removed/);
  await app.shows("speech.wav");
});

test("a recording is closed", async ({ page }) => {
  const app = await App.open(page, "rec=speech&map=magma");
  await page.locator("#close").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#showing")).toHaveText("No recording is open.");
  await expect(page.locator("#pictures")).toHaveCount(0);
  await expect(page).toHaveURL(/\/\?map=magma$/);
  await page.goBack();
  await app.shows("speech.wav");
});

test("one of many channels is chosen by its number", async ({ page }) => {
  const app = await App.open(page, "");
  const channels = 5000;
  await app.choose("many.wav", wav({ rate, channels, bits: 16 }, 64, (_, c) => (c + 1) / channels / 2));
  await app.shows("many.wav");
  expect(await page.locator("option").count()).toBeLessThan(200);
  await page.locator("#ch").fill("5000");
  await page.locator("#ch").press("Enter");
  await expect(page.locator("#showing")).toContainText("channel 5000 of 5000");
  await app.settled();
  expect((await app.values("waveform")).y[0]).toBeCloseTo(0.5, 3);
  await page.locator("#mix").check();
  await expect(page.locator("#showing")).toContainText("the mean of its 5000 channels");
  await page.locator("#mix").uncheck();
  await expect(page.locator("#showing")).toContainText("channel 1 of 5000");
});

test("names of 245 letters, of files, channels and in errors, make nothing wider than a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const app = await App.open(page, "");
  const name = "n".repeat(241) + ".csv";
  const column = "c".repeat(245);
  const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await app.choose(name, Buffer.from([`t (s),${column},${column}2 (${"u".repeat(60)})`, ...Array.from({ length: 300 }, (_, i) => `${i},${i % 5},${i % 3}`)].join("\n")));
  await app.shows(name);
  await fits();
  await page.locator("#import-open").click();
  await fits();
  await app.choose("e".repeat(241) + ".wav", Buffer.from("RIFF"));
  await expect(page.locator("#alert")).toContainText("eee");
  await fits();
});

test.describe("refused", () => {
  test.use({ expected: /t0 is 3e\+15/ }); // on the console too

  test("a refused picture is marked as an old one, with the reason, until it is good again", async ({ page }) => {
    await App.open(page, "rec=ecg");
    await expect(page.locator(".band")).toHaveCount(0);
    await page.locator("#import-open").click();
    await page.locator("#import-start").fill("3e15"); // farther from 0 than the axes of the pictures reach
    await page.locator("#import-start").press("Enter");
    for (const id of ["waveform", "spectrogram"]) {
      await expect(page.locator(`#old-${id}`)).toContainText(/^Old picture, from before: t0 is .*allowed/);
      await expect(page.locator(`.stage-old > #${id}`)).toHaveCount(1);
    }
    await expect(page.locator("#old-spectrum")).toBeEmpty(); // it knows no time
    await page.locator("#import-automatic").click();
    await expect(page.locator(".band")).toHaveCount(0);

    // The same reason is said again of another recording, and where there was no picture before.
    await page.goto(page.url().replace(/\?.*/, `?rec=ecg&import=${encodeURIComponent('{"start":"3e15"}')}`));
    await expect(page.locator("#old-waveform")).toContainText(/^There is no picture: t0 is /);
  });
});

for (const [width, query] of [[1280, "rec=ecg&unit=v2hz"], [1280, "rec=speech"], [390, "rec=ecg&unit=v2hz"]] as const) {
  test(`the plots line up, ${width} pixels, ${query}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1600 });
    const app = await App.open(page, query);
    const sides = () =>
      page.evaluate(() =>
        ["waveform", "spectrogram", "spectrum"].map((id) => {
          const el = document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"];
          const { x, y } = el.view!;
          return [x[0], x[1]].map((at) => Math.round(el.pixelOf(at, y[0])!.x));
        }),
      );
    await app.settled();
    await expect.poll(async () => new Set((await sides()).map(String)).size).toBe(1);
  });
}
