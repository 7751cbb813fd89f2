// How a table is read: what was decided is shown with the first rows, and can be changed; the file is read again, and what
// was shown stays when it can't be.

import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";

const rows = Array.from({ length: 400 }, (_, i) => `${((i - 100) / 1000).toFixed(3).replace(".", ",")};${Math.sin(i / 5).toFixed(4).replace(".", ",")};${i % 9}`);
const german = Buffer.from(["Device;Scope 5000", "Serial;1234", "", "Time;Channel A;Channel B", "(s);(mV);(V)", ...rows].join("\r\n"));

async function open(app: App): Promise<void> {
  await app.choose("scope.csv", german);
  await app.shows("scope.csv");
  await app.page.locator("#import-open").click();
}

test("the panel shows the first rows as they are read, and what was decided", async ({ page }) => {
  const app = await App.open(page, "");
  await open(app);
  const preview = page.locator("#preview");
  await expect(preview.locator("thead th")).toHaveText(["Line", "Read as", "1: Time (s), time", "2: Channel A (mV)", "3: Channel B (V)"]);
  await expect(preview.locator("tbody tr").filter({ hasText: "names" })).toHaveText(/^4names/);
  await expect(preview.locator("tbody tr").filter({ hasText: "values" }).first()).toHaveText(/^6values-0,1000,00000$/);
  for (const [name, decided] of [["separator", "semicolon"], ["decimal", "comma"], ["heading", "4"], ["units", "5"], ["time", "1"], ["timeUnit", "s"]]) {
    await expect(page.locator(`#import-${name} option`).first()).toHaveText(new RegExp(`Automatic \\(.*${decided}`));
  }
  await expect(page.locator("#import-rate")).toHaveAttribute("placeholder", "Automatic (1000)");
  await expect(page.locator("#import-start")).toHaveAttribute("placeholder", "Automatic (-0.1)");
});

test("a change reads the file again, stands in the address, and goes with All automatic", async ({ page }) => {
  const app = await App.open(page, "");
  await open(app);
  await page.locator("#import-timeUnit").selectOption("ms");
  await expect.poll(() => app.fact("Sample rate")).toBe("1000000 Hz");
  await expect(page).toHaveURL(/import=/);
  await page.locator("#import-start").fill("2025-03-30T01:59:58.25Z");
  await page.locator("#import-start").press("Enter");
  await expect(page.locator("#facts")).toContainText("2025-03-30 01:59:58.25 UTC");
  await app.settled();
  await expect.poll(async () => (await app.driver.view("waveform"))!.x[0]).toBeCloseTo(1743299998.25, 4);

  // The same file, chosen again, is read the same way.
  await page.locator("#recording-ecg").click();
  await app.shows("ecg.csv");
  await app.choose("scope.csv", german);
  await app.shows("scope.csv");
  expect(await app.fact("Sample rate")).toBe("1000000 Hz");

  await page.locator("#import-open").click();
  await page.locator("#import-automatic").click();
  await expect.poll(() => app.fact("Sample rate")).toBe("1000 Hz");
  await expect(page).not.toHaveURL(/import=/);
});

test("what can't be read so is said, and what was shown stays", async ({ page }) => {
  const app = await App.open(page, "");
  await open(app);
  const before = await app.values("waveform");
  await page.locator("#import-separator").selectOption("bar |");
  await expect(page.locator("#alert")).toContainText("scope.csv");
  expect(await app.values("waveform")).toEqual(before);
  await expect(page.locator("#import-separator")).toHaveValue("bar |"); // the draft stays, to go on from
  await page.locator("#import-rate").fill("-5");
  await page.locator("#import-rate").press("Enter");
  expect(await page.locator("#import-rate").evaluate((el: HTMLInputElement) => el.validationMessage)).toContain("rate is -5");
  await page.locator("#import-automatic").click();
  await expect(page.locator("#alert")).toBeEmpty();
  await app.shows("scope.csv");
});

test("a table that can't be read has the panel too, works by the keyboard, and is as wide as a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const app = await App.open(page, "");
  await app.choose("words.csv", Buffer.from("this is\nno table of numbers\n"));
  await expect(page.locator("#alert")).toContainText("words.csv");
  await page.locator("#import-open").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#preview")).toContainText("no table of numbers");
  await page.keyboard.press("Tab");
  await expect(page.locator("#import-separator")).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
