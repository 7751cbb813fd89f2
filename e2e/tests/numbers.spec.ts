// Numbers on their way into elements and out of them: integers and their full scale, values that are not numbers, sizes beyond float32, one
// axis of a view, and places in an element with a border.

import type { Page } from "@playwright/test";
import { Driver, expect, test } from "../lib/tab";
import { example, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];
type Heatmap = HTMLElementTagNameMap["sonde-heatmap"];

interface WidgetError {
  prop: string;
  value: string;
  allowed: string;
}

/** The highest level of a widget that shows a half-scale sine as an array of a kind, given as data or pushed. */
function level(page: Page, tag: string, kind: string, pushed: boolean, more: Record<string, unknown> = {}): Promise<number> {
  return page.evaluate(
    async ([tag, kind, pushed, more]) => {
      const el = document.createElement(tag) as Spectrum;
      const bits = Number(/\d+/.exec(kind)![0]);
      const [full, zero] = kind.startsWith("Float") ? [1, 0] : [2 ** (bits - 1), kind.startsWith("Uint") ? 2 ** (bits - 1) : 0];
      const type = (globalThis as unknown as Record<string, Int16ArrayConstructor>)[kind];
      const data = type.from({ length: 8000 }, (_, i) => {
        const v = zero + 0.5 * full * Math.sin((2 * Math.PI * i) / 10);
        return full === 1 ? v : Math.round(v);
      });
      Object.assign(el, { sampleRate: 1000, fftSize: 1000, ...more });
      if (!pushed) el.data = data;
      document.body.append(el);
      if (pushed) el.push(data);
      await el.ready;
      const { y, z, rows, columns } = el.values()!;
      // Without the direct current of unsigned numbers, which lies in the first few bins.
      const levels = z ? [...z].filter((_, i) => y[Math.floor(i / columns!)] > 20 && rows) : [...y].slice(20);
      el.remove();
      return levels.reduce((a, b) => Math.max(a, b), -Infinity);
    },
    [tag, kind, pushed, more] as const,
  );
}

for (const tag of ["sonde-spectrum", "sonde-spectrogram"]) {
  test(`integers have their full scale in ${tag}, whatever their kind, as data and pushed`, async ({ page }) => {
    await Driver.open(page, "plain");
    for (const kind of ["Float32Array", "Float64Array", "Int8Array", "Int16Array", "Int32Array", "Uint8Array", "Uint16Array", "Uint32Array"]) {
      for (const pushed of [false, true]) {
        expect(await level(page, tag, kind, pushed), `${kind}, pushed ${pushed}`).toBeCloseTo(20 * Math.log10(0.5), 1);
      }
    }
    expect(await level(page, tag, "Int16Array", false, { fullScale: 2048 })).toBeCloseTo(20 * Math.log10(16384 / 2048), 2);
    expect(await level(page, tag, "Int16Array", false, { unit: "v" })).toBeCloseTo(16384 * Math.SQRT1_2, 0);
  });

  test(`samples of any size have their level in ${tag}`, async ({ page }) => {
    await Driver.open(page, "plain");
    for (const exponent of [-1000, -565, -100, 0, 100, 665, 1000]) {
      const got = await page.evaluate(
        async ([tag, exponent]) => {
          const read = [];
          for (const unit of ["db", "v"] as const) {
            const el = document.createElement(tag) as Spectrum;
            const data = Float64Array.from({ length: 8000 }, (_, i) => Math.SQRT2 * Math.sin((2 * Math.PI * i) / 10) * 2 ** exponent);
            Object.assign(el, { sampleRate: 1000, fftSize: 1000, unit, data });
            document.body.append(el);
            await el.ready;
            const { y, z } = el.values()!;
            read.push([...(z ?? y)].reduce((a, b) => Math.max(a, b), -Infinity));
            el.remove();
          }
          return read;
        },
        [tag, exponent] as const,
      );
      expect(got[0], `2^${exponent}`).toBeCloseTo(exponent * 20 * Math.log10(2), 2);
      expect(got[1] / 2 ** exponent, `2^${exponent}`).toBeCloseTo(1, 2);
    }
  });
}

test.describe("values that are not numbers", () => {
  test.use({ expected: /; allowed: / });

  for (const tag of tags) {
    test(`${tag} says which value of an array is not a number, and the last good picture stays`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      const { props } = example(tag);
      await driver.mount("a", tag, props);
      const before = await picture(page, "a");
      for (const [wrong, value] of [['"x"', '"x" at index 3'], ["7n", "7n at index 3"], ["true", "true at index 3"], ["[1]", "an array at index 3"]]) {
        await driver.forget("a");
        await page.evaluate((wrong) => ((document.getElementById("a") as Spectrum).data = new Function(`return [1, 2, null, ${wrong}, 5]`)()), wrong);
        await driver.ready("a");
        expect(await driver.event<WidgetError>("a", "widget-error")).toMatchObject({ prop: "data", value, allowed: "numbers, and null for a sample that is missing" });
        expect(await driver.events("a", "widget-error"), wrong).toHaveLength(1);
        expect(await picture(page, "a")).toBe(before);
      }
      // Beyond what is copied in one slice of time.
      await driver.forget("a");
      await page.evaluate(() => {
        const long = new Array(400_000).fill(0);
        long[399_999] = "last";
        const now = performance.now.bind(performance);
        let ahead = 0;
        performance.now = () => now() + (ahead += 10); // a slice is over whenever the clock is looked at
        (document.getElementById("a") as Spectrum).data = long;
      });
      await driver.ready("a");
      expect(await driver.event<WidgetError>("a", "widget-error")).toMatchObject({ value: '"last" at index 399999' });
      expect(await driver.events("a", "widget-error")).toHaveLength(1);
      expect(await picture(page, "a")).toBe(before);
    });
  }

  test("null is a missing sample, and a push of what is not numbers is refused", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", "sonde-heatmap", { data: [1, null, 3, 4], rows: 2, columns: 2 });
    expect((await driver.values("a")).z).toEqual([1, NaN, 3, 4]);
    expect(await driver.events("a", "widget-error")).toEqual([]);
    await driver.mount("b", "sonde-waveform", {});
    await page.evaluate(() => (document.getElementById("b") as Spectrum).push([1, "2"] as never));
    expect(await driver.event<WidgetError>("b", "widget-error")).toMatchObject({ prop: "push", value: '"2" at index 1' });
  });

  test("the first error of data that are not an array names them", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    for (const [i, [value, written]] of ([["junk", "junk"], [{ rows: 2 }, "an object"]] as const).entries()) {
      await driver.mount(`a${i}`, "sonde-heatmap", { rows: 2, columns: 2, data: value });
      expect(await driver.events(`a${i}`, "widget-error")).toMatchObject([{ detail: { prop: "data", value: written } }]);
    }
  });

  test("props set one after the other are no error on the way, and one at rest", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<sonde-heatmap id="late" rows="2" columns="3"></sonde-heatmap>');
      const errors: unknown[] = ((window as unknown as { errors: unknown[] }).errors = []);
      document.getElementById("late")!.addEventListener("widget-error", (e) => errors.push((e as CustomEvent).detail.prop));
    });
    const late = () => page.evaluate(async () => {
      await (document.getElementById("late") as Heatmap).ready;
      return (window as unknown as { errors: unknown[] }).errors.splice(0);
    });
    expect(await late()).toEqual([]);
    await page.evaluate(() => ((document.getElementById("late") as Heatmap).data = [1, 2, 3, 4, 5, 6]));
    expect(await late()).toEqual([]);
    // In tasks of their own before the next frame: rows that do not fit yet, then data that do.
    await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => {
      const el = document.getElementById("late") as Heatmap;
      el.rows = 3;
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {
        el.data = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        resolve();
      };
      port1.postMessage(0);
    })));
    expect(await late()).toEqual([]);
    await page.evaluate(() => ((document.getElementById("late") as Heatmap).rows = 4));
    expect(await late()).toEqual(["data"]);
    void driver;
  });
});

for (const tag of tags) {
  test(`one axis of the view of ${tag} is set alone`, async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    await driver.mount("a", tag, example(tag).props);
    const whole = (await driver.view("a"))!;
    const half = ([lo, hi]: [number, number]): [number, number] => [lo + (hi - lo) / 4, hi - (hi - lo) / 4];
    const set = async (view: object) => {
      await page.evaluate((view) => ((document.getElementById("a") as Spectrum).view = view), view);
      await driver.ready("a");
      return (await driver.view("a"))!;
    };
    const x = half(whole.x);
    const y = half(whole.y);
    const first = await set({ x });
    for (const [got, want] of [[first.x, x], [first.y, whole.y]]) got.forEach((v, i) => expect(v).toBeCloseTo(want[i], 6));
    const second = await set({ y });
    for (const [got, want] of [[second.x, x], [second.y, y]]) got.forEach((v, i) => expect(v).toBeCloseTo(want[i], 6));
    expect(await driver.events("a", "widget-error")).toEqual([]);
  });
}

test("the picture lies inside border and padding, and pixelOf counts from the element's edge", async ({ page }) => {
  const driver = await Driver.open(page, "plain");
  await driver.mount("a", "sonde-heatmap", { data: [1, 2, 3, 4], rows: 2, columns: 2 });
  const read = () => page.evaluate(() => {
    const el = document.getElementById("a") as Heatmap;
    const box = el.getBoundingClientRect();
    const canvas = el.shadowRoot!.querySelector("canvas")!.getBoundingClientRect();
    return { at: el.pixelOf(1, 1)!, inset: [canvas.left - box.left, canvas.top - box.top, box.right - canvas.right, box.bottom - canvas.bottom] };
  });
  const plain = await read();
  expect(plain.inset).toEqual([0, 0, 0, 0]);
  const sheet = `#a { box-sizing: content-box; border: 5px solid; border-left-width: 12px; padding: 7px 20px 3px 11px; }`;
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // As large inside as it was.
    const { width, height } = document.getElementById("a")!.getBoundingClientRect();
    sheet.insertRule(`#a { width: ${width}px; height: ${height}px; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, sheet);
  await driver.ready("a");
  await expect.poll(async () => (await read()).inset).toEqual([23, 12, 25, 8]);
  await driver.ready("a");
  const { at } = await read();
  expect([at.x - plain.at.x, at.y - plain.at.y]).toEqual([23, 12]);
});
