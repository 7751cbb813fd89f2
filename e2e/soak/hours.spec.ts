// Recordings of an hour, 691 MB each, opened in turn: the one before gives its memory back before the next is read. A
// recording that is closed, or whose reading is cancelled, leaves room for the next one too.

import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";
import { keepMemory, memoryOf } from "../lib/memory";
import { wav } from "../lib/wav";

test.describe.configure({ mode: "serial", timeout: 900_000 });

const rate = 48000;
const one = 3600 * rate * 4; // bytes of an hour of 16-bit stereo
const most = 1.3 * one + 100e6;

const folder = mkdtempSync(join(tmpdir(), "sonde-hours-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an hour of a tone whose period is a whole part of a second, once. */
function hour(name: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const hz = 1000 + 100 * name.length;
  const second = wav({ rate, channels: 2, bits: 16 }, rate, (i, c) => (c ? 0.25 : 0.5) * Math.sin((2 * Math.PI * hz * i) / rate));
  const head = Buffer.from(second.subarray(0, 44));
  head.writeUInt32LE(36 + one, 4);
  head.writeUInt32LE(one, 40);
  const file = openSync(path, "w");
  writeSync(file, head);
  for (let i = 0; i < 3600; i++) writeSync(file, second, 44);
  closeSync(file);
  return path;
}

/** The memory of the program and of JavaScript, with what lies outside of its heap. */
async function memory(page: Page, client: CDPSession): Promise<number> {
  const { usedSize, backingStorageSize } = (await client.send("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize: number };
  return (await memoryOf(page)) + usedSize + backingStorageSize;
}

/** Waits until a recording is shown, and returns the most memory seen meanwhile. */
async function shown(app: App, client: CDPSession, name: string): Promise<number> {
  let peak = 0;
  const look = async (): Promise<number> => {
    peak = Math.max(peak, await memory(app.page, client));
    return app.page.locator("#showing", { hasText: name }).count();
  };
  await expect.poll(look, { timeout: 600_000, intervals: [200] }).toBe(1);
  await app.settled();
  await look();
  return peak;
}

async function open(app: App, client: CDPSession, name: string): Promise<number> {
  await app.page.locator("#file").setInputFiles(hour(name));
  return shown(app, client, name);
}

test("three recordings of an hour, opened in turn, take the memory of one", async ({ page }) => {
  await keepMemory(page);
  const app = await App.open(page, "");
  const client = await page.context().newCDPSession(page);
  for (const name of ["one.wav", "second.wav", "the third.wav"]) {
    const peak = await open(app, client, name);
    console.log(`${name}: ${Math.round(peak / 1e6)} MB, program ${Math.round((await memoryOf(page)) / 1e6)} MB`);
    expect(peak, name).toBeLessThan(most);
    expect(await app.fact("Duration")).toBe("3600 s");
    await expect(page.locator("#closed button")).toHaveCount(0);
  }
});

test("a recording that is closed, and one whose reading is cancelled, leave room", async ({ page }) => {
  await keepMemory(page);
  const app = await App.open(page, "");
  const client = await page.context().newCDPSession(page);
  await open(app, client, "one.wav");
  await page.locator("#close").click();
  await expect(page.locator("#showing")).toHaveText("No recording is open.");
  await page.locator("#file").setInputFiles(hour("second.wav"));
  await page.locator("#cancel").click();
  await expect(page.locator("#showing")).toHaveText("No recording is open.");
  expect(await open(app, client, "the third.wav")).toBeLessThan(most);

  // What fails after the one before was closed says so, and offers it again.
  await page.locator("#file").setInputFiles(hour("second.wav"));
  await page.locator("#cancel").click();
  await expect(page.locator("#closed")).toContainText("the third.wav was closed to make room");
  await page.locator("#again").click();
  expect(await shown(app, client, "the third.wav")).toBeLessThan(most);
});
