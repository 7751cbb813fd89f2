// The heatmap's own answers: limits dragged on the colour bar, the cell under the mouse on axes of any kind, and data of
// which there is no ordinary picture.

import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/tab";
import { colorOf, picture, pixelAt, place } from "../lib/pixels";

const tag = "sonde-heatmap";
const nan = [150, 150, 150, 255];

/** The shape of the pointer over the plot. */
const cursor = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.getElementById("a")!.shadowRoot!.querySelector("[part=plot]")!).cursor);

/** The colour of the cell in the middle of row r of one column. */
const cell = async (page: Page, r: number) => (await pixelAt(page, "a", 0.5, r + 0.5)).slice(0, 3);

test.describe("the colour bar", () => {
  test("gives other limits when an end is dragged, and its own on a double click", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const rows = 11;
    const norm = { vmin: 0, vmax: 10 };
    await driver.mount("a", tag, { rows, columns: 1, data: Float64Array.from({ length: rows }, (_, i) => i), ...norm });
    const before = await picture(page, "a");
    const top = await place(page, "a", 1, rows);
    const bottom = await place(page, "a", 1, 0);
    const plain = await cursor(page);

    // The bar is to the right of the plot; its end can be taken where the pointer has the shape for it.
    const bar = { x: top.x, y: top.y };
    while (await page.mouse.move(bar.x, bar.y), (await cursor(page)) !== "ns-resize") {
      bar.x += 4;
      expect(bar.x, "the bar is within 100 pixels of the plot").toBeLessThan(top.x + 100);
    }
    expect(plain).not.toBe("ns-resize");
    bar.x += 6;
    const half = (top.y + bottom.y) / 2;
    await page.mouse.move(bar.x, bar.y);
    await page.mouse.down();
    await page.mouse.move(bar.x, half - 20, { steps: 3 });
    await page.mouse.move(bar.x, half, { steps: 3 });
    expect(await cursor(page)).toBe("ns-resize");
    await page.mouse.up();
    expect(await cursor(page)).toBe(plain);
    const pixel = 10 / (bottom.y - top.y);
    const dragged = await driver.event<typeof norm>("a", "limits-change", (d) => Math.abs(d.vmax - 5) <= pixel);
    expect(dragged.vmin).toBe(0);
    expect((await driver.events("a", "limits-change")).length).toBeGreaterThan(2); // while it is dragged too
    await driver.ready("a");
    for (const r of [0, 1, 2, 3, 4]) expect(await cell(page, r)).toEqual(colorOf("viridis", r, 0, dragged.vmax));
    const over = await cell(page, 6);
    for (const r of [7, 10]) expect(await cell(page, r)).toEqual(over); // the colour of what is over the limit
    expect(over).not.toEqual(colorOf("viridis", 10, 0, 10));
    expect(await driver.events("a", "view-change")).toEqual([]);

    // The lower end stays below the upper one, however far it is dragged.
    await page.mouse.move(bar.x, bottom.y);
    await page.mouse.down();
    await page.mouse.move(bar.x, top.y - 50, { steps: 3 });
    await page.mouse.up();
    const low = await driver.event<typeof norm>("a", "limits-change", (d) => d.vmin > 4);
    expect(low.vmin).toBeLessThan(low.vmax);

    await page.mouse.dblclick(bar.x, half);
    expect(await driver.event<typeof norm>("a", "limits-change", (d) => d.vmax === 10)).toEqual(norm);
    await page.mouse.move(5, 5);
    await driver.ready("a");
    expect(await picture(page, "a")).toBe(before);
  });
});

test.describe("the mouse", () => {
  const numbers = Float64Array.of(1 / 3, -2e300, 5e-324, 7, NaN, Infinity, 2 ** 53, -0.1, 1e-9);
  const xedges = [-1, 0, 1, 5];
  const yedges = [1, 10, 1000, 1e4];
  const clock = Date.UTC(2026, 0, 31, 23, 59) / 1000;
  const mean = (a: number, b: number) => (a + b) / 2;
  const geometric = (a: number, b: number) => Math.sqrt(a * b);

  const axes = [
    { name: "irregular", props: { xedges, yedges: [0, 2, 3, 9] }, x: xedges, y: [0, 2, 3, 9], middle: mean },
    { name: "irregular and logarithmic", props: { xedges, yedges, yScale: "log" }, x: xedges, y: yedges, middle: geometric },
    { name: "logarithmic", props: { y0: 1, y1: 1e6, yScale: "log", origin: "top" }, x: [0, 1, 2, 3], y: [1, 100, 1e4, 1e6], middle: geometric },
    { name: "time", props: { y0: clock, y1: clock + 180, yScale: "time" }, x: [0, 1, 2, 3], y: [0, 60, 120, 180].map((s) => clock + s), middle: mean },
  ];
  for (const { name, props, x, y, middle } of axes) {
    test(`tells the raw value and the cell on axes that are ${name}, on both sides of every edge`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, { rows: 3, columns: 3, data: numbers, ...props });
      const values = await driver.values("a");
      values.x.forEach((edge, i) => expect(edge).toBeCloseTo(x[i], 9));
      values.y.forEach((edge, i) => expect(Math.abs(edge - y[i])).toBeLessThanOrEqual(1e-12 * y[i]));
      for (let row = 0; row < 3; row++) {
        for (let column = 0; column < 3; column++) {
          const value = numbers[3 * row + column];
          const at = { row, column, value: Number.isNaN(value) ? null : value };
          const low = await place(page, "a", x[column], y[row]);
          const high = await place(page, "a", x[column + 1], y[row + 1]);
          const inside = (a: number, b: number) => [a + 1.5 * Math.sign(b - a), (a + b) / 2, b - 1.5 * Math.sign(b - a)];
          const ys = inside(low.y, high.y);
          for (const [i, px] of inside(low.x, high.x).entries()) {
            await page.mouse.move(5, 5);
            await expect.poll(async () => (await driver.events("a", "cursor-change")).at(-1)?.detail ?? null).toBe(null);
            await page.mouse.move(px, ys[i]);
            const said = await driver.event<{ x: number; y: number }>("a", "cursor-change", (d) => d !== null);
            expect(said).toMatchObject(at);
            expect(said.x).toBeCloseTo(mean(x[column], x[column + 1]), 9);
            expect(said.y / middle(y[row], y[row + 1])).toBeCloseTo(1, 9);
          }
        }
      }
    });
  }
});

test.describe("data without an ordinary picture", () => {
  const even = { rows: 2, columns: 2, data: [1, 2, 3, 4] };

  test("each have a picture that is defined, and no error", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, even);
    const middle = colorOf("viridis", 0.5, 0, 1);
    await driver.set("a", { data: [NaN, NaN, NaN, NaN] });
    expect(await pixelAt(page, "a", 0.5, 1.5)).toEqual(nan);
    await driver.set("a", { nanColor: "#00ff00" });
    expect(await pixelAt(page, "a", 0.5, 1.5)).toEqual([0, 255, 0, 255]);
    for (const constant of [0, -7, 1e300, 5e-324]) {
      await driver.set("a", { data: Array(4).fill(constant), nanColor: undefined });
      expect((await pixelAt(page, "a", 1.5, 0.5)).slice(0, 3), `constant ${constant}`).toEqual(middle);
    }
    await driver.set("a", { data: [NaN, 3, NaN, Infinity], vmin: 0, vmax: 3.01 });
    expect((await pixelAt(page, "a", 1.5, 0.5)).slice(0, 3)).toEqual(colorOf("viridis", 1, 0, 1.001));
    expect(await pixelAt(page, "a", 0.5, 0.5)).toEqual(nan);
    await driver.set("a", { rows: 1, columns: 4, data: [1, 2, 3, 4], vmin: undefined, vmax: undefined });
    for (let c = 0; c < 4; c++) {
      expect((await pixelAt(page, "a", c + 0.5, 0.5)).slice(0, 3)).toEqual(colorOf("viridis", c, 0, 3));
    }
    await driver.set("a", { rows: 1, columns: 1, data: [42] });
    expect((await pixelAt(page, "a", 0.5, 0.5)).slice(0, 3)).toEqual(middle);
    const one = await picture(page, "a");
    await driver.set("a", { rows: 0, columns: 0, data: [] });
    expect(await driver.values("a")).toMatchObject({ x: [], y: [] });
    const none = await picture(page, "a");
    expect(none).not.toBe(one);
    expect(none).not.toBe("empty");
    await driver.set("a", { rows: 1, columns: 1, data: [42] });
    expect(await picture(page, "a")).toBe(one);
    expect(await driver.events("a", "widget-error")).toEqual([]);
  });

  test("a logarithm of what has none is symlog: signs and order stay", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const data = [-100, -1, 0, 1, 10, 100];
    await driver.mount("a", tag, { rows: 6, columns: 1, data, norm: "log" });
    const colors = Array.from({ length: 256 }, (_, i) => colorOf("viridis", i, 0, 256).join());
    const at: number[] = [];
    for (let r = 0; r < 6; r++) at.push(colors.indexOf((await cell(page, r)).join()));
    expect(at[0]).toBe(0);
    expect(at[5]).toBe(255);
    expect(at[2]).toBe(128);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(new Set(at).size).toBe(6);
    const positive = await picture(page, "a");
    await driver.set("a", { norm: "symlog" });
    expect(await picture(page, "a")).not.toBe(positive); // whose bar says what it is

    await driver.set("a", { norm: "linear", yScale: "log", y0: -10, y1: 10 });
    const { y } = await driver.values("a");
    expect([y[0], y.at(-1)]).toEqual([-10, 10]);
    expect(y[3]).toBeCloseTo(0, 9);
    expect(y[4]).toBeLessThan(1); // equal steps on a symlog axis
    const fallback = await picture(page, "a");
    await driver.set("a", { yScale: "symlog" });
    expect(await picture(page, "a")).not.toBe(fallback); // the axis says so
    expect(await driver.events("a", "widget-error")).toEqual([]);
  });

  const refused: { name: string; props?: object; attributes?: Record<string, string>; prop: string; allowed: RegExp }[] = [
    { name: "too few data", props: { data: [1, 2, 3] }, prop: "data", allowed: /rows x columns = 2 x 2 = 4 values/ },
    { name: "rows that are none", attributes: { rows: "two" }, prop: "rows", allowed: /whole number/ },
    { name: "negative rows", attributes: { rows: "-1" }, prop: "rows", allowed: /from 0/ },
    { name: "edges that go back", props: { xedges: [0, 2, 1] }, prop: "xedges", allowed: /each above the one before/ },
    { name: "edges that stand still", props: { yedges: Float32Array.of(0, 0, 1) }, prop: "yedges", allowed: /each above the one before/ },
    { name: "an edge that is no number", props: { yedges: [0, NaN, 1] }, prop: "yedges", allowed: /finite numbers/ },
    { name: "too few edges", props: { xedges: [0, 1] }, prop: "xedges", allowed: /3 values, one more than there are cells/ },
    { name: "an axis without length", attributes: { x0: "1", x1: "1" }, prop: "x1", allowed: /above x0 = 1/ },
    { name: "limits the wrong way round", attributes: { vmin: "2", vmax: "1" }, prop: "vmax", allowed: /above vmin = 2/ },
    { name: "an unknown norm", attributes: { norm: "cubic" }, prop: "norm", allowed: /linear.*log.*symlog/ },
    { name: "a colour by name", attributes: { "nan-color": "gray" }, prop: "nanColor", allowed: /#rrggbb/ },
    { name: "a history below 0", attributes: { history: "-1" }, prop: "history", allowed: /0 to/ },
    { name: "isolines without end", props: { levels: [0, Infinity] }, prop: "levels", allowed: /finite numbers/ },
  ];
  test("is refused with the prop and what is allowed, and the last good picture stays", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    for (const { name, props = {}, attributes = {}, prop, allowed } of refused) {
      await test.step(name, async () => {
        await driver.mount("a", tag, even);
        const [before, values] = [await picture(page, "a"), await driver.values("a")];
        await page.evaluate(
          async ([props, attributes]) => {
            const element = document.getElementById("a")!;
            element.addEventListener("widget-error", (event) => event.preventDefault());
            for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
            Object.assign(element, props);
          },
          [props, attributes] as const,
        );
        await driver.ready("a");
        const errors = await driver.events("a", "widget-error");
        expect(errors).toMatchObject([{ detail: { prop, allowed: expect.stringMatching(allowed), phase: "update" } }]);
        expect(await picture(page, "a")).toBe(before);
        expect(await driver.values("a")).toEqual(values);
        await driver.unmount("a");
        await driver.forget("a");
      });
    }
  });

  test("is refused by the methods that push, and what is right is taken", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, even);
    const before = await picture(page, "a");
    const push = async (method: string, samples: number[]) => {
      await driver.forget("a");
      await page.evaluate(
        ([method, samples]) => {
          const element = document.getElementById("a") as unknown as HTMLElement & Record<string, (s: number[]) => void>;
          element.addEventListener("widget-error", (event) => event.preventDefault(), { once: true });
          element[method](samples);
        },
        [method, samples] as const,
      );
      await driver.ready("a");
      return (await driver.events("a", "widget-error")).map(({ detail }) => detail);
    };
    expect(await push("pushRows", [5, 6])).toMatchObject([{ prop: "pushRows", allowed: expect.stringContaining("history") }]);
    expect(await picture(page, "a")).toBe(before);
    await driver.set("a", { history: 3 });
    expect(await push("pushRows", [5, 6, 7])).toMatchObject([{ prop: "pushRows", value: "3 values", allowed: "a multiple of columns = 2" }]);
    expect(await picture(page, "a")).toBe(before);
    expect(await push("pushRows", [5, 6, NaN, NaN])).toEqual([]);
    expect(await driver.values("a")).toMatchObject({ rows: 3, columns: 2, z: [3, 4, 5, 6, NaN, NaN] });
    expect(await driver.events("a", "history-change")).toMatchObject([{ detail: { gaps: 1, lost: 0 } }]);
    expect(await push("pushColumns", [5, 6, 7])).toMatchObject([{ prop: "pushColumns" }]);
  });
});
