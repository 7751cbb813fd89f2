// The program does not load: the element says so, `ready` rejects, the page goes on, and retry() works.

import type { Page } from "@playwright/test";
import { address, Driver, expect, hosts, test } from "../lib/hosts";
import { example, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Widget = HTMLElementTagNameMap["sonde-spectrum"];

test.use({ expected: /Failed to load resource|wasm/i });

const failures: { name: string; says: RegExp; fulfil: Parameters<Page["route"]>[1] }[] = [
  { name: "is not there (404)", says: /404/, fulfil: (route) => route.fulfill({ status: 404, body: "no" }) },
  {
    name: "is an HTML page",
    says: /HTML/i,
    fulfil: (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Not here</title>" }),
  },
  {
    name: "is HTML that calls itself wasm",
    says: /HTML/i,
    fulfil: (route) => route.fulfill({ contentType: "application/wasm", body: "<!doctype html><title>Not here</title>" }),
  },
  {
    name: "is damaged",
    says: /wasm|WebAssembly/i,
    fulfil: (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9, 9, 9]) }),
  },
  { name: "can't be reached", says: /reach|network|fetch|load/i, fulfil: (route) => route.abort() },
];

for (const failure of failures) {
  test(`the program ${failure.name}: visible text, ready rejects, retry() works`, async ({ page }) => {
    await page.route("**/elements*.wasm", failure.fulfil);
    const driver = await Driver.open(page, "plain");
    const { tag, props } = example("sonde-heatmap", "cells");
    await page.evaluate(([tag, props]) => window.host.mount("a", tag, props as Record<string, unknown>), [tag, props] as const);
    const rejected = await page.evaluate(async () => {
      try {
        await (document.getElementById("a") as Widget).ready;
        return "resolved";
      } catch (error) {
        return error instanceof Error ? error.message : `not an Error: ${error}`;
      }
    });
    expect(rejected).toMatch(failure.says);
    await expect(page.locator("#a").getByText(failure.says)).toBeVisible();
    expect(await driver.events("a", "widget-error")).toMatchObject([{ detail: { prop: null, message: expect.stringMatching(failure.says) } }]);

    await page.unroute("**/elements*.wasm");
    await page.evaluate(async () => {
      const el = document.getElementById("a") as Widget;
      el.retry();
      await el.ready;
    });
    await expect(page.locator("#a").getByText(failure.says)).toBeHidden();
    const shown = await picture(page, "a");
    await driver.mount("b", tag, props);
    expect(await picture(page, "b")).toBe(shown);
  });
}

for (const host of hosts) {
  test(`a page of ${host} goes on when the program is not there`, async ({ page }) => {
    await page.route("**/elements*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
    await page.goto(address(host));
    await page.waitForFunction(() => window.host !== undefined);
    for (const tag of tags) {
      await page.evaluate(
        ([tag, props]) => window.host.mount(tag, tag, props as Record<string, unknown>),
        [tag, example(tag).props] as const,
      );
      await expect(page.locator(`#${tag}`).getByText(/404/)).toBeVisible();
    }
    for (const tag of tags) await page.evaluate((tag) => window.host.unmount(tag), tag);
    await expect(page.locator(tags.join())).toHaveCount(0);
  });
}
