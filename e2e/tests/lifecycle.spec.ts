// Elements come and go, move and hide, as frameworks make them; nothing is lost and nothing stays behind.

import type { Page } from "@playwright/test";
import { Driver, expect, hosts, test } from "../lib/tab";
import { example, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Widget = HTMLElementTagNameMap["sonde-spectrum"];

/** Zooms in, so that there is a state to lose. */
async function zoom(driver: Driver, id: string) {
  const { x, y } = (await driver.view(id))!;
  await driver.setView(id, { x: [x[0] + (x[1] - x[0]) / 3, x[1]], y: [y[0], y[1] - (y[1] - y[0]) / 4] });
  return (await driver.view(id))!;
}

for (const host of hosts) {
  test.describe(host, () => {
    for (const tag of tags) {
      const { props } = example(tag);

      test(`${tag} keeps its state when the order of the widgets changes`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        for (const id of ["a", "b", "c"]) await driver.mount(id, tag, props);
        const view = await zoom(driver, "a");
        const before = await picture(page, "a");
        await page.evaluate(() => ((window as unknown as { kept: unknown }).kept = document.getElementById("a")));
        await driver.order(["c", "b", "a"]);
        await driver.ready("a");
        expect(await page.evaluate(() => (window as unknown as { kept: unknown }).kept === document.getElementById("a"))).toBe(true);
        expect(await driver.view("a")).toEqual(view);
        expect(await picture(page, "a")).toBe(before);
        expect((await driver.stats()).instances).toBe(3);
      });

      test(`${tag} comes back from hiding with its props and shows the same`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const before = await picture(page, "a");
        await driver.keep("a", false);
        await driver.keep("a", true);
        await driver.ready("a");
        expect(await picture(page, "a")).toBe(before);
        await driver.set("a", { label: "After" });
        expect(await picture(page, "a")).not.toBe(before);
        expect((await driver.stats()).instances).toBe(1);
      });
    }
  });
}

test.describe("100 times mounted and unmounted", () => {
  for (const host of ["plain", "react", "vue"] as const) {
    for (const tag of tags) {
      test(`${tag} in ${host} leaves nothing behind`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        const { props } = example(tag);
        const cycle = async (times: number) => {
          await page.evaluate(
            async ([tag, props, times]) => {
              for (let i = 0; i < times; i++) {
                await window.host.mount("x", tag, props as Record<string, unknown>);
                await (document.getElementById("x") as Widget).ready;
                await window.host.unmount("x");
              }
            },
            [tag, props, times] as const,
          );
          await expect.poll(async () => (await driver.stats()).instances).toBe(0);
        };
        await cycle(10); // buffers that are used again reach their size
        const start = await driver.stats();
        await cycle(100);
        const end = await driver.stats();
        expect(end.handles).toBe(0);
        // A leaked instance would cost its data and pixels, over 100 KB each time; spans of the allocator vary by less
        // than one such instance in all.
        expect(end.heapBytes - start.heapBytes).toBeLessThan(100_000);
      });
    }
  }
});

test.describe("plain", () => {
  const { tag, props } = example("sonde-heatmap", "cells");

  async function samePicture(page: Page, make: (args: { tag: string; props: Record<string, unknown> }) => Promise<void>) {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, props);
    const wanted = await picture(page, "a");
    await driver.unmount("a");
    await page.evaluate(make, { tag, props });
    await driver.ready("a");
    expect(await picture(page, "a")).toBe(wanted);
  }

  test("props set before the element is in the page count", ({ page }) =>
    samePicture(page, async ({ tag, props }) => {
      const el = Object.assign(document.createElement(tag), props, { id: "a" });
      await Promise.resolve();
      document.querySelector("main")!.append(el);
    }));

  test("props set after the element is in the page count", ({ page }) =>
    samePicture(page, async ({ tag, props }) => {
      const el = document.createElement(tag);
      el.id = "a";
      document.querySelector("main")!.append(el);
      await (el as Widget).ready;
      Object.assign(el, props);
    }));

  test("props set before the element is defined count", ({ page }) =>
    samePicture(page, async ({ tag, props }) => {
      const el = Object.assign(document.createElement("late-heatmap"), props, { id: "a" });
      document.querySelector("main")!.append(el);
      (customElements.get(tag) as unknown as { define(tag: string): void }).define("late-heatmap");
      await customElements.whenDefined("late-heatmap");
    }));

  test("a clone, and markup parsed by innerHTML, come alive", ({ page }) =>
    samePicture(page, async ({ props }) => {
      const holder = document.createElement("div");
      holder.innerHTML = `<sonde-heatmap rows="3" columns="4" vmin="0" vmax="10" label="Cells"></sonde-heatmap>`;
      const el = holder.firstElementChild!.cloneNode(true) as HTMLElement;
      el.id = "a";
      document.querySelector("main")!.append(el);
      (el as unknown as { data: unknown }).data = props.data;
    }));

  test("an element lives inside another shadow root", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await page.evaluate(
      async ({ tag, props }) => {
        const outer = document.createElement("div");
        const el = Object.assign(document.createElement(tag), props);
        outer.attachShadow({ mode: "open" }).append(el);
        document.querySelector("main")!.append(outer);
        await (el as unknown as Widget).ready;
        if (!(el as unknown as Widget).values()) throw new Error("no values");
        outer.remove();
      },
      { tag, props },
    );
    await expect.poll(async () => (await driver.stats()).instances).toBe(0);
  });

  test("dispose gives everything back, may be called twice, and the element lives again when it is put back", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, props);
    const before = await picture(page, "a");
    await page.evaluate(() => {
      const el = document.getElementById("a") as Widget;
      el.dispose();
      el.dispose();
    });
    await expect.poll(async () => (await driver.stats()).instances).toBe(0);
    expect((await driver.stats()).handles).toBe(0);
    await driver.keep("a", false);
    await driver.keep("a", true);
    await driver.ready("a");
    expect(await picture(page, "a")).toBe(before);
  });

  test("an element of no size, and one that is not displayed, are painted once they have a size", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, props);
    const before = await picture(page, "a");
    for (const [property, value] of [["width", "0px"], ["display", "none"]]) {
      await page.evaluate(([p, v]) => document.getElementById("a")!.style.setProperty(p, v), [property, value]);
      await driver.set("a", { colormap: "magma" });
      await page.evaluate((p) => document.getElementById("a")!.style.removeProperty(p), property);
      await driver.set("a", { colormap: undefined });
      await expect.poll(() => picture(page, "a")).toBe(before);
    }
  });

  test("a change in place is seen after refresh", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, props);
    const before = await picture(page, "a");
    await page.evaluate(async () => {
      const el = document.getElementById("a") as HTMLElementTagNameMap["sonde-heatmap"];
      (el.data as Float32Array)[0] = 9;
      el.refresh();
      await el.ready;
    });
    expect((await driver.values("a")).z![0]).toBe(9);
    expect(await picture(page, "a")).not.toBe(before);
  });

  test("one array in several elements is held once", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await page.evaluate(
      async ({ tag, props }) => {
        for (const id of ["a", "b", "c"]) {
          await window.host.mount(id, tag, props); // the same array each time
          await (document.getElementById(id) as Widget).ready;
        }
      },
      { tag, props },
    );
    expect(await driver.stats()).toMatchObject({ instances: 3, handles: 1 });
  });
});
