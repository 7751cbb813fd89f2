// Files that people have (app/recording/cases), opened in the app one after the other: facts, axes, remarks and numbers.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "../lib/app";
import { expect, test } from "../lib/hosts";

interface Case {
  Name: string;
  File: string;
  Rate: number; // 0: not known
  Start: string; // seconds from 0, or a date
  Channels: { Name: string; Unit: string; Gaps: number }[];
  Note: string;
}

const folder = join(import.meta.dirname, "../../build/e2e/cases");
const cases: Case[] = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));

/** The tone in a case: cycles in a sample, and its level in the spectrum; null for none that all segments show. */
function toneOf({ Name, Channels: [{ Unit, Gaps }] }: Case): { frequency: number; level: number } | null {
  if (Name.startsWith("w")) return { frequency: 1 / 8, level: -6.02 };
  if (/^(z|x03)/.test(Name) || Gaps > 0) return null;
  return { frequency: 1 / 20, level: 20 * Math.log10(Math.SQRT2 * (Unit === "mV" ? 1000 : 1)) };
}

test("at least the 32 files of the kinds that were read wrongly are there", () => {
  for (const prefix of ["c", "x", "w", "z"]) expect(cases.filter((c) => c.Name.startsWith(prefix)).length).toBeGreaterThan(1);
  expect(cases.length).toBeGreaterThanOrEqual(32);
});

// In four pages, so that two workers share them.
for (const part of [0, 1, 2, 3]) {
  test(`files that people have, part ${part + 1}`, async ({ page }) => {
    const app = await App.open(page, "");
    for (const c of cases.filter((_, i) => i % 4 === part)) {
      await test.step(c.Name, () => opens(app, c));
    }
  });
}

async function opens(app: App, c: Case): Promise<void> {
  const { page } = app;
  const say = (what: string) => `${c.Name}: ${what}`;
  await app.choose(c.File, readFileSync(join(folder, c.File)));
  await app.shows(c.File);
  await expect(page.locator(".band"), say("no picture is an old one")).toHaveCount(0);
  await expect(page.locator("#alert")).toBeEmpty();

  const samples = Number(await app.fact("Samples"));
  expect(samples, say("samples")).toBe(c.Name.startsWith("w") ? 4000 : 400);
  expect(await app.fact("Channels"), say("channels")).toBe(String(c.Channels.length));
  expect(await app.fact("Sample rate"), say("rate")).toBe(c.Rate ? `${c.Rate} Hz` : "unknown");
  const [channel] = c.Channels;
  if (channel.Unit) expect(await app.fact("Peak"), say("unit")).toContain(` ${channel.Unit}`);
  if (c.Channels.length > 1) await expect(page.locator("#ch option"), say("names")).toContainText(c.Channels.map(({ Name }) => Name));
  const remarks = (await page.locator("#remarks").allTextContents()).join(" ");
  expect(remarks, say("remark")).toContain(c.Note);
  if (channel.Gaps > 0) expect(remarks, say("gaps")).toContain(`${channel.Gaps} samples are missing`);

  const absolute = c.Start.endsWith("Z");
  const start = absolute ? Date.parse(c.Start) / 1000 : Number(c.Start);
  if (absolute) expect(await app.fact("Start"), say("start")).toBe(c.Start.replace("T", " ").replace("Z", " UTC"));
  const rate = c.Rate || 1;
  const exact = Math.max((1e-9 * samples) / rate, 2 ** -52 * start); // of float64 at the start
  for (const id of ["waveform", "spectrogram"]) {
    const { x } = (await app.driver.view(id))!;
    expect(Math.abs(x[0] - start), say(`${id} from ${x[0]}`)).toBeLessThanOrEqual(exact);
    expect(Math.abs(x[1] - start - samples / rate), say(`${id} to ${x[1]}`)).toBeLessThanOrEqual(exact);
  }

  const tone = toneOf(c);
  if (!tone) return;
  const { x, y } = await app.values("spectrum");
  const peak = y.reduce((best, v, k) => (k > 4 && v > y[best] ? k : best), 4); // beyond what does not alternate
  expect(x[peak] / (tone.frequency * rate), say("frequency")).toBeCloseTo(1, 9);
  expect(Math.abs(y[peak] - tone.level), say(`level ${y[peak]}`)).toBeLessThan(0.02); // one file has three digits
}
