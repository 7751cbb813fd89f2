// Rendering on the server: the package under Node, and React's pages brought to life in the browser.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, origin, test } from "../lib/tab";
import { accent } from "../lib/oracle";
import { distanceTo, place } from "../lib/pixels";

const node = (source: string) =>
  promisify(execFile)(process.execPath, ["--input-type=module", "-e", source], { cwd: join(import.meta.dirname, "..") });

for (const entry of ["", "/react", "/vue", "/testing", "/jsx", "/define/sonde-spectrum.js", "/elements/sonde-heatmap.js"]) {
  test(`importing @sonde-viz/elements${entry.replace(/\.js$/, "")} under Node does nothing but define exports`, async () => {
    const path = entry.replace(/\.js$/, "");
    const { stdout, stderr } = await node(`
      const before = Object.getOwnPropertyNames(globalThis);
      let called = [];
      for (const name of ["fetch", "setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame"]) {
        globalThis[name] = () => called.push(name);
      }
      before.push("requestAnimationFrame");
      await import("@sonde-viz/elements${path}");
      const added = Object.getOwnPropertyNames(globalThis).filter((n) => !before.includes(n) && !n.startsWith("__VUE")); // those are Vue's
      console.log(JSON.stringify({ called, added }));
    `);
    expect(JSON.parse(stdout)).toEqual({ called: [], added: [] });
    expect(stderr).toBe("");
  });
}

for (const host of ["react", "vue"]) {
  test(`${host} renders scalars as attributes on the server, and no data`, async ({ request }) => {
    const html = await (await request.get(`${origin}/${host}/hydrate.html`)).text();
    const [tag] = /<sonde-spectrum[^>]*>/.exec(html)!;
    expect(tag).toContain(' sample-rate="1024"');
    expect(tag).toContain(' fft-size="1024"');
    expect(tag).toContain(' label="Rendered on the server"');
    expect(tag).not.toContain(" data=");
  });

  test(`a page that ${host} rendered on the server comes to life with its data and its events`, async ({ page }) => {
    await page.goto(`${origin}/${host}/hydrate.html`);
    const el = page.locator("sonde-spectrum");
    type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];
    await expect.poll(() => el.evaluate((e: Spectrum) => e.ready.then(() => e.values()?.y.length ?? 0))).toBe(513);
    const level = await el.evaluate((e: Spectrum) => e.values()!.y[64]);
    expect(level).toBeCloseTo(0, 2); // a full-scale sine
    expect(await distanceTo(page, "a", 64, level, accent, 2)).toBeLessThanOrEqual(64);
    const { x, y } = await place(page, "a", 64, level);
    await page.mouse.move(x, y + 5);
    await page.mouse.move(x, y);
    await expect(page.locator("#bin")).toHaveText("64");
  });
}
