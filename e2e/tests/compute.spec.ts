// The kernels without elements: in a page, a Worker and an AudioWorklet, under the strict Content-Security-Policy.

import { expect, test } from "@playwright/test";
import { port } from "../lib/ports";

test("the kernels read the same in a page, a Worker and an AudioWorklet", async ({ page }) => {
  const asked: string[] = [];
  const problems: string[] = [];
  page.on("request", (r) => asked.push(new URL(r.url()).pathname));
  page.on("console", (m) => m.type() === "error" && problems.push(m.text()));
  page.on("pageerror", (e) => problems.push(e.message));
  await page.goto(`http://localhost:${await port("SONDE_HOSTS_PORT")}/plain/compute/`);
  for (const place of ["page", "worker", "worklet"]) {
    // A full-scale sine on a bin has the level 0 dBFS, and the transform n/2.
    await expect(page.locator(`#${place}`), place).toHaveText("0.000 dBFS, 128.00");
  }
  expect(problems).toEqual([]);
  expect(asked.filter((p) => p.endsWith("elements.wasm"))).toEqual([]);
});
