// All of the memory that a program can have is filled with arrays, matrices and streams: something is refused in the end, in
// words that name what holds memory, and nothing else happens.

import { Driver, expect, test } from "../lib/hosts";
import { countPrograms, expectRefusal, fill } from "../lib/fill";

const bytes = 3.7e9;

for (let seed = 1; seed <= 20; seed++) {
  test(`order ${seed} of filling memory ends in a refusal`, async ({ page }) => {
    const programs = await countPrograms(page);
    await Driver.open(page, "plain");
    await expectRefusal(page, await fill(page, seed, bytes), await programs());
  });
}

test("a fifth stream of 260 million samples is refused, and the four others keep what they have", async ({ page }) => {
  const programs = await countPrograms(page);
  const driver = await Driver.open(page, "plain");
  const peak: number[] = [];
  for (let i = 1; i <= 5; i++) {
    await driver.mount(`s${i}`, "sonde-waveform", { sampleRate: 1e6, history: 260 });
    await page.evaluate(async (i) => {
      const el = document.getElementById(`s${i}`) as HTMLElementTagNameMap["sonde-waveform"];
      el.addEventListener("widget-error", (event) => event.preventDefault());
      el.push(new Float32Array(1e6).fill(i));
      await el.ready;
    }, i);
    const [error] = await driver.events(`s${i}`, "widget-error");
    if (error) expect((error.detail as { allowed: string }).allowed).toContain("sonde-waveform#s1 ");
    else peak.push(i);
  }
  expect(peak.length).toBe(3); // 3.1 GB, and no room for a fourth
  for (const i of peak) expect(Math.max(...(await driver.values(`s${i}`)).y)).toBe(i);
  expect(await programs()).toBe(1);
});
